import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** Whether suppliers keep their word: on time is a line that arrived by the day the order promises (准时交货率), good is what was accepted of what arrived (来料合格率). */
export const supplierPerformance = defineReport({
  module: "insight",
  name: "supplier_performance",
  permission: "procurement.goods_receipt.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    supplierId: f.optional(f.ref("supplier")),
    itemId: f.optional(f.ref("item")),
  },
  columns: {
    supplierId: f.ref("supplier"),
    lines: f.integer(),
    onTime: f.integer(),
    onTimePercent: f.rate(),
    daysLate: f.optional(f.quantity()),
    arrived: f.quantity(),
    accepted: f.quantity(),
    rejected: f.quantity(),
    acceptedPercent: f.optional(f.rate()),
  },
  sums: ["lines", "onTime"],
  chart: { kind: "bars", x: "supplierId", y: ["onTimePercent", "acceptedPercent"], most: 20 },
  leads: {
    lines: "/insight/receipts-by-promise?from={from}&to={to}&supplierId={supplierId}&itemId={itemId}",
  },
});
