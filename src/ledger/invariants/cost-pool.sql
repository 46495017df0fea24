-- A pool's quantity and value are the sums of its owned lines; quantity zero means value zero; its last cost is that of the last line that
-- brought something.
select coalesce(p.org_id, l.org_id) as org_id, 'item ' || coalesce(p.item_id, l.pool_id) as subject,
  'pool ' || trim_scale(coalesce(p.quantity, 0)) || ' = ' || coalesce(p.value, 0) || ' last ' || coalesce(trim_scale(p.last_cost)::text, 'none')
    || ', lines ' || trim_scale(coalesce(l.quantity, 0)) || ' = ' || coalesce(l.value, 0) || ' last ' || coalesce(trim_scale(l.last_cost)::text, 'none') as detail
from cost_pool p
full join (
  select org_id, pool_id, sum(quantity) as quantity, sum(value) as value,
    (array_agg(round(value / nullif(quantity, 0), 6) order by seq desc, line_no desc) filter (where quantity > 0 and value > 0))[1] as last_cost
  from stock_line where is_owned group by org_id, pool_id) l
  on l.org_id = p.org_id and l.pool_id = p.pool_id
where coalesce(p.quantity, 0) <> coalesce(l.quantity, 0) or coalesce(p.value, 0) <> coalesce(l.value, 0) or p.last_cost is distinct from l.last_cost
  or (p.quantity = 0 and p.value <> 0) or p.org_id is null
