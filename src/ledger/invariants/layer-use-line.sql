-- Uses say where a stock line's goods came from: they sum to the line. A transfer and what has no layer uses none; at standard cost the void
-- of a receipt gives back what was paid, and its line the standard.
select coalesce(u.org_id, s.org_id) as org_id, 'posting ' || coalesce(u.posting_id, s.posting_id) || ' line ' || coalesce(u.line_no, s.line_no) as subject,
  'uses ' || trim_scale(coalesce(u.quantity, 0)) || ' = ' || coalesce(u.value, 0) || ', line ' || trim_scale(coalesce(s.quantity, 0)) || ' = ' || coalesce(s.value, 0) as detail
from (
  select org_id, posting_id, line_no, sum(quantity) as quantity, sum(value) as value, bool_or(kind = 'void') as is_void
  from layer_use group by org_id, posting_id, line_no) u
left join stock_line s on s.org_id = u.org_id and s.posting_id = u.posting_id and s.line_no = u.line_no
left join cost_pool p on p.org_id = s.org_id and p.pool_id = s.pool_id
where s.org_id is null or not s.is_owned or u.quantity <> -s.quantity or (u.value <> -s.value and not (u.is_void and p.method = 'standard'))
