-- What a released letter says is what was noted when it went out, line by line; nothing else was noted.
select coalesce(l.org_id, g.org_id) as org_id, 'reminder ' || coalesce(l.number, g.reminder_id::text) || ' line ' || coalesce(l.line_no, g.line_no) as subject,
  'says ' || coalesce(l.amount::text, 'nothing') || ', noted ' || coalesce(g.amount::text, 'nothing') as detail
from (select r.org_id, r.reminder_id, r.number, r.level_id, r.reminded_on, l.line_no, l.open_item_id, l.due_on, l.amount
  from reminder r join reminder_line l on l.org_id = r.org_id and l.reminder_id = r.reminder_id where r.state = 'released') l
full join reminder_log g on g.org_id = l.org_id and g.reminder_id = l.reminder_id and g.line_no = l.line_no
where (l.open_item_id, l.level_id, l.reminded_on, l.due_on, l.amount) is distinct from (g.open_item_id, g.level_id, g.reminded_on, g.due_on, g.amount);
