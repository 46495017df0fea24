import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/**
 * What items cost whom, from when on. A list that names a customer is his own; any other is for the customers that name it, and the
 * standard list is for all. Which of them decides is in `price.rules.ts`.
 */
export const priceList = defineRecord({
  module: "sales",
  name: "price_list",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    /** Whose own list it is; null: of nobody alone. */
    customerId: f.optional(f.ref("customer")),
    isStandard: f.flag(),
    currency: f.currency(),
    /** Prices with value added tax in them (含税价). */
    isTaxIncluded: f.flag(),
    validFrom: f.date(),
    /** The last day; null: until a later list takes over. */
    validTo: f.optional(f.date()),
    remark: f.optional(f.longText()),
  },
  lines: {
    itemId: f.ref("item"),
    /** One of the item's units; null is its stock unit. Quantity and price are per that unit. */
    unit: f.optional(f.text(12)),
    /** From how many on it is the price. */
    fromQuantity: f.preset(f.quantity(), "0"),
    price: f.price(),
  },
});

/** A row of the list. */
export const priceListRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  customerId: f.optional(f.ref("customer")),
  customerName: f.optional(f.text()),
  isStandard: f.flag(),
  currency: f.codeRef("currency", 3),
  isTaxIncluded: f.flag(),
  validFrom: f.date(),
  validTo: f.optional(f.date()),
  lineCount: f.integer(),
};

/** A line of an order that asks for its price. */
export const askedPrice = {
  itemId: f.ref("item"),
  unit: f.optional(f.text(12)),
  quantity: f.quantity(),
};
