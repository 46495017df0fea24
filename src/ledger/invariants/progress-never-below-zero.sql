-- In the order of events nothing was ever undone that had not happened.
select org_id, 'line ' || target_id || ' ' || measure as subject, trim_scale(after) || ' after seq ' || seq as detail
from (
  select l.org_id, l.target_id, l.measure, p.seq, sum(sum(l.quantity)) over (partition by l.org_id, l.target_id, l.measure order by p.seq) as after
  from progress_line l join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id
  group by l.org_id, l.target_id, l.measure, p.seq) l
where after < 0
