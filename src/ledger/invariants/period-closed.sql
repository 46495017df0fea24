-- No line in a closed month: nothing was posted between a closing and the opening after it, by the order of commits; every posting's month is known,
-- and a month's state is the last that happened to it.
select p.org_id, coalesce(p.number, p.document_type) || ', seq ' || p.seq as subject, 'posted into ' || c.month || ', which was closed after seq ' || c.after_seq as detail
from (
  select org_id, month, verb, after_seq, lead(after_seq) over (partition by org_id, month order by number) as until
  from period_event) c
join posting p on p.org_id = c.org_id and to_char(p.posted_on, 'YYYY-MM') = c.month
where c.verb = 'close' and p.seq > c.after_seq and (c.until is null or p.seq <= c.until)
union all
select p.org_id, coalesce(p.number, p.document_type) || ', seq ' || p.seq, 'the month of ' || p.posted_on || ' was never opened'
from posting p
left join period m on m.org_id = p.org_id and m.month = to_char(p.posted_on, 'YYYY-MM')
where m.org_id is null
union all
select m.org_id, m.month, 'is ' || m.state || ', but the last that happened to it is ' || coalesce(e.verb, 'nothing')
from period m
left join (
  select distinct on (org_id, month) org_id, month, verb from period_event order by org_id, month, number desc) e
  on e.org_id = m.org_id and e.month = m.month
where (m.state = 'closed') <> coalesce(e.verb = 'close', false)
