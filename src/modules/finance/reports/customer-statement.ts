import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/**
 * A statement of account (对账单, CHINA §7): what a customer owed, what went out and came back, what he paid, and what he owes then, in base
 * currency. An invoice moves no balance unless its price differs from the order's. What was posted and voided within the span is left out.
 */
export const customerStatement = defineReport({
  module: "finance",
  name: "customer_statement",
  permission: "finance.sales_invoice.view",
  params: { customerId: f.ref("customer"), from: f.date(), to: f.date() },
  columns: {
    postedOn: f.date(),
    what: f.choice(
      "opening",
      "delivery",
      "sales_return",
      "sales_invoice",
      "credit_note",
      "customer_payment",
      "bad_debt",
      "other",
    ),
    documentType: f.optional(f.text()),
    documentId: f.optional(f.text()),
    number: f.optional(f.text()),
    itemId: f.optional(f.ref("item")),
    quantity: f.optional(f.quantity()),
    unit: f.optional(f.text()),
    /** With tax. */
    price: f.optional(f.price()),
    amount: f.optional(f.amount()),
    paid: f.optional(f.amount()),
    balance: f.amount(),
  },
  sums: ["amount", "paid"],
});
