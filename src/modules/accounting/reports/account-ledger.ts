import { f } from "../../../kernel/field.ts";
import { defineReport } from "../../../kernel/report.ts";
import { CASH_FLOWS } from "../../../ledger/cash-flow.ts";

/** 明细账: the lines of an account (a parent shows its leaves), by party or item where asked, with the balance after each. */
export const accountLedger = defineReport({
  module: "accounting",
  name: "account_ledger",
  permission: "accounting.ledger.view",
  params: {
    account: f.codeRef("account"),
    from: f.date(),
    to: f.date(),
    partyId: f.optional(f.ref("party")),
    itemId: f.optional(f.ref("item")),
    cashFlow: f.optional(f.choice(...CASH_FLOWS)),
  },
  columns: {
    postedOn: f.date(),
    voucher: f.optional(f.text()),
    documentType: f.text(),
    documentId: f.text(),
    number: f.optional(f.text()),
    account: f.codeRef("account"),
    partyId: f.optional(f.ref("party")),
    itemId: f.optional(f.ref("item")),
    summary: f.text(500),
    debit: f.amount(),
    credit: f.amount(),
    balance: f.amount(),
  },
  sums: ["debit", "credit"],
});
