-- Nothing is posted into a month after it was closed, and every month with postings is known.
with closing as (
  select distinct on (org_id, month) org_id, month, verb, happened_at from period_event order by org_id, month, happened_at desc)
select p.org_id, 'posting ' || p.seq as subject, 'posted at ' || p.posted_at || ' into ' || d.month || ', closed at ' || c.happened_at as detail
from posting p join period d on d.org_id = p.org_id and d.month = to_char(p.posted_on, 'YYYY-MM') and d.state = 'closed'
join closing c on c.org_id = d.org_id and c.month = d.month and c.verb = 'close' where p.posted_at > c.happened_at
union all
select p.org_id, 'posting ' || p.seq, 'the month ' || to_char(p.posted_on, 'YYYY-MM') || ' is unknown' from posting p
where not exists (select from period d where d.org_id = p.org_id and d.month = to_char(p.posted_on, 'YYYY-MM'))
union all
select d.org_id, 'month ' || d.month, 'closed, and nobody closed it' from period d
left join closing c on c.org_id = d.org_id and c.month = d.month where d.state = 'closed' and c.verb is distinct from 'close';
