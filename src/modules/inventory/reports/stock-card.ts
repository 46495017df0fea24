import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** Every movement of an item with the balance after it (收发存台账). */
export const stockCard = defineReport({
  module: "inventory",
  name: "stock_card",
  permission: "inventory.stock.view",
  params: { itemId: f.ref("item"), from: f.date(), to: f.date(), warehouseId: f.optional(f.ref("warehouse")) },
  columns: {
    postedOn: f.date(),
    documentType: f.text(),
    documentId: f.text(),
    number: f.optional(f.text()),
    locationId: f.ref("location"),
    quantityIn: f.quantity(),
    quantityOut: f.quantity(),
    value: f.amount(),
    balance: f.quantity(),
    balanceValue: f.amount(),
  },
  sums: ["quantityIn", "quantityOut", "value"],
});
