-- A layer repeats the stock line that brought it; at standard cost the line has the standard's value, the layer what was paid.
select l.org_id, 'layer ' || l.layer_id || ' of item ' || l.item_id as subject,
  'brought ' || trim_scale(l.quantity) || ' = ' || l.value || ', its line ' || coalesce(trim_scale(s.quantity) || ' = ' || s.value, 'is missing') as detail
from cost_layer l
join cost_pool p on p.org_id = l.org_id and p.pool_id = l.pool_id
left join stock_line s on s.org_id = l.org_id and s.posting_id = l.posting_id and s.line_no = l.line_no
where s.org_id is null or not s.is_owned or l.quantity <> s.quantity or (p.method <> 'standard' and l.value <> s.value)
  or l.lot_id <> s.lot_id or l.pool_id <> s.pool_id
