with held as (
  select i.category_id, coalesce(-sum(m.value) filter (m.used_for is not null and m.posted_on >= :from), 0) as used,
    divided2(sum(m.value * (:to - greatest(m.posted_on, :from) + 1)), :to - :from + 1) as average, sum(m.value) as closing
  from stock_movement(:orgId) m join item(:orgId) i on i.item_id = m.item_id
  where m.is_owned and m.posted_on <= :to
  group by 1
)
select category_id as "categoryId", used as "used", average as "average", closing as "closing",
  divided4(used, average) as "turnover", divided2(average * (:to - :from + 1), used) as "days"
from held where used <> 0 or average <> 0 or closing <> 0
order by average desc, 1;
