import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";

/**
 * What a customer will never pay is written off (坏账, direct write-off: 小企业会计准则 art. 10), with the evidence that the tax office asks for.
 * Somebody else approves it, and that posts it. What comes in later is a customer payment of the kind `recovery`.
 */
export const badDebt = defineDocument({
  module: "finance",
  name: "bad_debt",
  numberPrefix: "BD",
  dateField: "writtenOffOn",
  header: {
    customerId: f.ref("customer"),
    writtenOffOn: f.date(),
    reason: f.choice("bankrupt", "deceased", "three_years", "force_majeure", "settlement", "other"),
    /** The court's ruling, the police's certificate, the letters that had no answer … */
    evidence: f.longText(),
    currency: f.currency(),
    /** Base currency for one unit: what is written off stands in the books at its own. */
    rate: f.preset(f.price(), "1"),
  },
  lines: {
    openItemId: f.ref("open_item"),
    amount: f.amount(),
  },
  lifecycle: lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      submitted: { tone: "warn" },
      posted: { tone: "bad" },
      voided: { tone: "muted", isFinal: true },
    },
    verbs: {
      submit: { from: ["draft"], to: "submitted", permission: "finance.bad_debt.edit", isPrimary: true },
      approve: {
        from: ["submitted"],
        to: "posted",
        permission: "finance.bad_debt.approve",
        isPrimary: true,
        posts: true,
      },
      reject: { from: ["submitted"], to: "draft", permission: "finance.bad_debt.approve", asksReason: true },
      void: { from: ["posted"], to: "voided", permission: "finance.bad_debt.void", asksReason: true, posts: true },
    },
  }),
});

/** A row of the list. */
export const badDebtRow = {
  customerId: f.ref("customer"),
  customerName: f.text(),
  writtenOffOn: f.date(),
  reason: badDebt.header.reason,
  lineCount: f.integer(),
  currency: f.text(),
  amount: f.amount(),
  /** In base currency. */
  recovered: f.amount(),
};
