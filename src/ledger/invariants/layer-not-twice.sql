-- Nothing is consumed twice: in the order of events the uses of a layer never exceed what it brought, never give back more than was taken, and
-- none comes before the layer.
select l.org_id, 'layer ' || l.layer_id || ' of item ' || l.item_id as subject,
  case when u.seq < l.seq then 'used at seq ' || u.seq || ', before it was there' else trim_scale(u.used) || ' of ' || trim_scale(l.quantity) || ' used after seq ' || u.seq end as detail
from (
  select u.org_id, u.layer_id, p.seq, sum(sum(u.quantity)) over (partition by u.org_id, u.layer_id order by p.seq) as used
  from layer_use u join posting p on p.org_id = u.org_id and p.posting_id = u.posting_id
  group by u.org_id, u.layer_id, p.seq) u
join cost_layer l on l.org_id = u.org_id and l.layer_id = u.layer_id
where u.used < 0 or u.used > l.quantity or u.seq < l.seq
