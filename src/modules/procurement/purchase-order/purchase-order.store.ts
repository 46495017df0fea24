import type { ListSource } from "../../../documents/list.ts";
import { purchaseOrderRow } from "./purchase-order.ts";

/** What the lines of an order come to, and how much of them the books know. One row for each order of the page. */
const LINES = `
join supplier s on s.org_id = $1 and s.supplier_id = d.supplier_id
left join lateral (
  select count(*)::int as lines, min(l.required_on) as required_on, sum(round(l.quantity * l.price, 2)) as amount, sum(l.quantity) as ordered,
    sum(coalesce(r.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) as received,
    sum(coalesce(b.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) as billed,
    sum(round(greatest(coalesce(r.quantity, 0) - coalesce(u.quantity, 0) - coalesce(b.quantity, 0), 0)
      * l.unit_quantity / l.unit_stock_quantity * l.price, 2)) as to_bill
  from purchase_order_line l
  left join progress r on r.org_id = l.org_id and r.target_id = l.purchase_order_line_id and r.measure = 'received'
  left join progress u on u.org_id = l.org_id and u.target_id = l.purchase_order_line_id and u.measure = 'returned'
  left join progress b on b.org_id = l.org_id and b.target_id = l.purchase_order_line_id and b.measure = 'billed'
  where l.org_id = $1 and l.purchase_order_id = d.purchase_order_id) t on true`;

export const purchaseOrderList: ListSource<typeof purchaseOrderRow> = {
  row: purchaseOrderRow,
  join: LINES,
  columns: {
    supplierName: "s.name",
    requiredOn: "t.required_on",
    lineCount: "t.lines",
    amount: "t.amount",
    amountBase: "round(t.amount * d.rate, 2)",
    receivedPercent: "floor(100 * t.received / nullif(t.ordered, 0))::int",
    toBill: "round(t.to_bill * d.rate, 2)",
    billedPercent: "floor(100 * t.billed / nullif(t.ordered, 0))::int",
  },
  search: ["d.number", "s.code", "s.name", "s.initials", "d.remark"],
  sort: "-orderedOn",
  sums: ["amountBase", "toBill"],
};

/** The lines that goods were received on. */
export const RECEIVED_LINES = `
select g.order_line_id from goods_receipt r
join goods_receipt_line g on g.org_id = r.org_id and g.goods_receipt_id = r.goods_receipt_id
where r.org_id = $1 and r.order_id = any($5::uuid[])`;

/** What is ordered and did not come yet; it is firm once it is approved. `ServerModule.supply` */
export const ORDERED = `
select l.item_id, o.warehouse_id, l.required_on as due_on,
  l.quantity * l.unit_stock_quantity / l.unit_quantity - coalesce(p.quantity, 0) as quantity,
  o.state = 'approved' as is_firm, 'purchase_order' as document_type, o.purchase_order_id as document_id
from purchase_order o join purchase_order_line l on l.org_id = $1 and l.purchase_order_id = o.purchase_order_id
left join progress p on p.org_id = $1 and p.target_id = l.purchase_order_line_id and p.measure = 'received'
where o.org_id = $1 and o.state in ('draft', 'submitted', 'approved') and ($2::uuid[] is null or l.item_id = any($2::uuid[]))`;
