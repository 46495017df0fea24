import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** Where money is kept: an account at a bank, or a cash box. Each has an account of the chart for itself, under 1001 or 1002. */
export const bankAccount = defineRecord({
  module: "accounting",
  name: "bank_account",
  header: {
    code: f.text(40),
    name: f.text(120),
    nameEn: f.optional(f.text(120)),
    /** Nothing for a cash box. */
    bankName: f.optional(f.text(120)),
    accountNumber: f.optional(f.text(60)),
    currency: f.currency(),
    account: f.codeRef("account"),
  },
});

export const bankAccountRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  bankName: f.optional(f.text()),
  accountNumber: f.optional(f.text()),
  currency: f.codeRef("currency"),
  account: f.codeRef("account"),
  /** In base currency. */
  balance: f.amount(),
};

/** What a posting must know of a bank account. */
export interface BankAccountFacts {
  readonly id: string;
  readonly code: string;
  readonly account: string;
  readonly currency: string;
  readonly isActive: boolean;
}
