-- The inventory accounts equal the stock's value, item by item, to the cent.
with account as (select distinct org_id, account from cost_pool),
ledger as (
  select j.org_id, j.item_id, sum(j.debit - j.credit) as value from journal_line j
  join account a on a.org_id = j.org_id and a.account = j.account group by j.org_id, j.item_id)
select coalesce(p.org_id, l.org_id) as org_id, 'item ' || coalesce(p.item_id::text, l.item_id::text, 'none') as subject,
  'stock ' || coalesce(p.value, 0) || ', account ' || coalesce(l.value, 0) as detail
from cost_pool p full join ledger l on l.org_id = p.org_id and l.item_id = p.item_id where coalesce(p.value, 0) <> coalesce(l.value, 0);
