import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * 领料单, 退料单: components go into a work order, or come back from it at what they cost when they went. `post` moves them between the
 * stock and the order's work in process. More than the order needs (补料) goes out with consent.
 */
export const materialIssue = defineDocument({
  module: "production",
  name: "material_issue",
  numberPrefix: "MI",
  dateField: "movedOn",
  header: {
    workOrderId: f.ref("work_order"),
    direction: f.preset(f.choice("out", "back"), "out"),
    movedOn: f.date(),
    remark: f.optional(f.longText()),
  },
  lines: {
    orderLineId: f.ref("work_order_line"),
    itemId: f.ref("item"),
    quantity: f.quantity(),
    locationId: f.ref("location"),
    lotCode: f.optional(f.text(40)),
  },
  lifecycle: postedLifecycle("production.material_issue"),
});

/** A row of the list. */
export const materialIssueRow = {
  workOrderId: f.ref("work_order"),
  orderNumber: f.optional(f.text()),
  itemId: f.ref("item"),
  itemName: f.text(),
  direction: materialIssue.header.direction,
  movedOn: f.date(),
  lineCount: f.integer(),
};
