-- What is left of a layer is what it brought less its uses; FIFO and specific lot keep its value, the other methods none.
select l.org_id, 'layer ' || l.layer_id || ' of item ' || l.item_id as subject,
  'left ' || trim_scale(l.left_quantity) || ' = ' || coalesce(l.left_value::text, 'no value') || ', brought less used '
    || trim_scale(l.quantity - coalesce(u.quantity, 0)) || ' = ' || l.value - coalesce(u.value, 0) as detail
from cost_layer l
join cost_pool p on p.org_id = l.org_id and p.pool_id = l.pool_id
left join (select org_id, layer_id, sum(quantity) as quantity, sum(value) as value from layer_use group by org_id, layer_id) u
  on u.org_id = l.org_id and u.layer_id = l.layer_id
where l.left_quantity <> l.quantity - coalesce(u.quantity, 0)
  or l.left_value is distinct from case when p.method in ('fifo', 'specific_lot') then l.value - coalesce(u.value, 0) end
