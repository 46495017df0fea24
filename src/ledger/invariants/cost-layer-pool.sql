-- Layers left are the pool's quantity; for FIFO and specific lot they are its value too, and each lot's layers are what lies there of it.
select p.org_id, 'item ' || p.item_id as subject,
  'pool ' || trim_scale(p.quantity) || ' = ' || p.value || ', layers ' || trim_scale(coalesce(l.quantity, 0)) || ' = ' || coalesce(l.value::text, 'no value') as detail
from cost_pool p
left join (select org_id, pool_id, sum(left_quantity) as quantity, sum(left_value) as value from cost_layer group by org_id, pool_id) l
  on l.org_id = p.org_id and l.pool_id = p.pool_id
where p.quantity <> coalesce(l.quantity, 0) or (p.method in ('fifo', 'specific_lot') and p.value <> coalesce(l.value, 0))
union all
select p.org_id, 'item ' || p.item_id || ' lot ' || coalesce(b.lot_id, l.lot_id),
  'lies there ' || trim_scale(coalesce(b.quantity, 0)) || ', layers ' || trim_scale(coalesce(l.quantity, 0))
from (select org_id, item_id, lot_id, sum(quantity) as quantity from stock_balance where is_owned group by org_id, item_id, lot_id) b
full join (select org_id, item_id, lot_id, sum(left_quantity) as quantity from cost_layer group by org_id, item_id, lot_id) l
  on l.org_id = b.org_id and l.item_id = b.item_id and l.lot_id = b.lot_id
join cost_pool p on p.org_id = coalesce(b.org_id, l.org_id) and p.item_id = coalesce(b.item_id, l.item_id)
where p.method = 'specific_lot' and coalesce(b.quantity, 0) <> coalesce(l.quantity, 0)
