-- How far a line came is the sum of what happened to it, and never less than nothing.
select coalesce(t.org_id, l.org_id) as org_id, 'line ' || coalesce(t.target_id, l.target_id) || ' ' || coalesce(t.measure, l.measure) as subject,
  'progress ' || trim_scale(coalesce(t.quantity, 0)) || ', lines ' || trim_scale(coalesce(l.quantity, 0)) as detail
from progress t
full join (select org_id, target_id, measure, sum(quantity) as quantity from progress_line group by org_id, target_id, measure) l
  on l.org_id = t.org_id and l.target_id = t.target_id and l.measure = t.measure
where coalesce(t.quantity, 0) <> coalesce(l.quantity, 0) or coalesce(t.quantity, 0) < 0
