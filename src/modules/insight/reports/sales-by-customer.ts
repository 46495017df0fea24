import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";
import { SALES_NEEDS, SALES_SUMS, salesFigures } from "./sales-figures.ts";

/** Who brings revenue and margin. What was entered without a customer stands in a row without one, so that the sum is that of the books. */
export const salesByCustomer = defineReport({
  module: "insight",
  name: "sales_by_customer",
  permission: "finance.sales_invoice.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    itemId: f.optional(f.ref("item")),
  },
  columns: {
    customerId: f.optional(f.ref("customer")),
    ...salesFigures,
  },
  sums: SALES_SUMS,
  needs: SALES_NEEDS,
  chart: { kind: "bars", x: "customerId", y: ["revenue", "margin"], most: 20 },
  leads: {
    revenue: "/insight/sales-lines?from={from}&to={to}&customerId={customerId}&itemId={param.itemId}",
  },
});
