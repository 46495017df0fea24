import type { ListSource } from "../../../documents/list.ts";
import { purchaseReturnRow } from "./purchase-return.ts";

export const purchaseReturnList: ListSource<typeof purchaseReturnRow> = {
  row: purchaseReturnRow,
  join: `
    join supplier s on s.org_id = $1 and s.supplier_id = d.supplier_id
    left join lateral (
      select count(*)::int as lines, sum(l.quantity) as quantity, sum(l.amount_net) as net from purchase_return_line l
      where l.org_id = $1 and l.purchase_return_id = d.purchase_return_id) t on true`,
  columns: { supplierName: "s.name", lineCount: "t.lines", quantity: "t.quantity", amountNet: "t.net" },
  search: ["d.number", "d.red_invoice", "s.code", "s.name", "s.initials"],
  sort: "-returnedOn",
  sums: ["quantity", "amountNet"],
};
