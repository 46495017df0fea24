with used as (
  select m.item_id, -sum(m.quantity) as quantity, -sum(m.value) as value
  from stock_movement(:orgId) m join item(:orgId) i on i.item_id = m.item_id
  where m.is_owned and m.used_for is not null and m.posted_on between :from and :to
    and (:categoryId is null or i.category_id in (select category_id from within_category(:orgId, :categoryId)))
  group by 1 having -sum(m.value) > 0
),
ranked as (
  select *, sum(value) over () as total, sum(value) over upto as upto, sum(value) over upto - value as before, row_number() over upto as rank
  from used window upto as (order by value desc, item_id rows between unbounded preceding and current row)
)
select rank as "rank", item_id as "itemId", quantity as "quantity", value as "value", divided2(100 * value, total) as "percent",
  divided2(100 * upto, total) as "cumulative",
  case when 100 * before < :limitA * total then 'A' when 100 * before < :limitB * total then 'B' else 'C' end as "class"
from ranked order by rank;
