-- A posted receipt brought into stock what it accepted, and set aside what it rejected.
select r.org_id, 'goods receipt ' || r.number || ' line ' || l.line_no as subject,
  'accepted ' || l.quantity_accepted || ' (' || o.unit_quantity || ' are ' || o.unit_stock_quantity || ' in stock), layer ' || coalesce(c.quantity, 0) as detail
from goods_receipt r join goods_receipt_line l on l.org_id = r.org_id and l.goods_receipt_id = r.goods_receipt_id
join purchase_order_line o on o.org_id = l.org_id and o.purchase_order_line_id = l.order_line_id
left join cost_layer c on c.org_id = l.org_id and c.layer_id = l.goods_receipt_line_id
where r.state = 'posted' and (l.quantity_accepted * o.unit_stock_quantity <> coalesce(c.quantity, 0) * o.unit_quantity or l.quantity_accepted + l.quantity_rejected <> l.quantity_arrived);
