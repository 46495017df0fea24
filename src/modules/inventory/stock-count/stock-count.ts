import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";

/**
 * 盘点: what was found against what the books said at the moment of counting. Nothing is frozen: what moved between counting
 * and posting does not matter, because only the difference is posted.
 */
export const stockCount = defineDocument({
  module: "inventory",
  name: "stock_count",
  numberPrefix: "SC",
  dateField: "countedOn",
  header: { warehouseId: f.ref("warehouse"), countedOn: f.date(), remark: f.optional(f.longText()) },
  lines: {
    itemId: f.ref("item"),
    locationId: f.ref("location"),
    lotCode: f.optional(f.text(40)),
    /** What the books said when the line was counted. */
    quantityBook: f.quantity(),
    quantityCounted: f.quantity(),
    reason: f.optional(f.text(120)),
  },
  lifecycle: lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      counted: { tone: "warn", isEditable: true },
      posted: { tone: "good" },
      voided: { tone: "muted", isFinal: true },
    },
    verbs: {
      submit: { from: ["draft"], to: "counted", permission: "inventory.stock_count.edit", isPrimary: true },
      post: { from: ["counted"], to: "posted", permission: "inventory.stock_count.post", isPrimary: true, posts: true },
      cancel: { from: ["counted"], to: "voided", permission: "inventory.stock_count.post", asksReason: true },
      void: { from: ["posted"], to: "voided", permission: "inventory.stock_count.void", asksReason: true, posts: true },
    },
  }),
});

/** A row of the list. */
export const stockCountRow = {
  warehouseId: f.ref("warehouse"),
  warehouseName: f.text(),
  countedOn: f.date(),
  lineCount: f.integer(),
  differences: f.integer(),
};
