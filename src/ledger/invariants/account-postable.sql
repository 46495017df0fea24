-- Entries stand on leaf accounts only, and on one that needs a party they name it: else a sum counts twice, or nobody knows who owes. An opening
-- may bring a balance as one sum.
select j.org_id, j.account || ', seq ' || j.seq as subject,
  case when a.is_leaf then 'line ' || j.line_no || ' names no party' else 'line ' || j.line_no || ' stands on an account that has others below it' end as detail
from journal_line j
join account a on a.org_id = j.org_id and a.code = j.account
join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id
where not a.is_leaf or (a.needs_party and j.party_id is null and p.document_type <> 'opening')
