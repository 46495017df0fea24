import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** What is where, and what it is worth, now or at the end of any past day. */
export const stockOnHand = defineReport({
  module: "inventory",
  name: "stock_on_hand",
  permission: "inventory.stock.view",
  params: {
    on: f.optional(f.date()),
    itemId: f.optional(f.ref("item")),
    warehouseId: f.optional(f.ref("warehouse")),
    locationId: f.optional(f.ref("location")),
    categoryId: f.optional(f.ref("item_category")),
  },
  columns: {
    itemId: f.ref("item"),
    unit: f.text(),
    onHand: f.quantity(),
    notOwned: f.quantity(),
    unitCost: f.price(),
    value: f.amount(),
  },
  sums: ["value"],
});
