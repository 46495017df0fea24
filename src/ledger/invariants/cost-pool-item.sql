-- Stock lines and layers are of their pool's item.
select l.org_id, 'item ' || l.item_id as subject, l.what || ', seq ' || l.seq || ' names the pool of item ' || coalesce(p.item_id::text, 'none') as detail
from (
  select org_id, pool_id, item_id, seq, 'stock line ' || line_no as what from stock_line
  union all
  select org_id, pool_id, item_id, seq, 'layer ' || layer_id from cost_layer) l
left join cost_pool p on p.org_id = l.org_id and p.pool_id = l.pool_id
where p.item_id is distinct from l.item_id
