-- The layers of an item hold as much as its pool; for FIFO and specific lot its value too.
with layer as (select org_id, pool_id, sum(left_quantity) as quantity, sum(left_value) as value from cost_layer group by org_id, pool_id)
select p.org_id, 'item ' || p.item_id as subject,
  'pool ' || p.quantity || ' = ' || p.value || ', layers ' || coalesce(l.quantity, 0) || coalesce(' = ' || l.value, '') as detail
from cost_pool p left join layer l on l.org_id = p.org_id and l.pool_id = p.pool_id
where p.quantity <> coalesce(l.quantity, 0) or (p.method in ('fifo', 'specific_lot') and p.value <> coalesce(l.value, 0));
