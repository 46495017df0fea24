/** What the page of the requirements asks; it stands in the address. */
import { f } from "../../../kernel/field.ts";

export const requirements = {
  module: "planning",
  name: "requirements",
  params: {
    kind: f.optional(f.choice("make", "buy")),
    only: f.optional(f.choice("late")),
    supplierId: f.optional(f.ref("supplier")),
    warehouseId: f.optional(f.ref("warehouse")),
    search: f.optional(f.text(100)),
    /** The needs of so many days become one lot. */
    daysPerLot: f.preset(f.integer(1, 90), 1),
  },
} as const;
