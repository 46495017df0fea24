import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/**
 * Stock that does not move: dead is what nothing was used of for so many days, slow what lasts longer than that at the pace of those days.
 *
 *   100 here, 20 used in the last 180 days: lasts 900 days, slow. 100 here, 150 used: 120 days, not shown.
 */
export const slowStock = defineReport({
  module: "insight",
  name: "slow_stock",
  permission: "inventory.stock.view",
  isAnalysis: true,
  params: {
    on: f.date(),
    days: f.preset(f.integer(1, 3650), 180),
  },
  columns: {
    itemId: f.ref("item"),
    pace: f.choice("dead", "slow"),
    quantity: f.quantity(),
    value: f.amount(),
    lastIn: f.date(),
    lastOut: f.optional(f.date()),
    idleDays: f.integer(),
    used: f.quantity(),
    coverDays: f.optional(f.quantity()),
  },
  sums: ["value"],
  chart: { kind: "bars", x: "itemId", y: ["value"], most: 20 },
  leads: { quantity: "/inventory/stock-card?itemId={itemId}&from={lastIn}&to={on}" },
});
