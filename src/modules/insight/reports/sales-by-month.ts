import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";
import { SALES_NEEDS, SALES_SUMS, salesFigures } from "./sales-figures.ts";

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
    ...salesFigures,
  },
  sums: SALES_SUMS,
  needs: SALES_NEEDS,
  chart: { kind: "bars", x: "month", y: ["revenue"], line: "marginPercent" },
  leads: { month: "/insight/sales-lines?from={month.first}&to={month.last}&customerId={customerId}&itemId={itemId}" },
});
