import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * Money to a supplier. Its lines settle open items: bills (positive), and what the supplier owes us, a prepayment or a return
 * (negative). What is paid beyond them is a prepayment; a payment of nothing that settles both kinds applies one.
 */
export const payment = defineDocument({
  module: "finance",
  name: "payment",
  numberPrefix: "PM",
  dateField: "paidOn",
  minLines: 0,
  header: {
    supplierId: f.ref("supplier"),
    paidOn: f.date(),
    bankAccountId: f.ref("bank_account"),
    /** That of the bills, and of all amounts here; the bank account is in it too, or in base currency. */
    currency: f.currency(),
    /** Base currency for one unit, as the bank counted. */
    rate: f.preset(f.price(), "1"),
    amount: f.amount(),
    /** Cash discount the supplier grants (现金折扣): settles more than is paid; VAT stays as it was. */
    discount: f.preset(f.amount(), "0"),
    method: f.preset(f.choice("transfer", "cash", "acceptance", "offset"), "transfer"),
    reference: f.optional(f.text(60)),
    remark: f.optional(f.longText()),
  },
  lines: {
    openItemId: f.ref("open_item"),
    amount: f.amount(),
  },
  lifecycle: postedLifecycle("finance.payment"),
});

/** A row of the list. */
export const paymentRow = {
  supplierId: f.ref("supplier"),
  supplierName: f.text(),
  paidOn: f.date(),
  bankAccountId: f.ref("bank_account"),
  bankAccountName: f.text(),
  method: payment.header.method,
  reference: f.optional(f.text()),
  currency: f.text(),
  amount: f.amount(),
  amountBase: f.amount(),
  lineCount: f.integer(),
};
