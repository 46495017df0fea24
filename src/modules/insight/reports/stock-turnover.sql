with moved as (
  select m.item_id, i.category_id, m.posted_on, m.value, m.used_for
  from stock_movement(:orgId) m join item(:orgId) i on i.item_id = m.item_id
  where m.is_owned and m.posted_on <= :to and (:itemId is null or m.item_id = :itemId)
    and (:categoryId is null or i.category_id in (select category_id from within_category(:orgId, :categoryId)))
),
held as (
  select item_id, category_id, coalesce(-sum(value) filter (used_for is not null and posted_on >= :from), 0) as used,
    divided2(sum(value * (:to - greatest(posted_on, :from) + 1)), :to - :from + 1) as average, sum(value) as closing
  from moved group by all
)
select item_id as "itemId", category_id as "categoryId", used as "used", average as "average", closing as "closing",
  divided4(used, average) as "turnover", divided2(average * (:to - :from + 1), used) as "days"
from held where used <> 0 or average <> 0 or closing <> 0
order by average desc, 1;
