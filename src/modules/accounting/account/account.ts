import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** What of the books an account is for: documents own some of these, and reports gather others. */
const CONTROLS = [
  "cash",
  "bank",
  "note_receivable",
  "receivable",
  "receivable_accrued",
  "supplier_advance",
  "other_receivable",
  "inventory_transit",
  "inventory",
  "inventory_variance",
  "inventory_shipped",
  "inventory_subcontract",
  "fixed_asset",
  "fixed_asset_depreciation",
  "suspense",
  "loan",
  "note_payable",
  "payable",
  "payable_accrued",
  "customer_advance",
  "payroll",
  "tax",
  "tax_vat",
  "tax_input",
  "tax_output",
  "tax_input_out",
  "tax_vat_due",
  "tax_input_deferred",
  "tax_input_pending",
  "tax_output_deferred",
  "other_payable",
  "wip",
  "overhead",
  "cogs",
] as const;

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
    control: f.optional(f.choice(...CONTROLS)),
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
