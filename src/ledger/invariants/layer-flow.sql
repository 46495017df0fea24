-- What a posting moves in or out of a pool is what it opened of layers less what it used of them: nothing comes from nowhere.
select s.org_id, 'item ' || s.item_id || ', seq ' || s.seq as subject,
  'moved ' || trim_scale(s.quantity) || ', layers ' || trim_scale(coalesce(o.quantity, 0) - coalesce(u.quantity, 0)) as detail
from (
  select org_id, posting_id, pool_id, item_id, seq, sum(quantity) as quantity from stock_line where is_owned group by org_id, posting_id, pool_id, item_id, seq) s
left join (select org_id, posting_id, pool_id, sum(quantity) as quantity from cost_layer group by org_id, posting_id, pool_id) o
  on o.org_id = s.org_id and o.posting_id = s.posting_id and o.pool_id = s.pool_id
left join (
  select u.org_id, u.posting_id, l.pool_id, sum(u.quantity) as quantity
  from layer_use u join cost_layer l on l.org_id = u.org_id and l.layer_id = u.layer_id group by u.org_id, u.posting_id, l.pool_id) u
  on u.org_id = s.org_id and u.posting_id = s.posting_id and u.pool_id = s.pool_id
where s.quantity <> coalesce(o.quantity, 0) - coalesce(u.quantity, 0)
