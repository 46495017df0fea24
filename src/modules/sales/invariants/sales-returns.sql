-- What came back of a delivery line and of its order line, in stock units, is what posted returns say in the line's unit; never more than went out.
with returned as (
  select l.org_id, l.delivery_line_id, sum(l.quantity) as quantity
  from sales_return r join sales_return_line l on l.org_id = r.org_id and l.sales_return_id = r.sales_return_id
  where r.state = 'posted' group by l.org_id, l.delivery_line_id)
select d.org_id, 'delivery line ' || d.delivery_line_id as subject,
  'returned ' || coalesce(p.quantity, 0) || ', returns ' || coalesce(r.quantity, 0) || ', delivered ' || d.quantity || ' (' || o.unit_quantity || ' are ' || o.unit_stock_quantity || ')' as detail
from delivery_line d
join sales_order_line o on o.org_id = d.org_id and o.sales_order_line_id = d.order_line_id
left join progress p on p.org_id = d.org_id and p.target_id = d.delivery_line_id and p.measure = 'returned'
left join returned r on r.org_id = d.org_id and r.delivery_line_id = d.delivery_line_id
where coalesce(p.quantity, 0) * o.unit_quantity <> coalesce(r.quantity, 0) * o.unit_stock_quantity or coalesce(r.quantity, 0) > d.quantity
union all
select o.org_id, 'sales order line ' || o.sales_order_line_id, 'returned ' || coalesce(p.quantity, 0) || ', its deliveries ' || coalesce(t.quantity, 0)
from sales_order_line o
left join progress p on p.org_id = o.org_id and p.target_id = o.sales_order_line_id and p.measure = 'returned'
left join (select d.org_id, d.order_line_id, sum(q.quantity) as quantity from delivery_line d
  join progress q on q.org_id = d.org_id and q.target_id = d.delivery_line_id and q.measure = 'returned'
  group by d.org_id, d.order_line_id) t on t.org_id = o.org_id and t.order_line_id = o.sales_order_line_id
where coalesce(p.quantity, 0) <> coalesce(t.quantity, 0);
