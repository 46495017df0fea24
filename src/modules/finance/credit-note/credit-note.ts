import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * A red sales invoice (红字发票) for goods of one invoice that came back. It names the invoice it lessens, and takes from what is open of it;
 * what was paid already stands open for the customer, to be refunded or set against another invoice (CHINA §3).
 */
export const creditNote = defineDocument({
  module: "finance",
  name: "credit_note",
  numberPrefix: "CN",
  dateField: "creditedOn",
  header: {
    customerId: f.ref("customer"),
    invoiceId: f.ref("sales_invoice"),
    creditedOn: f.date(),
    /** The number of the red tax invoice, once it is issued; one is booked once. */
    taxNumber: f.optional(f.text(40)),
    /** 红字发票信息确认单, where the customer had confirmed the blue one. */
    confirmation: f.optional(f.text(40)),
    /** The invoice's. */
    currency: f.currency(),
    remark: f.optional(f.longText()),
  },
  /** Quantity and price are in the unit of the order's line; all is stated without its minus. */
  lines: {
    returnLineId: f.ref("sales_return_line"),
    invoiceLineId: f.ref("sales_invoice_line"),
    itemId: f.ref("item"),
    quantity: f.quantity(),
    price: f.price(),
    amountNet: f.amount(),
    taxRate: f.preset(f.taxRate(), "13"),
    amountTax: f.amount(),
  },
  lifecycle: postedLifecycle("finance.credit_note"),
});

/** A row of the list. */
export const creditNoteRow = {
  customerId: f.ref("customer"),
  customerName: f.text(),
  invoiceId: f.ref("sales_invoice"),
  invoiceNumber: f.optional(f.text()),
  taxNumber: f.optional(f.text()),
  creditedOn: f.date(),
  currency: f.text(),
  amountNet: f.amount(),
  amountTax: f.amount(),
  /** What we still owe him of it, in base currency. */
  openBalance: f.amount(),
};
