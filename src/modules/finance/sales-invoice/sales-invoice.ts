import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * What we charge a customer for goods delivered. Each line invoices a delivery line; what stood open as delivered (112202) becomes a
 * receivable with a day on which it is due, and its tax becomes due (CHINA §3). A price other than the order's changes the revenue.
 */
export const salesInvoice = defineDocument({
  module: "finance",
  name: "sales_invoice",
  numberPrefix: "SI",
  dateField: "invoicedOn",
  header: {
    customerId: f.ref("customer"),
    /** The number of the tax invoice (数电票), once it is issued; one is booked once. */
    taxNumber: f.optional(f.text(40)),
    invoicedOn: f.date(),
    dueOn: f.date(),
    currency: f.currency(),
    rate: f.preset(f.price(), "1"),
    remark: f.optional(f.longText()),
  },
  /** Quantity and price are in the unit of the order's line. */
  lines: {
    deliveryLineId: f.ref("delivery_line"),
    itemId: f.ref("item"),
    quantity: f.quantity(),
    /** Without tax, as the invoice states them: net and tax are facts, the price is what they come from. */
    price: f.price(),
    amountNet: f.amount(),
    taxRate: f.preset(f.taxRate(), "13"),
    amountTax: f.amount(),
  },
  lifecycle: postedLifecycle("finance.sales_invoice"),
});

/** A row of the list. */
export const salesInvoiceRow = {
  customerId: f.ref("customer"),
  customerName: f.text(),
  taxNumber: f.optional(f.text()),
  invoicedOn: f.date(),
  dueOn: f.date(),
  currency: f.text(),
  amountNet: f.amount(),
  amountTax: f.amount(),
  /** Net and tax in base currency, as a posting counts them. */
  amountBase: f.amount(),
  /** In base currency. */
  openBalance: f.amount(),
};
