import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** Whom we sell to: what he pays on, how far he has credit, what his invoices say, and where the goods go. */
export const customer = defineRecord({
  module: "parties",
  name: "customer",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    categoryId: f.optional(f.ref("customer_category")),
    /** Who looks after him. */
    salespersonId: f.optional(f.ref("employee")),
    contact: f.optional(f.text(60)),
    phone: f.optional(f.text(40)),
    email: f.optional(f.text(120)),
    remark: f.optional(f.longText()),
    currency: f.currency(),
    taxRate: f.preset(f.taxRate(), "13"),
    /** The price list he buys by, where he has no price of his own; null: the standard list. */
    priceListId: f.optional(f.ref("price_list")),
    /** The day that the term counts from: of the delivery, of the invoice, or the last of the invoice's month (月结). */
    termStart: f.preset(f.choice("delivery", "invoice", "month_end"), "invoice"),
    termDays: f.preset(f.integer(0, 730), 30),
    /** Base currency. Null: no limit; zero: nothing on credit. */
    creditLimit: f.optional(f.amount()),
    /** Why nothing is sold to him for now; null: he is not blocked. */
    blockReason: f.optional(f.text(200)),
    taxNumber: f.optional(f.text(40)),
    /** What his invoices are made out to (发票抬头); null: his name. */
    invoiceTitle: f.optional(f.text(120)),
    invoiceAddress: f.optional(f.text(200)),
    invoicePhone: f.optional(f.text(40)),
    bankName: f.optional(f.text(80)),
    bankAccount: f.optional(f.text(60)),
  },
  /** Where goods are sent. One is the default: the first, unless another says so. */
  lines: {
    name: f.text(60),
    address: f.text(200),
    contact: f.optional(f.text(60)),
    phone: f.optional(f.text(40)),
    isDefault: f.flag(),
  },
});

/** What customers are grouped by. */
export const customerCategory = defineRecord({
  module: "parties",
  name: "customer_category",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
  },
});

/** A row of the list. */
export const customerRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  categoryId: f.optional(f.ref("customer_category")),
  categoryName: f.optional(f.text()),
  salespersonId: f.optional(f.ref("employee")),
  contact: f.optional(f.text()),
  phone: f.optional(f.text()),
  termDays: f.integer(),
  creditLimit: f.optional(f.amount()),
  isBlocked: f.flag(),
};

export const customerCategoryRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  customerCount: f.integer(),
};
