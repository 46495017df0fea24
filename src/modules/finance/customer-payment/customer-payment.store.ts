import type { ListSource } from "../../../documents/list.ts";
import { customerPaymentRow } from "./customer-payment.ts";

export const customerPaymentList: ListSource<typeof customerPaymentRow> = {
  row: customerPaymentRow,
  join: `
    join customer c on c.org_id = $1 and c.customer_id = d.customer_id
    join bank_account b on b.org_id = $1 and b.bank_account_id = d.bank_account_id
    left join lateral (
      select count(*)::int as lines from customer_payment_line l
      where l.org_id = $1 and l.customer_payment_id = d.customer_payment_id) t on true`,
  columns: {
    customerName: "c.name",
    bankAccountName: "b.name",
    lineCount: "t.lines",
    amountBase: "round(d.amount * d.rate, 2)",
  },
  search: ["d.number", "d.reference", "c.code", "c.name", "c.initials"],
  sort: "-paidOn",
  sums: ["amountBase"],
};
