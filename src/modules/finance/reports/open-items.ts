import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What is open with a supplier, item by item: bills, what a return or a prepayment left, and receipts not billed. */
export const openItems = defineReport({
  module: "finance",
  name: "open_items",
  permission: "finance.supplier_bill.view",
  params: {
    partyId: f.optional(f.ref("party")),
    account: f.optional(f.codeRef("account")),
    dueUntil: f.optional(f.date()),
  },
  columns: {
    openItemId: f.ref("open_item"),
    partyId: f.ref("party"),
    documentType: f.text(),
    documentId: f.text(),
    number: f.optional(f.text()),
    openedOn: f.date(),
    dueOn: f.optional(f.date()),
    /** What we owe; negative is what the supplier owes us. */
    open: f.amount(),
    currency: f.text(),
    /** The same in the currency of the bill. */
    openCurrency: f.amount(),
    account: f.codeRef("account"),
  },
  sums: ["open"],
});
