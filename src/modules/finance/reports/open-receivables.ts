import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What is open with a customer, item by item: invoices, what he has as a credit or paid in advance, and what is delivered and not invoiced. */
export const openReceivables = defineReport({
  module: "finance",
  name: "open_receivables",
  permission: "finance.sales_invoice.view",
  params: {
    customerId: f.optional(f.ref("customer")),
    dueUntil: f.optional(f.date()),
  },
  columns: {
    openItemId: f.ref("open_item"),
    customerId: f.ref("customer"),
    documentType: f.text(),
    documentId: f.text(),
    number: f.optional(f.text()),
    openedOn: f.date(),
    dueOn: f.optional(f.date()),
    /** What he owes; negative is what we owe him. */
    open: f.amount(),
    currency: f.text(),
    /** The same in the currency of the invoice. */
    openCurrency: f.amount(),
    account: f.codeRef("account"),
  },
  sums: ["open"],
});
