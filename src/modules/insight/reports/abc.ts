import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/**
 * ABC analysis (Pareto) by the value of what was used or sold: A is what the first 80 % of the value fall on, B the next 15 %, C the rest (Heizer & Render,
 * Operations Management: ABC analysis). The item on which the limit is reached belongs to the class before it.
 */
export const abc = defineReport({
  module: "insight",
  name: "abc",
  permission: "inventory.stock.view",
  isAnalysis: true,
  params: {
    from: f.date(),
    to: f.date(),
    categoryId: f.optional(f.ref("item_category")),
    limitA: f.preset(f.rate(), "80"),
    limitB: f.preset(f.rate(), "95"),
  },
  columns: {
    rank: f.integer(),
    itemId: f.ref("item"),
    quantity: f.quantity(),
    value: f.amount(),
    percent: f.rate(),
    cumulative: f.rate(),
    class: f.choice("A", "B", "C"),
  },
  sums: ["value"],
  chart: { kind: "bars", x: "itemId", y: ["value"], line: "cumulative", most: 60 },
  leads: { value: "/inventory/stock-card?itemId={itemId}&from={from}&to={to}" },
});
