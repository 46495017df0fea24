-- Posting by posting, what the stock lines say of an item's value is what its entries on the inventory account say.
select coalesce(s.org_id, j.org_id) as org_id, 'posting ' || coalesce(s.posting_id, j.posting_id) || ' item ' || coalesce(s.item_id::text, j.item_id::text, 'none') as subject,
  'stock lines ' || coalesce(s.value, 0) || ', entries ' || coalesce(j.value, 0) as detail
from (select org_id, posting_id, item_id, sum(value) as value from stock_line group by org_id, posting_id, item_id) s
full join (
  select j.org_id, j.posting_id, j.item_id, sum(j.debit) - sum(j.credit) as value
  from journal_line j join (select org_id, code from account where control = 'inventory' union select org_id, account from cost_pool) a
    on a.org_id = j.org_id and a.code = j.account
  group by j.org_id, j.posting_id, j.item_id) j
  on j.org_id = s.org_id and j.posting_id = s.posting_id and j.item_id = s.item_id
where coalesce(s.value, 0) <> coalesce(j.value, 0)
