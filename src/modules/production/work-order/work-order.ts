import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";

/**
 * 生产订单: so many of an item are to be made by a day. Its components are the bill of material's as it was when the order was released;
 * what was issued, made and scrapped is derived from the books. What was put into it and is not made yet is work in process (在产品).
 */
export const workOrder = defineDocument({
  module: "production",
  name: "work_order",
  numberPrefix: "WO",
  dateField: "startOn",
  header: {
    itemId: f.ref("item"),
    quantity: f.quantity(),
    startOn: f.date(),
    dueOn: f.date(),
    /** Where its components come from and what is made goes. */
    warehouseId: f.ref("warehouse"),
    /** Components are issued on a list of their own, or leave the warehouse with each completion (倒冲). */
    issuing: f.preset(f.choice("by_list", "backflush"), "by_list"),
    billOfMaterialId: f.optional(f.ref("bill_of_material")),
    /** Components, labour and overhead are the bill's, made anew with every save of the draft; else they are as they were typed. */
    isAsBill: f.flag(true),
    /** Base currency for one piece, at set rates. */
    labourCost: f.preset(f.price(), "0"),
    overheadCost: f.preset(f.price(), "0"),
    /** What it is made for, e.g. the customer's order. */
    purpose: f.optional(f.text(200)),
    remark: f.optional(f.longText()),
  },
  /** What the whole order needs, in stock units. */
  lines: {
    itemId: f.ref("item"),
    quantity: f.quantity(),
  },
  minLines: 0,
  lifecycle: lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      released: { tone: "busy" },
      closed: { tone: "good" },
      cancelled: { tone: "muted", isFinal: true },
    },
    verbs: {
      release: { from: ["draft"], to: "released", permission: "production.work_order.edit", isPrimary: true },
      amend: { from: ["released"], to: "draft", permission: "production.work_order.edit", asksReason: true },
      close: { from: ["released"], to: "closed", permission: "production.work_order.edit" },
      reopen: { from: ["closed"], to: "released", permission: "production.work_order.edit", asksReason: true },
      cancel: {
        from: ["draft", "released"],
        to: "cancelled",
        permission: "production.work_order.edit",
        asksReason: true,
      },
    },
  }),
});

/** A row of the list. */
export const workOrderRow = {
  itemId: f.ref("item"),
  itemName: f.text(),
  warehouseId: f.ref("warehouse"),
  startOn: f.date(),
  dueOn: f.date(),
  issuing: workOrder.header.issuing,
  quantity: f.quantity(),
  produced: f.quantity(),
  scrapped: f.quantity(),
  /** Still to be made. */
  left: f.quantity(),
  /** Of the components that the order needs, those that were issued. */
  issuedPercent: f.integer(),
  donePercent: f.integer(),
  /** Base currency: what was put into it and is not made yet. */
  inProcess: f.amount(),
  purpose: f.optional(f.text()),
};
