import { defineDocument } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";
import { postedLifecycle } from "../../../kernel/lifecycle.ts";

/**
 * 期初建账: what the company had and owed the day before its first month, in one posting: stock by item and lot, open bills by
 * supplier, the other accounts. Debits must equal credits.
 */
export const opening = defineDocument({
  module: "finance",
  name: "opening",
  numberPrefix: "OB",
  dateField: "openedOn",
  header: { openedOn: f.date(), remark: f.optional(f.longText()) },
  lines: {
    what: f.choice("stock", "open_item", "account"),
    itemId: f.optional(f.ref("item")),
    locationId: f.optional(f.ref("location")),
    lotCode: f.optional(f.text(40)),
    quantity: f.optional(f.quantity()),
    account: f.optional(f.codeRef("account")),
    partyId: f.optional(f.ref("party")),
    dueOn: f.optional(f.date()),
    /** The stock's value, or the account's amount. */
    debit: f.preset(f.amount(), "0"),
    credit: f.preset(f.amount(), "0"),
    /** Of an open item in foreign currency; a bank account has its own. */
    currency: f.optional(f.codeRef("currency", 3)),
    /** What the line is in foreign currency, on the same side. */
    currencyAmount: f.optional(f.amount()),
    note: f.optional(f.text(120)),
  },
  lifecycle: postedLifecycle("finance.opening"),
});

/** A row of the list. */
export const openingRow = {
  openedOn: f.date(),
  lineCount: f.integer(),
  amount: f.amount(),
  remark: f.optional(f.text()),
};
