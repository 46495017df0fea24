import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";
import { SALES_NEEDS, SALES_SUMS, salesFigures } from "./sales-figures.ts";

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
    ...salesFigures,
  },
  sums: SALES_SUMS,
  needs: SALES_NEEDS,
  chart: { kind: "bars", x: "itemId", y: ["revenue", "margin"], most: 20 },
  leads: {
    revenue: "/insight/sales-lines?from={from}&to={to}&itemId={itemId}&customerId={param.customerId}",
  },
});
