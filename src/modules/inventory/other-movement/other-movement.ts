import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/** 其他入库, 其他出库: goods come or go for a reason that has no document of its own; the account says which. */
export const otherMovement = defineDocument({
  module: "inventory",
  name: "other_movement",
  numberPrefix: "OM",
  dateField: "movedOn",
  header: {
    direction: f.choice("in", "out"),
    movedOn: f.date(),
    /** Where the other side goes: production cost, an expense, income. */
    account: f.codeRef("account"),
    reason: f.text(120),
    remark: f.optional(f.longText()),
  },
  lines: {
    itemId: f.ref("item"),
    locationId: f.ref("location"),
    lotCode: f.optional(f.text(40)),
    quantity: f.quantity(),
    /** For goods that come in: what one is worth, without tax. */
    price: f.optional(f.price()),
  },
  lifecycle: postedLifecycle("inventory.other_movement"),
});

/** A row of the list. */
export const otherMovementRow = {
  direction: otherMovement.header.direction,
  movedOn: f.date(),
  account: f.codeRef("account"),
  reason: f.text(),
  lineCount: f.integer(),
  quantity: f.quantity(),
};
