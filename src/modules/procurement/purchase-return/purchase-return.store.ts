import type { ListSource } from "../../../documents/list.ts";
import { purchaseReturnRow } from "./purchase-return.ts";

export const purchaseReturnList: ListSource<typeof purchaseReturnRow> = {
  row: purchaseReturnRow,
  join: `
    join supplier s on s.org_id = $1 and s.supplier_id = d.supplier_id
    left join lateral (
      select count(*)::int as lines, sum(l.quantity) as quantity, sum(l.amount_net) as net, max(o.currency) as currency,
        sum(round(l.amount_net * o.rate, 2)) as base
      from purchase_return_line l
      join goods_receipt_line g on g.org_id = $1 and g.goods_receipt_line_id = l.receipt_line_id
      join goods_receipt r on r.org_id = $1 and r.goods_receipt_id = g.goods_receipt_id
      join purchase_order o on o.org_id = $1 and o.purchase_order_id = r.order_id
      where l.org_id = $1 and l.purchase_return_id = d.purchase_return_id) t on true`,
  columns: {
    supplierName: "s.name",
    lineCount: "t.lines",
    quantity: "t.quantity",
    currency: "t.currency",
    amountNet: "t.net",
    amountBase: "t.base",
  },
  search: ["d.number", "d.red_invoice", "s.code", "s.name", "s.initials"],
  sort: "-returnedOn",
  sums: ["quantity", "amountBase"],
};
