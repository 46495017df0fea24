-- An open item's balance is the sum of the entries that name it; its account and party are theirs, the rest is the first one's.
select coalesce(o.org_id, j.org_id) as org_id, 'open item ' || coalesce(o.open_item_id, j.open_item_id) as subject,
  'balance ' || coalesce(o.balance, 0) || ', entries ' || coalesce(j.balance, 0) || '; ' || coalesce(o.account, 'none') || ' ' || coalesce(o.party_id::text, 'none')
    || ' of ' || coalesce(o.opened_on::text, 'never') || ', entries ' || coalesce(j.account, 'none') || ' ' || coalesce(j.party_id::text, 'none') || ' of ' || coalesce(j.opened_on::text, 'never') as detail
from open_item o
full join (
  select j.org_id, j.open_item_id, sum(j.debit) - sum(j.credit) as balance, min(j.account) as account, max(j.account) as other_account,
    (array_agg(j.party_id order by j.seq, j.line_no))[1] as party_id, count(distinct j.party_id) as parties, count(*) - count(j.party_id) as unknown,
    (array_agg(j.posted_on order by j.seq, j.line_no))[1] as opened_on, (array_agg(j.due_on order by j.seq, j.line_no))[1] as due_on,
    (array_agg(p.document_id order by j.seq, j.line_no))[1] as document_id, (array_agg(p.document_type order by j.seq, j.line_no))[1] as document_type
  from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id
  where j.open_item_id is not null group by j.org_id, j.open_item_id) j
  on j.org_id = o.org_id and j.open_item_id = o.open_item_id
where o.org_id is null or j.org_id is null or o.balance <> j.balance or o.account <> j.account or j.account <> j.other_account
  or o.party_id <> j.party_id or j.parties <> 1 or j.unknown <> 0 or o.opened_on <> j.opened_on or o.due_on is distinct from j.due_on
  or o.document_id <> j.document_id or o.document_type <> j.document_type
