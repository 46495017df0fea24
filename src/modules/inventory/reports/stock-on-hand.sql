-- Today's figures come from the balances; a past day's straight from the lines.
-- The value is the pool's: where a warehouse or a location is chosen, its share by quantity.
with chosen as (
  select i.item_id, i.code, i.unit from item i
  where i.org_id = :orgId and (:itemId is null or i.item_id = :itemId) and (:categoryId is null or i.category_id = :categoryId)
),
place as (
  select location_id from location where org_id = :orgId and (:warehouseId is null or warehouse_id = :warehouseId)
    and (:locationId is null or location_id = :locationId)
),
moved as (
  select item_id, location_id, is_owned, sum(quantity) as quantity, sum(value) as value from stock_line
  where :on is not null and org_id = :orgId and posted_on <= :on and (:itemId is null or item_id = :itemId)
  group by item_id, location_id, is_owned
),
past as (
  select m.item_id, sum(m.quantity) filter (where m.is_owned) as quantity, sum(m.value) filter (where m.is_owned) as value,
    sum(m.quantity) filter (where m.is_owned and p.location_id is not null) as owned,
    sum(m.quantity) filter (where not m.is_owned and p.location_id is not null) as not_owned
  from moved m left join place p on p.location_id = m.location_id group by m.item_id
),
balance as (
  select b.item_id, sum(b.quantity) filter (where b.is_owned) as owned, sum(b.quantity) filter (where not b.is_owned) as not_owned
  from stock_balance b where :on is null and b.org_id = :orgId and b.location_id in (select location_id from place)
    and b.item_id in (select item_id from chosen) group by b.item_id
  union all
  select item_id, owned, not_owned from past
),
pool as (
  select item_id, quantity, value from cost_pool where :on is null and org_id = :orgId and item_id in (select item_id from chosen)
  union all
  select item_id, quantity, value from past
)
select c.item_id as "itemId", c.unit, coalesce(b.owned, 0) as "onHand", coalesce(b.not_owned, 0) as "notOwned",
  case when p.quantity > 0 then round(p.value / p.quantity, 6) else 0 end as "unitCost",
  case when :warehouseId is null and :locationId is null then coalesce(p.value, 0)
       when p.quantity > 0 then round(p.value * coalesce(b.owned, 0) / p.quantity, 2) else 0 end as value
from chosen c left join balance b on b.item_id = c.item_id left join pool p on p.item_id = c.item_id
where coalesce(b.owned, 0) <> 0 or coalesce(b.not_owned, 0) <> 0 or coalesce(p.value, 0) <> 0
order by c.code;
