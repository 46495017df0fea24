-- What an item is worth is the sum of its lines; nothing left is worth nothing.
with line as (select org_id, pool_id, sum(quantity) as quantity, sum(value) as value from stock_line where is_owned group by org_id, pool_id)
select coalesce(p.org_id, l.org_id) as org_id, 'item ' || coalesce(p.pool_id, l.pool_id) as subject,
  'pool ' || coalesce(p.quantity, 0) || ' = ' || coalesce(p.value, 0) || ', lines ' || coalesce(l.quantity, 0) || ' = ' || coalesce(l.value, 0) as detail
from cost_pool p full join line l on l.org_id = p.org_id and l.pool_id = p.pool_id
where coalesce(p.quantity, 0) <> coalesce(l.quantity, 0) or coalesce(p.value, 0) <> coalesce(l.value, 0)
   or (p.quantity = 0 and p.value <> 0) or p.quantity < 0 or p.value < 0;
