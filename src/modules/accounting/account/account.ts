import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** An account of the chart (小企业会计准则). Only leaves are posted to; `control` says which documents own it. */
export const account = defineRecord({
  module: "accounting",
  name: "account",
  header: {
    code: f.text(20),
    name: f.text(120),
    nameEn: f.optional(f.text(160)),
    class: f.choice("asset", "liability", "equity", "cost", "revenue", "expense"),
    normalBalance: f.choice("debit", "credit"),
    control: f.optional(f.text(40)),
    needsParty: f.flag(),
    isLeaf: f.flag(true),
  },
});

/** A row of the list. */
export const accountRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  class: account.header.class,
  normalBalance: account.header.normalBalance,
  isLeaf: f.flag(),
};

/** What a posting must know of an account. */
export interface AccountFacts {
  readonly code: string;
  readonly control: string | null;
  readonly needsParty: boolean;
  /** Of the bank account that stands on it, where that is not the base currency. */
  readonly currency: string | null;
}
