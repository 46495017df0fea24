import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * Goods of a receipt go back to the supplier, or rejected ones are scrapped. Goods not billed yet reduce the estimate; billed
 * ones reduce what we owe by the amounts of the supplier's red invoice, which stand on the line.
 */
export const purchaseReturn = defineDocument({
  module: "procurement",
  name: "purchase_return",
  numberPrefix: "RT",
  dateField: "returnedOn",
  header: {
    supplierId: f.ref("supplier"),
    returnedOn: f.date(),
    redInvoice: f.optional(f.text(60)),
    remark: f.optional(f.longText()),
  },
  /** Counted in the unit of the order's line, as the receipt is. */
  lines: {
    receiptLineId: f.ref("goods_receipt_line"),
    itemId: f.ref("item"),
    what: f.choice("return_stock", "return_rejected", "scrap_rejected"),
    locationId: f.ref("location"),
    quantity: f.quantity(),
    reason: f.choice("damaged", "rust", "wrong_size", "wrong_item", "surface", "other"),
    /** What the supplier owes for billed goods, without tax. Goods not billed yet take their estimate. */
    amountNet: f.preset(f.amount(), "0"),
    amountTax: f.preset(f.amount(), "0"),
  },
  lifecycle: postedLifecycle("procurement.purchase_return"),
});

/** A row of the list. */
export const purchaseReturnRow = {
  supplierId: f.ref("supplier"),
  supplierName: f.text(),
  returnedOn: f.date(),
  lineCount: f.integer(),
  quantity: f.quantity(),
  /** The orders' currency; one return is in one currency. */
  currency: f.text(),
  amountNet: f.amount(),
  /** In base currency, at the orders' rates, as the posting counts it. */
  amountBase: f.amount(),
};
