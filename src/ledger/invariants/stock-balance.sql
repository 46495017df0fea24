-- What lies at a place is the sum of what moved there, owned or not; never less than nothing.
select coalesce(b.org_id, l.org_id) as org_id,
  'item ' || coalesce(b.item_id, l.item_id) || ' at ' || coalesce(b.location_id, l.location_id) || ' lot ' || coalesce(b.lot_id, l.lot_id)
    || case when coalesce(b.is_owned, l.is_owned) then '' else ', not ours' end as subject,
  'balance ' || trim_scale(coalesce(b.quantity, 0)) || ', lines ' || trim_scale(coalesce(l.quantity, 0)) as detail
from stock_balance b
full join (
  select org_id, item_id, location_id, lot_id, is_owned, sum(quantity) as quantity
  from stock_line group by org_id, item_id, location_id, lot_id, is_owned) l
  on l.org_id = b.org_id and l.item_id = b.item_id and l.location_id = b.location_id and l.lot_id = b.lot_id and l.is_owned = b.is_owned
where coalesce(b.quantity, 0) <> coalesce(l.quantity, 0) or coalesce(b.quantity, 0) < 0
