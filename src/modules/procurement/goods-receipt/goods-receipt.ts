import type { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import type { Id } from "../../../kernel/ids.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";
import type { Counted } from "../../../kernel/unit.ts";

/**
 * Goods of an order arrived. `arrived` gives the number and waits for the inspection: nothing is in stock yet.
 * `post` takes the accepted into stock at the order's price (暂估) and puts the rejected aside, not owned.
 */
export const goodsReceipt = defineDocument({
  module: "procurement",
  name: "goods_receipt",
  numberPrefix: "GR",
  dateField: "receivedOn",
  header: {
    supplierId: f.ref("supplier"),
    orderId: f.ref("purchase_order"),
    warehouseId: f.ref("warehouse"),
    receivedOn: f.date(),
    deliveryNote: f.optional(f.text(60)),
    remark: f.optional(f.longText()),
  },
  /** Counted in the unit of the order's line. */
  lines: {
    orderLineId: f.ref("purchase_order_line"),
    itemId: f.ref("item"),
    quantityArrived: f.quantity(),
    quantityAccepted: f.quantity(),
    quantityRejected: f.preset(f.quantity(), "0"),
    rejectReason: f.optional(f.choice("damaged", "rust", "wrong_size", "wrong_item", "surface", "other")),
    locationId: f.ref("location"),
    lotCode: f.optional(f.text(40)),
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
      arrive: { from: ["draft"], to: "arrived", permission: "procurement.goods_receipt.edit", isPrimary: true },
      post: {
        from: ["arrived"],
        to: "posted",
        permission: "procurement.goods_receipt.post",
        isPrimary: true,
        posts: true,
      },
      void: {
        from: ["posted"],
        to: "voided",
        permission: "procurement.goods_receipt.void",
        asksReason: true,
        posts: true,
      },
      cancel: { from: ["arrived"], to: "voided", permission: "procurement.goods_receipt.void", asksReason: true },
    },
  }),
});

/** A row of the list. */
export const goodsReceiptRow = {
  supplierId: f.ref("supplier"),
  supplierName: f.text(),
  orderId: f.ref("purchase_order"),
  orderNumber: f.optional(f.text()),
  warehouseId: f.ref("warehouse"),
  warehouseName: f.text(),
  receivedOn: f.date(),
  deliveryNote: f.optional(f.text()),
  lineCount: f.integer(),
  quantityArrived: f.quantity(),
  quantityRejected: f.quantity(),
};

/** A receipt line with what its order promised: what a bill or a return is matched against. Its quantities are in the order's unit. */
export interface ReceiptLine extends Counted {
  readonly id: Id;
  readonly receiptId: Id;
  readonly receiptNumber: string | null;
  readonly receiptState: string;
  readonly supplierId: Id;
  readonly warehouseId: Id;
  readonly orderLineId: Id;
  readonly itemId: Id;
  readonly locationId: Id;
  readonly lotId: Id | null;
  /** Null for the stock unit. */
  readonly unit: string | null;
  readonly accepted: Quantity;
  readonly rejected: Quantity;
  /** The order's price of one of the unit without tax, in the order's currency. */
  readonly price: UnitPrice;
  readonly taxRate: string;
  readonly rate: UnitPrice;
  readonly currency: string;
}
