import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** Receipts beside what was promised: what the figures of suppliers are made of. */
export const receiptsByPromise = defineReport({
  module: "insight",
  name: "receipts_by_promise",
  permission: "procurement.goods_receipt.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    supplierId: f.optional(f.ref("supplier")),
    itemId: f.optional(f.ref("item")),
  },
  columns: {
    arrivedOn: f.date(),
    documentType: f.text(),
    documentId: f.text(),
    number: f.optional(f.text()),
    supplierId: f.ref("supplier"),
    itemId: f.ref("item"),
    promisedOn: f.date(),
    /** Null: on the day or before. */
    daysLate: f.optional(f.integer()),
    arrived: f.quantity(),
    accepted: f.quantity(),
    rejected: f.quantity(),
  },
});
