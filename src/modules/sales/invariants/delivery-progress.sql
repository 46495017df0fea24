-- What an order line shipped, in stock units, is what its posted deliveries say in the line's unit; never more than was ordered.
with shipped as (
  select l.org_id, l.order_line_id, sum(l.quantity) as quantity
  from delivery d join delivery_line l on l.org_id = d.org_id and l.delivery_id = d.delivery_id
  where d.state = 'posted' group by l.org_id, l.order_line_id)
select o.org_id, 'sales order line ' || o.sales_order_line_id as subject,
  'shipped ' || coalesce(p.quantity, 0) || ', deliveries ' || coalesce(s.quantity, 0) || ', ordered ' || o.quantity || ' (' || o.unit_quantity || ' are ' || o.unit_stock_quantity || ')' as detail
from sales_order_line o
join sales_order d on d.org_id = o.org_id and d.sales_order_id = o.sales_order_id
left join progress p on p.org_id = o.org_id and p.target_id = o.sales_order_line_id and p.measure = 'shipped'
left join shipped s on s.org_id = o.org_id and s.order_line_id = o.sales_order_line_id
where coalesce(p.quantity, 0) * o.unit_quantity <> coalesce(s.quantity, 0) * o.unit_stock_quantity
   or (d.state in ('approved', 'closed') and coalesce(s.quantity, 0) > o.quantity);
