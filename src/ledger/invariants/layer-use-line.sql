-- Uses say where a stock line's goods came from: they sum to the line, and a line that moves value without opening a layer has them, unless it only
-- corrects the pool's value (a residue, a costing run). At standard cost the void of a receipt gives back what was paid, and its line the standard.
select u.org_id, 'posting ' || u.posting_id || ' line ' || u.line_no as subject,
  'uses ' || trim_scale(u.quantity) || ' = ' || u.value || ', line ' || coalesce(trim_scale(s.quantity) || ' = ' || s.value, 'is missing') as detail
from (
  select org_id, posting_id, line_no, sum(quantity) as quantity, sum(value) as value, bool_or(kind = 'void') as is_void
  from layer_use group by org_id, posting_id, line_no) u
left join stock_line s on s.org_id = u.org_id and s.posting_id = u.posting_id and s.line_no = u.line_no
left join cost_pool p on p.org_id = s.org_id and p.pool_id = s.pool_id
where s.org_id is null or not s.is_owned or u.quantity <> -s.quantity or (u.value <> -s.value and not (u.is_void and p.method = 'standard'))
union all
select s.org_id, 'posting ' || s.posting_id || ' line ' || s.line_no, 'no uses, line ' || trim_scale(s.quantity) || ' = ' || s.value
from (
  -- Grouped rather than joined: few lines are without either, so a planner expects none and would look through all uses for each.
  select org_id, posting_id, line_no from (
    select org_id, posting_id, line_no, true as is_line from stock_line where value <> 0
    union all select org_id, posting_id, line_no, false from cost_layer
    union all select org_id, posting_id, line_no, false from layer_use) e
  group by org_id, posting_id, line_no having bool_and(is_line)) alone
join stock_line s on s.org_id = alone.org_id and s.posting_id = alone.posting_id and s.line_no = alone.line_no
join posting p on p.org_id = s.org_id and p.posting_id = s.posting_id
where p.kind not in ('residue', 'revalue') and p.document_type <> 'costing_run'
