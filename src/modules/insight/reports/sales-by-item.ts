import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What brings revenue and margin. A cost without an item (a late difference, a voucher) stands in a row without one. */
export const salesByItem = defineReport({
  module: "insight",
  name: "sales_by_item",
  permission: "finance.sales_invoice.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    customerId: f.optional(f.ref("customer")),
  },
  columns: {
    itemId: f.optional(f.ref("item")),
    quantity: f.quantity(),
    revenue: f.amount(),
    cost: f.optional(f.amount()),
    margin: f.optional(f.amount()),
    marginPercent: f.optional(f.rate()),
  },
  sums: ["revenue", "cost", "margin"],
  needs: { cost: "sales.margin.view", margin: "sales.margin.view", marginPercent: "sales.margin.view" },
  chart: { kind: "bars", x: "itemId", y: ["revenue", "margin"], most: 20 },
  leads: {
    revenue: "/insight/sales-lines?from={from}&to={to}&itemId={itemId}&customerId={param.customerId}",
  },
});
