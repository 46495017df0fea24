-- What moves in or out of an item in a posting is what its layers gained less what was used of them.
with moved as (select org_id, posting_id, item_id, sum(quantity) as quantity from stock_line where is_owned group by org_id, posting_id, item_id),
opened as (select org_id, posting_id, item_id, sum(quantity) as quantity from cost_layer group by org_id, posting_id, item_id),
used as (
  select u.org_id, u.posting_id, l.item_id, sum(u.quantity) as quantity
  from layer_use u join cost_layer l on l.org_id = u.org_id and l.layer_id = u.layer_id group by u.org_id, u.posting_id, l.item_id),
item as (select org_id, posting_id, item_id from moved union select org_id, posting_id, item_id from used)
select i.org_id, 'posting ' || p.seq || ' item ' || i.item_id as subject,
  'moved ' || coalesce(m.quantity, 0) || ', layers ' || coalesce(o.quantity, 0) || ' less used ' || coalesce(u.quantity, 0) as detail
from item i join posting p on p.org_id = i.org_id and p.posting_id = i.posting_id
left join moved m on m.org_id = i.org_id and m.posting_id = i.posting_id and m.item_id = i.item_id
left join opened o on o.org_id = i.org_id and o.posting_id = i.posting_id and o.item_id = i.item_id
left join used u on u.org_id = i.org_id and u.posting_id = i.posting_id and u.item_id = i.item_id
where coalesce(m.quantity, 0) <> coalesce(o.quantity, 0) - coalesce(u.quantity, 0);
