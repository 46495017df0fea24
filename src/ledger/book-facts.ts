/** What a book holds of the books: the accounts by their words, what is open, what was used, in the working copy of `openBook`. */
import type { Month } from "../kernel/dates.ts";
import type { Amount, Quantity } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import type { Pool } from "./valuation.ts";

/** A word for an account, so that a posting reads like the textbook and the company chooses the code. */
export type AccountRole =
  | "receivable" | "delivered_not_invoiced" | "customer_advance" | "sales" | "output_vat" | "output_vat_later"
  | "received_not_billed" | "payable" | "supplier_advance" | "input_vat" | "input_vat_out" | "cost_of_sales"
  | "price_variance" | "work_in_process" | "labour" | "overhead" | "labour_absorbed" | "overhead_absorbed" | "suspense" | "exchange_difference" | "freight_payable" | "financial_discount"; // biome-ignore format: one look

export interface OpenItem {
  readonly id: Id;
  readonly account: string;
  /** Nobody, for the work in process of a work order. */
  readonly partyId: Id | null;
  /** Debits − credits. */
  balance: Amount;
  /** The currency that all its entries are in; null: base currency. */
  currency: string | null;
  /** Debits − credits in that currency; zero where there is none. */
  currencyBalance: Amount;
}

/** What went out for something, less what came back. */
export interface Use {
  readonly quantity: Quantity;
  readonly value: Amount;
}

export interface BookFacts {
  readonly periods: ReadonlyMap<Month, "open" | "closed">;
  readonly roles: ReadonlyMap<string, string>;
  readonly pools: ReadonlyMap<Id, Pool>;
  readonly balances: Map<string, Quantity>;
  readonly openItems: Map<Id, OpenItem>;
  readonly progress: Map<string, Quantity>;
  readonly uses: Map<string, Use>;
}
