-- What an order line received, in stock units, is what its posted receipts say in the line's unit; never more than its tolerance without a consent.
with accepted as (
  select l.org_id, l.order_line_id, sum(l.quantity_accepted) as quantity, count(c.posting_id) as consents
  from goods_receipt r join goods_receipt_line l on l.org_id = r.org_id and l.goods_receipt_id = r.goods_receipt_id
  left join posting p on p.org_id = r.org_id and p.document_id = r.goods_receipt_id and p.kind = 'post'
  left join consent c on c.org_id = p.org_id and c.posting_id = p.posting_id and c.code = 'procurement.over_receipt'
  where r.state = 'posted' group by l.org_id, l.order_line_id)
select o.org_id, 'order line ' || o.purchase_order_line_id as subject,
  'received ' || coalesce(p.quantity, 0) || ', receipts ' || coalesce(a.quantity, 0) || ', ordered ' || o.quantity || ' (' || o.unit_quantity || ' are ' || o.unit_stock_quantity || ')' as detail
from purchase_order_line o
join purchase_order d on d.org_id = o.org_id and d.purchase_order_id = o.purchase_order_id
left join progress p on p.org_id = o.org_id and p.target_id = o.purchase_order_line_id and p.measure = 'received'
left join accepted a on a.org_id = o.org_id and a.order_line_id = o.purchase_order_line_id
where coalesce(p.quantity, 0) * o.unit_quantity <> coalesce(a.quantity, 0) * o.unit_stock_quantity
   or (d.state in ('approved', 'closed') and coalesce(a.quantity, 0) > o.quantity + round(o.quantity * o.tolerance_percent / 100, 6) and coalesce(a.consents, 0) = 0);
