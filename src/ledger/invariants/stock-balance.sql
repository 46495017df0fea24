-- What is where is the sum of what moved there, and never below zero.
with line as (
  select org_id, item_id, location_id, lot_id, is_owned, sum(quantity) as quantity from stock_line
  where quantity <> 0 group by org_id, item_id, location_id, lot_id, is_owned)
select coalesce(b.org_id, l.org_id) as org_id, 'item ' || coalesce(b.item_id, l.item_id) || ' at ' || coalesce(b.location_id, l.location_id) as subject,
  'balance ' || coalesce(b.quantity, 0) || ', lines ' || coalesce(l.quantity, 0) as detail
from stock_balance b full join line l
  on l.org_id = b.org_id and l.item_id = b.item_id and l.location_id = b.location_id and l.lot_id = b.lot_id and l.is_owned = b.is_owned
where coalesce(b.quantity, 0) <> coalesce(l.quantity, 0) or coalesce(b.quantity, 0) < 0;
