import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What is owed to each supplier by days past due (CHINA §10); received and not billed stands in a column of its own. */
export const payablesAgeing = defineReport({
  module: "finance",
  name: "payables_ageing",
  permission: "finance.supplier_bill.view",
  params: { on: f.date(), partyId: f.optional(f.ref("party")) },
  columns: {
    partyId: f.ref("party"),
    total: f.amount(),
    notDue: f.amount(),
    days30: f.amount(),
    days60: f.amount(),
    days90: f.amount(),
    days180: f.amount(),
    days365: f.amount(),
    older: f.amount(),
    notBilled: f.amount(),
    prepaid: f.amount(),
  },
  sums: ["total", "notDue", "days30", "days60", "days90", "days180", "days365", "older", "notBilled", "prepaid"],
});
