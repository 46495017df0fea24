-- Orders take in the order of their start. A component's stock is what is usable in the order's warehouse and not kept for a customer; what comes
-- serves what is missing in the same order, so an order's component is there on the day when the arrivals reach its and all earlier shortages.
with made as (
  select w.work_order_id, w.number, w.item_id, w.warehouse_id, w.start_on, w.due_on,
    w.quantity - coalesce(made.quantity, 0) - coalesce(lost.quantity, 0) as left_quantity
  from work_order w
  left join progress made on made.org_id = w.org_id and made.target_id = w.work_order_id and made.measure = 'produced'
  left join progress lost on lost.org_id = w.org_id and lost.target_id = w.work_order_id and lost.measure = 'scrapped'
  where w.org_id = :orgId and w.state = 'released'
),
need as (
  select m.*, l.item_id as component_id, greatest(l.quantity - coalesce(p.quantity, 0), 0) as quantity
  from made m
  left join work_order_line l on l.org_id = :orgId and l.work_order_id = m.work_order_id
  left join progress p on p.org_id = :orgId and p.target_id = l.work_order_line_id and p.measure = 'issued'
  where m.left_quantity > 0
),
stock as (
  select b.item_id, l.warehouse_id, sum(b.quantity) as quantity
  from stock_balance b join location l on l.org_id = b.org_id and l.location_id = b.location_id and l.kind = 'usable'
  where b.org_id = :orgId and b.is_owned group by 1, 2
),
kept as (select item_id, warehouse_id, sum(quantity) as quantity from reservation where org_id = :orgId group by 1, 2),
supply as (
  select l.item_id, o.warehouse_id, l.required_on as due_on, l.quantity * l.unit_stock_quantity / l.unit_quantity - coalesce(p.quantity, 0) as quantity
  from purchase_order o join purchase_order_line l on l.org_id = o.org_id and l.purchase_order_id = o.purchase_order_id
  left join progress p on p.org_id = o.org_id and p.target_id = l.purchase_order_line_id and p.measure = 'received'
  where o.org_id = :orgId and o.state = 'approved'
  union all
  select item_id, warehouse_id, due_on, left_quantity from made
),
arriving as (
  select item_id, warehouse_id, due_on, sum(sum(quantity)) over (partition by item_id, warehouse_id order by due_on) as so_far
  from supply where quantity > 0 group by 1, 2, 3
),
served as (
  select n.*, greatest(coalesce(s.quantity, 0) - coalesce(k.quantity, 0), 0) as stock, sum(n.quantity) over (
    partition by n.component_id, n.warehouse_id order by n.start_on, n.due_on, n.number rows unbounded preceding) as so_far
  from need n
  left join stock s on s.item_id = n.component_id and s.warehouse_id = n.warehouse_id
  left join kept k on k.item_id = n.component_id and k.warehouse_id = n.warehouse_id
),
checked as (
  select s.*, least(greatest(so_far - stock, 0), quantity) as short, (
    select min(a.due_on) from arriving a
    where a.item_id = s.component_id and a.warehouse_id = s.warehouse_id and a.so_far >= s.so_far - s.stock) as expected_on
  from served s
),
worst as (
  select distinct on (work_order_id) work_order_id, component_id, short, expected_on
  from checked where short > 0 order by work_order_id, expected_on desc nulls first, component_id
),
-- Pieces are counted whole where the order counts them so.
ready as (
  select work_order_id, number, item_id, warehouse_id, start_on, due_on, left_quantity, count(*) filter (where short > 0)::int as short_items,
    coalesce(min(trunc(left_quantity * (quantity - short) / nullif(quantity, 0), case when left_quantity = trunc(left_quantity) then 0 else 6 end)),
      left_quantity) as enough_for
  from checked group by 1, 2, 3, 4, 5, 6, 7
),
told as (
  select ready.*, case when short_items = 0 then 'all' when enough_for > 0 then 'part' else 'none' end as ready from ready
)
select 'work_order' as "documentType", t.work_order_id::text as "documentId", t.number, t.item_id as "itemId", t.warehouse_id as "warehouseId",
  t.start_on as "startOn", t.due_on as "dueOn", t.left_quantity as left, t.enough_for as "enoughFor", t.ready, t.short_items as "shortItems",
  w.component_id as "shortItemId", w.short as "shortQuantity", w.expected_on as "expectedOn"
from told t left join worst w on w.work_order_id = t.work_order_id
where (:ready is null or t.ready = :ready) and (:itemId is null or t.item_id = :itemId) and (:warehouseId is null or t.warehouse_id = :warehouseId)
order by t.start_on, t.due_on, t.number;
