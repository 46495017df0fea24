import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** Whom we buy from, with the terms we pay on and what each item costs there. */
export const supplier = defineRecord({
  module: "parties",
  name: "supplier",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    taxNumber: f.optional(f.text(40)),
    currency: f.currency(),
    termDays: f.preset(f.integer(0, 730), 30),
    taxRate: f.preset(f.taxRate(), "13"),
    contact: f.optional(f.text(60)),
    phone: f.optional(f.text(40)),
    email: f.optional(f.text(120)),
    address: f.optional(f.text(200)),
    bankName: f.optional(f.text(80)),
    bankAccount: f.optional(f.text(60)),
    remark: f.optional(f.longText()),
  },
  lines: {
    itemId: f.ref("item"),
    /** One of the item's units; null is its stock unit. Price and minimum are per that unit. */
    unit: f.optional(f.text(12)),
    price: f.price(),
    minimumQuantity: f.optional(f.quantity()),
    leadTimeDays: f.preset(f.integer(0, 730), 7),
    supplierCode: f.optional(f.text(60)),
  },
});

/** A row of the list. */
export const supplierRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  contact: f.optional(f.text()),
  phone: f.optional(f.text()),
  termDays: f.integer(),
  itemCount: f.integer(),
  owed: f.amount(),
};
