import type { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import type { Id } from "../../../kernel/ids.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";
import { convert, extend, percentOf, share } from "../../../kernel/money.ts";
import { type Counted, inStock } from "../../../kernel/unit.ts";

/**
 * Goods of an order go to the customer. `release` gives the number and the list to pick by: nothing has moved yet. `post` takes them out of
 * stock at their cost, and they are sold: revenue at the order's price, its tax due with the invoice (CHINA §3, shipment = sale).
 */
export const delivery = defineDocument({
  module: "sales",
  name: "delivery",
  numberPrefix: "DN",
  dateField: "deliveredOn",
  header: {
    customerId: f.ref("customer"),
    orderId: f.ref("sales_order"),
    deliveredOn: f.date(),
    shipTo: f.optional(f.text(300)),
    carrier: f.optional(f.text(60)),
    trackingNumber: f.optional(f.text(60)),
    boxes: f.optional(f.integer()),
    remark: f.optional(f.longText()),
  },
  /** Counted in the unit of the order's line. */
  lines: {
    orderLineId: f.ref("sales_order_line"),
    itemId: f.ref("item"),
    quantity: f.quantity(),
    locationId: f.ref("location"),
    lotCode: f.optional(f.text(40)),
  },
  lifecycle: lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      released: { tone: "warn", isEditable: true },
      posted: { tone: "good" },
      voided: { tone: "muted", isFinal: true },
    },
    verbs: {
      release: { from: ["draft"], to: "released", permission: "sales.delivery.edit", isPrimary: true },
      post: { from: ["released"], to: "posted", permission: "sales.delivery.post", isPrimary: true, posts: true },
      void: { from: ["posted"], to: "voided", permission: "sales.delivery.void", asksReason: true, posts: true },
      cancel: { from: ["released"], to: "voided", permission: "sales.delivery.edit", asksReason: true },
    },
  }),
});

/** A row of the list. */
export const deliveryRow = {
  customerId: f.ref("customer"),
  customerName: f.text(),
  orderId: f.ref("sales_order"),
  orderNumber: f.optional(f.text()),
  deliveredOn: f.date(),
  carrier: f.optional(f.text()),
  trackingNumber: f.optional(f.text()),
  boxes: f.optional(f.integer()),
  lineCount: f.integer(),
  /** What is delivered and not invoiced, with tax, in base currency. */
  toInvoice: f.amount(),
};

/** A delivery line with what its order promised: what an invoice is matched against. Its quantity is in the order's unit. */
export interface DeliveryLine extends Counted {
  readonly id: Id;
  readonly deliveryId: Id;
  readonly deliveryNumber: string | null;
  readonly deliveryState: string;
  /** The day on which its tax came to be owed. */
  readonly deliveredOn: string;
  readonly customerId: Id;
  readonly orderLineId: Id;
  readonly itemId: Id;
  /** Null: the item is not kept by lot. */
  readonly lotId: Id | null;
  /** Null for the stock unit. */
  readonly unit: string | null;
  readonly quantity: Quantity;
  /** The order's price of one of the unit without tax, in the order's currency. */
  readonly price: UnitPrice;
  readonly taxRate: string;
  readonly rate: UnitPrice;
  readonly currency: string;
}

/** What the books know of a line. */
type Progress = (lineId: Id, measure: "returned" | "invoiced") => Quantity;

/** Delivered, not come back and not invoiced yet, in stock units; below zero is what was invoiced and came back, and is to be credited. */
export function openToInvoice(line: DeliveryLine, progress: Progress): Quantity {
  const taken = progress(line.id, "returned").plus(progress(line.id, "invoiced"));
  return inStock(line.quantity, line).minus(taken);
}

/** The tax of so many of a delivery line, in base currency, at the order's price: parts of the whole's, so that they come to it. */
export function taxOf(line: DeliveryLine, part: Quantity): Amount {
  const all = convert(percentOf(extend(line.quantity, line.price), line.taxRate), line.rate);
  return share(all, part, inStock(line.quantity, line));
}
