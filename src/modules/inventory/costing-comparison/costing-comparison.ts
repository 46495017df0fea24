import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What an item would be worth under each costing method, LIFO among them for management only. */
export const costingComparison = defineReport({
  module: "inventory",
  name: "costing_comparison",
  permission: "inventory.stock.view",
  params: { itemId: f.ref("item"), to: f.date() },
  columns: {
    method: f.choice("fifo", "moving_average", "month_average", "lifo"),
    costOfIssues: f.amount(),
    quantity: f.quantity(),
    unitCost: f.optional(f.price()),
    value: f.amount(),
    isStatutory: f.flag(),
  },
});
