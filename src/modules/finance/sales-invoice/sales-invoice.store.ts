import type { ListSource } from "../../../documents/list.ts";
import { salesInvoiceRow } from "./sales-invoice.ts";

export const salesInvoiceList: ListSource<typeof salesInvoiceRow> = {
  row: salesInvoiceRow,
  join: `
    join customer c on c.org_id = $1 and c.customer_id = d.customer_id
    left join open_item o on o.org_id = $1 and o.open_item_id = d.sales_invoice_id
    left join lateral (
      select sum(l.amount_net) as net, sum(l.amount_tax) as tax,
        sum(round(l.amount_net * d.rate, 2) + round(l.amount_tax * d.rate, 2)) as base
      from sales_invoice_line l
      where l.org_id = $1 and l.sales_invoice_id = d.sales_invoice_id) t on true`,
  columns: {
    customerName: "c.name",
    amountNet: "t.net",
    amountTax: "t.tax",
    amountBase: "t.base",
    openBalance: "coalesce(o.balance, 0)",
  },
  search: ["d.number", "d.tax_number", "c.code", "c.name", "c.initials"],
  sort: "-invoicedOn",
  sums: ["amountBase", "openBalance"],
};
