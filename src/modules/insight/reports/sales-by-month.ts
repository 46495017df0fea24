import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** Revenue net of returns and credit notes, cost from the books, and the margin between them, month by month. */
export const salesByMonth = defineReport({
  module: "insight",
  name: "sales_by_month",
  permission: "finance.sales_invoice.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    customerId: f.optional(f.ref("customer")),
    itemId: f.optional(f.ref("item")),
  },
  columns: {
    month: f.text(),
    revenue: f.amount(),
    cost: f.optional(f.amount()),
    margin: f.optional(f.amount()),
    marginPercent: f.optional(f.rate()),
  },
  sums: ["revenue", "cost", "margin"],
  needs: { cost: "sales.margin.view", margin: "sales.margin.view", marginPercent: "sales.margin.view" },
  chart: { kind: "bars", x: "month", y: ["revenue"], line: "marginPercent" },
  leads: { month: "/insight/sales-lines?from={month.first}&to={month.last}&customerId={customerId}&itemId={itemId}" },
});
