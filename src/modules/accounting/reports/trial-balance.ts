import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";

/** 试算平衡: opening, turnover and closing of every account over a span of months; debits equal credits. */
export const trialBalance = defineReport({
  module: "accounting",
  name: "trial_balance",
  permission: "accounting.ledger.view",
  params: { from: f.text(7), to: f.text(7), level: f.preset(f.choice("leaf", "first"), "leaf") },
  columns: {
    account: f.codeRef("account"),
    openingDebit: f.amount(),
    openingCredit: f.amount(),
    debit: f.amount(),
    credit: f.amount(),
    closingDebit: f.amount(),
    closingCredit: f.amount(),
  },
  sums: ["openingDebit", "openingCredit", "debit", "credit", "closingDebit", "closingCredit"],
});
