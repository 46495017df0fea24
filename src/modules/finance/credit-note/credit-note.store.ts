import type { ListSource } from "../../../documents/list.ts";
import { creditNoteRow } from "./credit-note.ts";

export const creditNoteList: ListSource<typeof creditNoteRow> = {
  row: creditNoteRow,
  join: `
    join customer c on c.org_id = $1 and c.customer_id = d.customer_id
    join sales_invoice i on i.org_id = $1 and i.sales_invoice_id = d.invoice_id
    left join open_item o on o.org_id = $1 and o.open_item_id = d.credit_note_id
    left join lateral (
      select sum(l.amount_net) as net, sum(l.amount_tax) as tax from credit_note_line l
      where l.org_id = $1 and l.credit_note_id = d.credit_note_id) t on true`,
  columns: {
    customerName: "c.name",
    invoiceNumber: "i.number",
    amountNet: "t.net",
    amountTax: "t.tax",
    openBalance: "coalesce(-o.balance, 0)",
  },
  search: ["d.number", "d.tax_number", "i.number", "c.code", "c.name", "c.initials"],
  sort: "-creditedOn",
  sums: ["openBalance"],
};
