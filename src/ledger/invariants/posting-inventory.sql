-- In every posting the value that stock gains is what the inventory accounts gain, item by item.
with account as (select distinct org_id, account from cost_pool),
stock as (select org_id, posting_id, item_id, sum(value) as value from stock_line where is_owned group by org_id, posting_id, item_id),
ledger as (
  select j.org_id, j.posting_id, j.item_id, sum(j.debit - j.credit) as value from journal_line j
  join account a on a.org_id = j.org_id and a.account = j.account group by j.org_id, j.posting_id, j.item_id)
select coalesce(s.org_id, l.org_id) as org_id, 'posting ' || p.seq || ' item ' || coalesce(s.item_id::text, l.item_id::text, 'none') as subject,
  'stock ' || coalesce(s.value, 0) || ', accounts ' || coalesce(l.value, 0) as detail
from stock s full join ledger l on l.org_id = s.org_id and l.posting_id = s.posting_id and l.item_id = s.item_id
join posting p on p.org_id = coalesce(s.org_id, l.org_id) and p.posting_id = coalesce(s.posting_id, l.posting_id)
where coalesce(s.value, 0) <> coalesce(l.value, 0);
