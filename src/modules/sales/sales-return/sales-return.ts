import type { Quantity } from "../../../kernel/decimal.ts";
import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import type { Id } from "../../../kernel/ids.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * Goods of a delivery come back, mostly to be inspected. The sale and its cost are taken back as they were booked: what was not invoiced yet
 * will not be; what was invoiced stands open to be credited, and the credit note makes its tax due back (CHINA §3).
 */
export const salesReturn = defineDocument({
  module: "sales",
  name: "sales_return",
  numberPrefix: "SR",
  dateField: "returnedOn",
  header: {
    customerId: f.ref("customer"),
    returnedOn: f.date(),
    remark: f.optional(f.longText()),
  },
  /** Counted in the unit of the order's line, as the delivery is. */
  lines: {
    deliveryLineId: f.ref("delivery_line"),
    itemId: f.ref("item"),
    quantity: f.quantity(),
    locationId: f.ref("location"),
    reason: f.choice("damaged", "quality", "wrong_item", "too_many", "not_wanted", "other"),
  },
  lifecycle: postedLifecycle("sales.sales_return"),
});

/** A row of the list. */
export const salesReturnRow = {
  customerId: f.ref("customer"),
  customerName: f.text(),
  returnedOn: f.date(),
  lineCount: f.integer(),
  quantity: f.quantity(),
  /** What came back and is to be credited, with tax, in base currency. */
  toCredit: f.amount(),
};

/** A line of a return: what a credit note is matched against. Its quantity is in the order's unit. */
export interface ReturnLine {
  readonly id: Id;
  readonly returnId: Id;
  readonly returnNumber: string | null;
  readonly returnState: string;
  readonly deliveryLineId: Id;
  readonly itemId: Id;
  readonly quantity: Quantity;
}
