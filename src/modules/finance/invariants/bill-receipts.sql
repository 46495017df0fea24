-- A posted bill bills goods that were received: none of its receipts was voided behind it.
select b.org_id, 'supplier bill ' || b.number || ' line ' || l.line_no as subject, 'its receipt ' || coalesce(r.number, 'none') || ' is ' || r.state as detail
from supplier_bill b
join supplier_bill_line l on l.org_id = b.org_id and l.supplier_bill_id = b.supplier_bill_id
join goods_receipt_line g on g.org_id = l.org_id and g.goods_receipt_line_id = l.receipt_line_id
join goods_receipt r on r.org_id = g.org_id and r.goods_receipt_id = g.goods_receipt_id
where b.state = 'posted' and r.state <> 'posted'
