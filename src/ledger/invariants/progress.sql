-- What happened to an order or receipt line is the sum of its lines, and never below zero.
with line as (select org_id, target_id, measure, sum(quantity) as quantity from progress_line group by org_id, target_id, measure)
select coalesce(p.org_id, l.org_id) as org_id, 'line ' || coalesce(p.target_id, l.target_id) || ' ' || coalesce(p.measure, l.measure) as subject,
  'progress ' || coalesce(p.quantity, 0) || ', lines ' || coalesce(l.quantity, 0) as detail
from progress p full join line l on l.org_id = p.org_id and l.target_id = p.target_id and l.measure = p.measure
where coalesce(p.quantity, 0) <> coalesce(l.quantity, 0) or coalesce(p.quantity, 0) < 0;
