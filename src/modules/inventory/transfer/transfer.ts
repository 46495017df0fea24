import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/** Goods go from one place to another. Their value follows the item, so there is no entry. */
export const transfer = defineDocument({
  module: "inventory",
  name: "transfer",
  numberPrefix: "TR",
  dateField: "movedOn",
  header: { movedOn: f.date(), remark: f.optional(f.longText()) },
  lines: {
    itemId: f.ref("item"),
    lotCode: f.optional(f.text(40)),
    fromLocationId: f.ref("location"),
    toLocationId: f.ref("location"),
    quantity: f.quantity(),
  },
  lifecycle: postedLifecycle("inventory.transfer"),
});

/** A row of the list. */
export const transferRow = {
  movedOn: f.date(),
  lineCount: f.integer(),
  quantity: f.quantity(),
  remark: f.optional(f.text()),
};
