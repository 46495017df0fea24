with held as (
  select m.item_id, sum(m.quantity) as quantity, sum(m.value) as value, min(m.posted_on) as first_in,
    max(m.posted_on) filter (m.quantity > 0) as last_in, max(m.posted_on) filter (m.quantity < 0 and m.used_for is not null) as last_out,
    coalesce(-sum(m.quantity) filter (m.used_for is not null and m.posted_on > :on - :days), 0) as used
  from stock_movement(:orgId) m
  where m.is_owned and m.posted_on <= :on
  group by 1 having sum(m.quantity) > 0
)
select item_id as "itemId", case when used > 0 then 'slow' else 'dead' end as "pace", quantity as "quantity", value as "value", last_in as "lastIn",
  last_out as "lastOut", (:on - coalesce(last_out, first_in))::integer as "idleDays", used as "used", divided2(quantity * :days, used) as "coverDays"
from held
where (used > 0 and quantity > used) or (used <= 0 and first_in <= :on - :days)
order by used > 0, value desc, 1;
