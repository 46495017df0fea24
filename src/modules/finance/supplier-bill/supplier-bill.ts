import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * What a supplier charges for goods received. Each line bills a receipt line; the estimate (220202) it settles and the
 * bill's own amount may differ, and the difference finds the goods wherever they are now (单到补差).
 */
export const supplierBill = defineDocument({
  module: "finance",
  name: "supplier_bill",
  numberPrefix: "BL",
  dateField: "billedOn",
  header: {
    supplierId: f.ref("supplier"),
    /** The number on the supplier's paper; one paper is booked once. */
    billNumber: f.text(40),
    billedOn: f.date(),
    dueOn: f.date(),
    currency: f.currency(),
    rate: f.preset(f.price(), "1"),
    remark: f.optional(f.longText()),
  },
  /** Quantity and price are in the unit of the order's line, as on the supplier's paper. */
  lines: {
    receiptLineId: f.ref("goods_receipt_line"),
    itemId: f.ref("item"),
    quantity: f.quantity(),
    /** Without tax, as the bill states them: net and tax are facts, the price is what they come from. */
    price: f.price(),
    amountNet: f.amount(),
    taxRate: f.preset(f.taxRate(), "13"),
    amountTax: f.amount(),
  },
  lifecycle: postedLifecycle("finance.supplier_bill"),
});

/** A row of the list. */
export const supplierBillRow = {
  supplierId: f.ref("supplier"),
  supplierName: f.text(),
  billNumber: f.text(),
  billedOn: f.date(),
  dueOn: f.date(),
  currency: f.text(),
  amountNet: f.amount(),
  amountTax: f.amount(),
  /** Net and tax in base currency, as a posting counts them. */
  amountBase: f.amount(),
  /** In base currency. */
  openBalance: f.amount(),
};
