/** The fields of an order's line that say in what it is counted. */
import { f } from "../../../kernel/field.ts";

export const countedFields = {
  /** One of the item's units; null is its stock unit. */
  unit: f.optional(f.text(12)),
  /** How much of the unit is how much in stock, as the item had it when the line was saved; what is sent is not asked. */
  unitQuantity: f.preset(f.quantity(), "1"),
  unitStockQuantity: f.preset(f.quantity(), "1"),
};
