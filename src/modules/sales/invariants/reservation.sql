-- Stock is kept for lines of approved orders alone, of their item, and for no more than is still to go out.
select r.org_id, 'reservation ' || r.demand_id as subject,
  'kept ' || r.quantity || case when o.sales_order_id is null then ' for nothing' else ', order ' || coalesce(o.number, '') || ' is ' || o.state
    || ', to go out ' || l.quantity * l.unit_stock_quantity / l.unit_quantity - coalesce(p.quantity, 0) end as detail
from reservation r
left join sales_order_line l on l.org_id = r.org_id and l.sales_order_line_id = r.demand_id
left join sales_order o on o.org_id = l.org_id and o.sales_order_id = l.sales_order_id
left join progress p on p.org_id = r.org_id and p.target_id = r.demand_id and p.measure = 'shipped'
where o.state is distinct from 'approved' or r.item_id <> l.item_id
   or r.quantity > l.quantity * l.unit_stock_quantity / l.unit_quantity - coalesce(p.quantity, 0);
