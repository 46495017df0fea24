-- A posted invoice is for goods that went out: none of its deliveries was voided behind it.
select b.org_id, 'sales invoice ' || b.number || ' line ' || l.line_no as subject, 'its delivery ' || coalesce(d.number, 'none') || ' is ' || d.state as detail
from sales_invoice b
join sales_invoice_line l on l.org_id = b.org_id and l.sales_invoice_id = b.sales_invoice_id
join delivery_line g on g.org_id = l.org_id and g.delivery_line_id = l.delivery_line_id
join delivery d on d.org_id = g.org_id and d.delivery_id = g.delivery_id
where b.state = 'posted' and d.state <> 'posted';
