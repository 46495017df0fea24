import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** Invoices that were to be paid before a day, the oldest first: which level they have reached, and at which they were reminded of last. */
export const overdue = defineReport({
  module: "finance",
  name: "overdue",
  permission: "finance.sales_invoice.view",
  params: { on: f.date(), customerId: f.optional(f.ref("customer")) },
  columns: {
    customerId: f.ref("customer"),
    documentType: f.text(),
    documentId: f.text(),
    number: f.optional(f.text()),
    dueOn: f.date(),
    daysLate: f.integer(),
    open: f.amount(),
    currency: f.text(),
    openCurrency: f.amount(),
    levelId: f.optional(f.ref("reminder_level")),
    remindedLevelId: f.optional(f.ref("reminder_level")),
    remindedOn: f.optional(f.date()),
  },
  sums: ["open"],
});
