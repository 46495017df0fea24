import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { lifecycle } from "../../../kernel/lifecycle.ts";
import { CASH_FLOWS } from "../../../ledger/cash-flow.ts";

/** 记账凭证 written by hand: what no document of the trade says. Who makes it does not post it. */
export const journalVoucher = defineDocument({
  module: "accounting",
  name: "journal_voucher",
  numberPrefix: "JV",
  dateField: "postedOn",
  minLines: 2,
  header: {
    postedOn: f.date(),
    summary: f.text(200),
    /** 附单据 N 张. */
    attachments: f.preset(f.integer(0, 999), 0),
  },
  lines: {
    account: f.codeRef("account"),
    summary: f.optional(f.text(200)),
    partyId: f.optional(f.ref("party")),
    debit: f.preset(f.amount(), "0"),
    credit: f.preset(f.amount(), "0"),
    /** What the line is in the currency of its bank account, on the same side. */
    currencyAmount: f.optional(f.amount()),
    /** On a line of money: its line of the cash-flow statement, where the account that faces it does not say it right. */
    cashFlow: f.optional(f.choice(...CASH_FLOWS)),
  },
  lifecycle: lifecycle({
    initial: "draft",
    states: {
      draft: { tone: "neutral", isEditable: true },
      submitted: { tone: "warn" },
      posted: { tone: "good" },
      voided: { tone: "muted", isFinal: true },
    },
    verbs: {
      submit: { from: ["draft"], to: "submitted", permission: "accounting.journal_voucher.edit", isPrimary: true },
      reject: { from: ["submitted"], to: "draft", permission: "accounting.journal_voucher.post", asksReason: true },
      post: {
        from: ["submitted"],
        to: "posted",
        permission: "accounting.journal_voucher.post",
        isPrimary: true,
        posts: true,
      },
      void: {
        from: ["posted"],
        to: "voided",
        permission: "accounting.journal_voucher.void",
        asksReason: true,
        posts: true,
      },
    },
  }),
});

/** A row of the list. */
export const journalVoucherRow = { postedOn: f.date(), summary: f.text(), lineCount: f.integer(), amount: f.amount() };
