-- Short: below the safety stock. Reorder: everything under way counted, at or below the reorder point. Excess: above the maximum.
-- Slow: there is stock, and nothing was issued for 180 days, or since it came in (呆滞).
with stock as (
  select b.item_id, sum(b.quantity) as quantity
  from stock_balance b join location l on l.org_id = b.org_id and l.location_id = b.location_id and l.kind in ('usable', 'to_inspect')
  where b.org_id = :orgId and b.is_owned group by b.item_id
),
inspecting as (
  select l.item_id, sum(round(l.quantity_arrived * o.unit_stock_quantity / o.unit_quantity, 6)) as quantity
  from goods_receipt r join goods_receipt_line l on l.org_id = r.org_id and l.goods_receipt_id = r.goods_receipt_id
  join purchase_order_line o on o.org_id = l.org_id and o.purchase_order_line_id = l.order_line_id
  where r.org_id = :orgId and r.state = 'arrived' group by l.item_id
),
ordered as (
  select l.item_id, sum(greatest(round(l.quantity * l.unit_stock_quantity / l.unit_quantity, 6) - coalesce(p.quantity, 0), 0)) as quantity
  from purchase_order o join purchase_order_line l on l.org_id = o.org_id and l.purchase_order_id = o.purchase_order_id
  left join progress p on p.org_id = l.org_id and p.target_id = l.purchase_order_line_id and p.measure = 'received'
  where o.org_id = :orgId and o.state in ('submitted', 'approved') group by l.item_id
),
promised as (
  select l.item_id, sum(greatest(l.quantity * l.unit_stock_quantity / l.unit_quantity - coalesce(p.quantity, 0), 0)) as quantity
  from sales_order o join sales_order_line l on l.org_id = o.org_id and l.sales_order_id = o.sales_order_id
  left join progress p on p.org_id = l.org_id and p.target_id = l.sales_order_line_id and p.measure = 'shipped'
  where o.org_id = :orgId and o.state = 'approved' group by l.item_id),
work as (
  select w.work_order_id, w.item_id, greatest(w.quantity - coalesce(made.quantity, 0) - coalesce(lost.quantity, 0), 0) as quantity
  from work_order w
  left join progress made on made.org_id = w.org_id and made.target_id = w.work_order_id and made.measure = 'produced'
  left join progress lost on lost.org_id = w.org_id and lost.target_id = w.work_order_id and lost.measure = 'scrapped'
  where w.org_id = :orgId and w.state = 'released'
),
made as (select item_id, sum(quantity) as quantity from work group by item_id),
taken as (
  select l.item_id, sum(greatest(l.quantity - coalesce(p.quantity, 0), 0)) as quantity
  from work w join work_order_line l on l.org_id = :orgId and l.work_order_id = w.work_order_id
  left join progress p on p.org_id = :orgId and p.target_id = l.work_order_line_id and p.measure = 'issued'
  where w.quantity > 0 group by l.item_id
),
item_now as (
  select i.item_id, i.code, i.unit, i.safety_stock, i.reorder_point, i.maximum_stock, coalesce(s.quantity, 0) as on_hand,
    coalesce(n.quantity, 0) as to_inspect, greatest(coalesce(o.quantity, 0) - coalesce(n.quantity, 0), 0) as on_order, coalesce(c.value, 0) as value,
    round(coalesce(d.quantity, 0), 6) as promised, coalesce(m.quantity, 0) as in_production, coalesce(t.quantity, 0) as for_production,
    (select max(l.posted_on) from stock_line l where l.org_id = :orgId and l.item_id = i.item_id and l.is_owned and l.quantity < 0) as last_out_on,
    (select max(l.posted_on) from stock_line l where l.org_id = :orgId and l.item_id = i.item_id and l.is_owned and l.quantity <> 0) as last_moved_on
  from item i
  left join stock s on s.item_id = i.item_id left join inspecting n on n.item_id = i.item_id left join ordered o on o.item_id = i.item_id
  left join promised d on d.item_id = i.item_id left join made m on m.item_id = i.item_id left join taken t on t.item_id = i.item_id
  left join cost_pool c on c.org_id = i.org_id and c.item_id = i.item_id
  where i.org_id = :orgId and i.state = 'active' and i.kind <> 'service' and (:itemId is null or i.item_id = :itemId)
    and (:categoryId is null or i.category_id = :categoryId)
),
free as (select item_now.*, on_hand + to_inspect + on_order + in_production - promised - for_production as available from item_now),
warned as (
  select free.*, case
    when safety_stock > 0 and on_hand < safety_stock then 'short'
    when reorder_point > 0 and available <= reorder_point then 'reorder'
    when maximum_stock is not null and on_hand > maximum_stock then 'excess'
    when on_hand > 0 and coalesce(last_out_on, last_moved_on) < :today - 180 then 'slow' end as warning
  from free
)
select item_id as "itemId", unit, on_hand as "onHand", to_inspect as "toInspect", on_order as "onOrder", in_production as "inProduction", promised,
  for_production as "forProduction", available, safety_stock as "safetyStock", reorder_point as "reorderPoint", maximum_stock as "maximumStock", value, warning
from warned
where (:warning is null and (on_hand <> 0 or to_inspect <> 0 or on_order <> 0 or in_production <> 0 or promised <> 0
  or for_production <> 0 or warning is not null)) or warning = :warning
order by case warning when 'short' then 1 when 'reorder' then 2 when 'excess' then 3 when 'slow' then 4 else 5 end, code;
