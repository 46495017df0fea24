with months as (
  select month, min(on_day) as first, max(on_day) as last, count(*) as days from day() where on_day between :from and :to group by 1
),
daily as (
  select m.posted_on, sum(m.value) as value, sum(m.value) filter (m.used_for is not null) as used
  from stock_movement(:orgId) m join item(:orgId) i on i.item_id = m.item_id
  where m.is_owned and m.posted_on <= :to and (:itemId is null or m.item_id = :itemId)
    and (:categoryId is null or i.category_id in (select category_id from within_category(:orgId, :categoryId)))
  group by 1
),
held as (
  select n.month, n.days, coalesce(-sum(d.used) filter (d.posted_on >= n.first), 0) as used,
    coalesce(sum(d.value * (n.last - greatest(d.posted_on, n.first) + 1)), 0) as value_days, coalesce(sum(d.value), 0) as closing
  from months n left join daily d on d.posted_on <= n.last
  group by n.month, n.days
),
known as (select month, days, used, closing, divided2(value_days, days) as average from held)
select month as "month", used as "used", average as "average", closing as "closing", divided4(used, average) as "turnover", divided2(average * days, used) as "days"
from known order by 1;
