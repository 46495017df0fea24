import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What each customer owes by days past due (CHINA §10); delivered and not invoiced, and what he paid in advance, stand in columns of their own. */
export const receivablesAgeing = defineReport({
  module: "finance",
  name: "receivables_ageing",
  permission: "finance.sales_invoice.view",
  params: { on: f.date(), customerId: f.optional(f.ref("customer")) },
  columns: {
    customerId: f.ref("customer"),
    total: f.amount(),
    notDue: f.amount(),
    days30: f.amount(),
    days60: f.amount(),
    days90: f.amount(),
    days180: f.amount(),
    days365: f.amount(),
    older: f.amount(),
    notInvoiced: f.amount(),
    advance: f.amount(),
  },
  sums: ["total", "notDue", "days30", "days60", "days90", "days180", "days365", "older", "notInvoiced", "advance"],
});
