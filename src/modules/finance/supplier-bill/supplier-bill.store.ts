import type { ListSource } from "../../../documents/list.ts";
import { supplierBillRow } from "./supplier-bill.ts";

export const supplierBillList: ListSource<typeof supplierBillRow> = {
  row: supplierBillRow,
  join: `
    join supplier s on s.org_id = $1 and s.supplier_id = d.supplier_id
    left join open_item o on o.org_id = $1 and o.open_item_id = d.supplier_bill_id
    left join lateral (
      select sum(l.amount_net) as net, sum(l.amount_tax) as tax,
        sum(round(l.amount_net * d.rate, 2) + round(l.amount_tax * d.rate, 2)) as base
      from supplier_bill_line l
      where l.org_id = $1 and l.supplier_bill_id = d.supplier_bill_id) t on true`,
  columns: {
    supplierName: "s.name",
    amountNet: "t.net",
    amountTax: "t.tax",
    amountBase: "t.base",
    openBalance: "coalesce(-o.balance, 0)",
  },
  search: ["d.number", "d.bill_number", "s.code", "s.name", "s.initials"],
  sort: "-billedOn",
  sums: ["amountBase", "openBalance"],
};
