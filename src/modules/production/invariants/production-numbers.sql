-- Documents are numbered without a gap, month by month, and the series knows the last.
with document as (
  select org_id, 'work_order' as document, number from work_order where number is not null
  union all select org_id, 'material_issue', number from material_issue where number is not null
  union all select org_id, 'completion', number from completion where number is not null),
numbered as (
  select org_id, document, regexp_replace(number, '-[0-9]+$', '') as series, substring(number from '[0-9]+$')::bigint as number from document),
gap as (
  select org_id, document, series, number, lag(number, 1, 0::bigint) over (partition by org_id, series order by number) as before from numbered)
select org_id, document || ' ' || series || '-' || number as subject, 'the one before it is ' || before as detail from gap where number <> before + 1
union all
select n.org_id, n.series, 'the series says ' || coalesce(s.last, 0) || ', the last is ' || n.last
from (select org_id, series, max(number) as last from numbered group by org_id, series) n
left join number_series s on s.org_id = n.org_id and s.series = n.series where s.last is distinct from n.last;
