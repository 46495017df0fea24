import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What is there, what is coming, and what of it is too little or too much. */
export const availability = defineReport({
  module: "planning",
  name: "availability",
  permission: "inventory.stock.view",
  params: {
    warning: f.optional(f.choice("short", "reorder", "excess", "slow")),
    itemId: f.optional(f.ref("item")),
    categoryId: f.optional(f.ref("item_category")),
  },
  columns: {
    itemId: f.ref("item"),
    warning: f.optional(f.choice("short", "reorder", "excess", "slow")),
    unit: f.text(),
    onHand: f.quantity(),
    toInspect: f.quantity(),
    /** Of suppliers. */
    onOrder: f.quantity(),
    /** Released work orders still make it. */
    inProduction: f.quantity(),
    /** Ordered by customers and not shipped. */
    promised: f.quantity(),
    /** Released work orders still take it. */
    forProduction: f.quantity(),
    available: f.quantity(),
    safetyStock: f.optional(f.quantity()),
    reorderPoint: f.optional(f.quantity()),
    maximumStock: f.optional(f.quantity()),
    value: f.amount(),
  },
  sums: ["value"],
});
