import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";
import { countedFields } from "../../items/counted-line/counted-line.ts";

/** A promise: what we buy, at what price, by when. What came and what was billed is derived from the books. */
export const purchaseOrder = defineDocument({
  module: "procurement",
  name: "purchase_order",
  numberPrefix: "PO",
  dateField: "orderedOn",
  header: {
    supplierId: f.ref("supplier"),
    orderedOn: f.date(),
    warehouseId: f.ref("warehouse"),
    currency: f.currency(),
    /** Base currency for one unit of the order's currency. */
    rate: f.preset(f.price(), "1"),
    remark: f.optional(f.longText()),
  },
  lines: {
    itemId: f.ref("item"),
    ...countedFields,
    quantity: f.quantity(),
    /** Without tax, for one of the unit. */
    price: f.price(),
    taxRate: f.preset(f.taxRate(), "13"),
    requiredOn: f.date(),
    /** How much more than ordered may be received, in percent of the line. */
    tolerancePercent: f.preset(f.rate(), "5"),
  },
  lifecycle: lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      submitted: { tone: "warn" },
      approved: { tone: "busy" },
      closed: { tone: "good" },
      cancelled: { tone: "muted", isFinal: true },
    },
    verbs: {
      submit: { from: ["draft"], to: "submitted", permission: "procurement.purchase_order.edit", isPrimary: true },
      approve: {
        from: ["submitted"],
        to: "approved",
        permission: "procurement.purchase_order.approve",
        isPrimary: true,
      },
      reject: { from: ["submitted"], to: "draft", permission: "procurement.purchase_order.approve", asksReason: true },
      amend: { from: ["approved"], to: "draft", permission: "procurement.purchase_order.edit", asksReason: true },
      close: { from: ["approved"], to: "closed", permission: "procurement.purchase_order.edit" },
      reopen: { from: ["closed"], to: "approved", permission: "procurement.purchase_order.edit", asksReason: true },
      cancel: {
        from: ["draft", "submitted", "approved"],
        to: "cancelled",
        permission: "procurement.purchase_order.edit",
        asksReason: true,
      },
    },
  }),
});

/** A row of the list. */
export const purchaseOrderRow = {
  supplierId: f.ref("supplier"),
  supplierName: f.text(),
  orderedOn: f.date(),
  requiredOn: f.optional(f.date()),
  lineCount: f.integer(),
  currency: f.text(),
  amount: f.amount(),
  amountBase: f.amount(),
  receivedPercent: f.integer(),
  billedPercent: f.integer(),
  /** What came, was not sent back and is not billed: at the order's price without tax, in base currency. */
  toBill: f.amount(),
};
