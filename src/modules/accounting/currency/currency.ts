import { defineRecord } from "../../../kernel/document.ts";
import { f } from "../../../kernel/field.ts";

/** A currency by its code of ISO 4217. Inactive: no longer offered on documents. */
export const currency = defineRecord({
  module: "accounting",
  name: "currency",
  header: {
    code: f.text(3),
    name: f.text(60),
    nameEn: f.optional(f.text(60)),
    /** Decimal places of an amount, 2 at most: the few currencies with three are not kept. */
    decimals: f.preset(f.integer(0, 2), 2),
  },
});

/** Base currency for one unit of the currency, as of a day; the last one at or before a document's day is proposed on it. */
export const exchangeRate = defineRecord({
  module: "accounting",
  name: "exchange_rate",
  header: {
    currency: f.codeRef("currency", 3),
    ratedOn: f.date(),
    rate: f.price(),
  },
});

export const currencyRow = {
  code: f.text(),
  name: f.text(),
  nameEn: f.optional(f.text()),
  decimals: f.integer(),
  /** The currency of the books. */
  isBase: f.flag(),
  lastRate: f.optional(f.price()),
  lastRatedOn: f.optional(f.date()),
};

export const exchangeRateRow = {
  currency: f.codeRef("currency"),
  ratedOn: f.date(),
  rate: f.price(),
};

/** What a check must know of a currency. */
export interface CurrencyFacts {
  readonly code: string;
  readonly decimals: number;
  readonly isActive: boolean;
}
