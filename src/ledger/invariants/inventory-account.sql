-- The inventory accounts equal the stock value, item by item, to the cent; every entry on them names its item.
select coalesce(j.org_id, p.org_id) as org_id, coalesce(j.account, p.account) || ' item ' || coalesce(j.item_id::text, p.item_id::text, 'none') as subject,
  'account ' || coalesce(j.balance, 0) || ', stock ' || coalesce(p.value, 0) as detail
from (
  select j.org_id, j.account, j.item_id, sum(j.debit) - sum(j.credit) as balance
  from journal_line j join (select org_id, code from account where control = 'inventory' union select org_id, account from cost_pool) a
    on a.org_id = j.org_id and a.code = j.account
  group by j.org_id, j.account, j.item_id) j
full join cost_pool p on p.org_id = j.org_id and p.account = j.account and p.item_id = j.item_id
where coalesce(j.balance, 0) <> coalesce(p.value, 0)
