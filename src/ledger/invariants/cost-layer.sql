-- What is left of a receipt is what it brought less what was used of it; nothing is used twice.
with used as (select org_id, layer_id, sum(quantity) as quantity, sum(value) as value from layer_use group by org_id, layer_id)
select l.org_id, 'layer ' || l.layer_id as subject,
  'left ' || l.left_quantity || coalesce(' = ' || l.left_value, '') || ', brought less used ' || l.quantity - coalesce(u.quantity, 0)
    || coalesce(' = ' || (case when l.left_value is not null then l.value - coalesce(u.value, 0) end), '') as detail
from cost_layer l left join used u on u.org_id = l.org_id and u.layer_id = l.layer_id
where l.left_quantity <> l.quantity - coalesce(u.quantity, 0) or l.left_quantity < 0
   or (l.left_value is not null and (l.left_value <> l.value - coalesce(u.value, 0) or l.left_value < 0));
