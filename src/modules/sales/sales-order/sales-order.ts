import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";
import { countedFields } from "../../items/counted-line/counted-line.ts";

/** A promise: what a customer gets, at what price, by when. What went out and what was invoiced is derived from the books. */
export const salesOrder = defineDocument({
  module: "sales",
  name: "sales_order",
  numberPrefix: "SO",
  dateField: "orderedOn",
  header: {
    customerId: f.ref("customer"),
    orderedOn: f.date(),
    /** The number of the customer's own order. */
    customerOrderNumber: f.optional(f.text(60)),
    salespersonId: f.optional(f.ref("employee")),
    /** Whose stock is kept for it. */
    warehouseId: f.ref("warehouse"),
    /** As it was when the order was made; the customer may move. */
    shipTo: f.optional(f.text(300)),
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
    promisedOn: f.date(),
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
      submit: { from: ["draft"], to: "submitted", permission: "sales.sales_order.edit", isPrimary: true },
      approve: { from: ["submitted"], to: "approved", permission: "sales.sales_order.approve", isPrimary: true },
      reject: { from: ["submitted"], to: "draft", permission: "sales.sales_order.approve", asksReason: true },
      amend: { from: ["approved"], to: "draft", permission: "sales.sales_order.edit", asksReason: true },
      /** Keeps what has come in since. */
      reserve: { from: ["approved"], to: "approved", permission: "sales.sales_order.edit" },
      close: { from: ["approved"], to: "closed", permission: "sales.sales_order.edit" },
      reopen: { from: ["closed"], to: "approved", permission: "sales.sales_order.edit", asksReason: true },
      cancel: {
        from: ["draft", "submitted", "approved"],
        to: "cancelled",
        permission: "sales.sales_order.edit",
        asksReason: true,
      },
    },
  }),
});

/** A row of the list. */
export const salesOrderRow = {
  customerId: f.ref("customer"),
  customerName: f.text(),
  orderedOn: f.date(),
  customerOrderNumber: f.optional(f.text()),
  salespersonId: f.optional(f.ref("employee")),
  promisedOn: f.optional(f.date()),
  lineCount: f.integer(),
  currency: f.text(),
  amount: f.amount(),
  amountBase: f.amount(),
  reservedPercent: f.integer(),
  shippedPercent: f.integer(),
  invoicedPercent: f.integer(),
};
