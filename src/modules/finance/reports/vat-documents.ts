import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** The invoices and bills behind a line of the VAT summary; a voided one stands there twice. */
export const vatDocuments = defineReport({
  module: "finance",
  name: "vat_documents",
  permission: "accounting.ledger.view",
  params: {
    from: f.text(7),
    to: f.text(7),
    kind: f.optional(f.choice("output", "input")),
    rate: f.optional(f.taxRate()),
  },
  columns: {
    postedOn: f.date(),
    kind: f.choice("output", "input"),
    documentType: f.text(),
    documentId: f.text(),
    number: f.text(),
    partyId: f.ref("party"),
    rate: f.rate(),
    net: f.amount(),
    tax: f.amount(),
  },
  sums: ["net", "tax"],
});
