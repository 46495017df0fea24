-- An open item's balance is the sum of the entries that name it; its account and party are theirs, the rest is the first one's. It is in a currency
-- while all of them are, and its balance there is their sum too.
select coalesce(o.org_id, j.org_id) as org_id, 'open item ' || coalesce(o.open_item_id, j.open_item_id) as subject,
  'balance ' || coalesce(o.balance, 0) || ', entries ' || coalesce(j.balance, 0) || '; ' || coalesce(o.account, 'none') || ' ' || coalesce(o.party_id::text, 'none')
    || ' of ' || coalesce(o.opened_on::text, 'never') || ', entries ' || coalesce(j.account, 'none') || ' ' || coalesce(j.party_id, 'none') || ' of ' || coalesce(f.posted_on::text, 'never')
    || '; ' || coalesce(o.currency || ' ' || o.currency_balance, 'base') || ', entries ' || coalesce(j.currency || ' ' || j.currency_balance, 'base') as detail
from open_item o
full join (
  select org_id, open_item_id, sum(debit) - sum(credit) as balance, min(account) as account, max(account) as other_account,
    min(party_id::text) as party_id, max(party_id::text) as other_party, count(*) - count(party_id) as unknown,
    case when count(*) = count(currency) and min(currency) = max(currency) then min(currency) end as currency,
    case when count(*) = count(currency) and min(currency) = max(currency)
      then sum(case when debit <> 0 then currency_amount else -currency_amount end) end as currency_balance
  from journal_line where open_item_id is not null group by org_id, open_item_id) j
  on j.org_id = o.org_id and j.open_item_id = o.open_item_id
left join (
  select distinct on (j.org_id, j.open_item_id) j.org_id, j.open_item_id, j.posted_on, j.due_on, p.document_id, p.document_type
  from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id
  where j.open_item_id is not null order by j.org_id, j.open_item_id, j.seq, j.line_no) f
  on f.org_id = o.org_id and f.open_item_id = o.open_item_id
where o.org_id is null or j.org_id is null or o.balance <> j.balance
  or o.currency is distinct from j.currency or o.currency_balance is distinct from j.currency_balance or o.account <> j.account or j.account <> j.other_account
  or o.party_id::text is distinct from j.party_id or j.party_id <> j.other_party or (j.party_id is not null and j.unknown <> 0) or o.opened_on <> f.posted_on or o.due_on is distinct from f.due_on
  or o.document_id <> f.document_id or o.document_type <> f.document_type
