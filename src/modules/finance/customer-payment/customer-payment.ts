import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * Money from a customer, or back to him. Its lines settle open items: invoices (positive), and what we owe him, an advance or a credit (negative). What comes
 * in beyond them is an advance; a payment of nothing that settles both kinds applies one. A refund pays what he has to get, and
 * names it; a recovery brings in what had been written off.
 */
export const customerPayment = defineDocument({
  module: "finance",
  name: "customer_payment",
  numberPrefix: "CP",
  dateField: "paidOn",
  minLines: 0,
  header: {
    customerId: f.ref("customer"),
    direction: f.preset(f.choice("receipt", "refund", "recovery"), "receipt"),
    /** What a recovery is of. */
    badDebtId: f.optional(f.ref("bad_debt")),
    paidOn: f.date(),
    bankAccountId: f.ref("bank_account"),
    /** That of the invoices, and of all amounts here; the bank account is in it too, or in base currency. */
    currency: f.currency(),
    /** Base currency for one unit, as the bank counted. */
    rate: f.preset(f.price(), "1"),
    amount: f.amount(),
    /** Cash discount we grant (现金折扣): settles more than came in; VAT stays as it was. */
    discount: f.preset(f.amount(), "0"),
    method: f.preset(f.choice("transfer", "cash", "acceptance", "offset"), "transfer"),
    reference: f.optional(f.text(60)),
    remark: f.optional(f.longText()),
  },
  lines: {
    openItemId: f.ref("open_item"),
    amount: f.amount(),
  },
  lifecycle: postedLifecycle("finance.customer_payment"),
});

/** A row of the list. */
export const customerPaymentRow = {
  customerId: f.ref("customer"),
  customerName: f.text(),
  direction: customerPayment.header.direction,
  paidOn: f.date(),
  bankAccountId: f.ref("bank_account"),
  bankAccountName: f.text(),
  method: customerPayment.header.method,
  reference: f.optional(f.text()),
  currency: f.text(),
  amount: f.amount(),
  amountBase: f.amount(),
  lineCount: f.integer(),
};
