/** A document and a record that exist only here, with every kind of field. */
import { defineDocument, defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";

export const fakeReceipt = defineDocument({
  module: "gallery",
  name: "fake_receipt",
  numberPrefix: "GR",
  dateField: "receivedOn",
  header: {
    supplierId: f.ref("supplier"),
    warehouseId: f.ref("warehouse"),
    receivedOn: f.date(),
    deliveryNote: f.optional(f.text(60)),
    currency: f.preset(f.choice("CNY", "USD"), "CNY"),
    remark: f.optional(f.longText()),
  },
  lines: {
    itemId: f.ref("item"),
    quantityArrived: f.quantity(),
    quantityAccepted: f.quantity(),
    quantityRejected: f.preset(f.quantity(), "0"),
    rejectReason: f.optional(f.choice("rust", "damaged", "wrong_item")),
    lotCode: f.optional(f.text(40)),
    price: f.price(),
  },
  lifecycle: lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      arrived: { tone: "warn", isEditable: true },
      posted: { tone: "good" },
      voided: { tone: "muted", isFinal: true },
    },
    verbs: {
      arrive: { from: ["draft"], to: "arrived", permission: "edit", isPrimary: true },
      post: { from: ["arrived"], to: "posted", permission: "post", isPrimary: true, posts: true },
      void: { from: ["posted"], to: "voided", permission: "void", asksReason: true, posts: true },
      cancel: { from: ["arrived"], to: "voided", permission: "void", asksReason: true },
    },
  }),
});

export const fakeReceiptRow = {
  supplierId: f.ref("supplier"),
  supplierName: f.text(),
  receivedOn: f.date(),
  deliveryNote: f.optional(f.text()),
  lineCount: f.integer(),
  receivedPercent: f.integer(),
  amount: f.amount(),
};

export const fakeItem = defineRecord({
  module: "gallery",
  name: "fake_item",
  header: {
    code: f.text(40),
    name: f.text(120),
    kind: f.choice("material", "finished"),
    unit: f.text(12),
    isInspected: f.flag(),
    safetyStock: f.optional(f.quantity()),
    standardCost: f.optional(f.price()),
    taxRate: f.preset(f.rate(), "13"),
    supplierId: f.optional(f.ref("supplier")),
    remark: f.optional(f.longText()),
  },
});
