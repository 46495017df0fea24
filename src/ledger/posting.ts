/** A posting as a value: what a fact does to stock, accounts and orders. Plain data; `commit` writes it as it stands. */
import type { Day } from "../kernel/dates.ts";
import { Amount, type Quantity, type UnitPrice } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import { rateOf } from "../kernel/money.ts";
import type { LayerUse } from "./valuation.ts";

export interface StockLine {
  readonly itemId: Id;
  readonly poolId: Id;
  /** `NO_ID` for a revaluation, which has no place. */
  readonly locationId: Id;
  readonly lotId: Id;
  /** Goods that are here but not ours: rejected on arrival. Quantity only. */
  readonly isOwned: boolean;
  readonly quantity: Quantity;
  readonly value: Amount;
  /** What the goods were used for, or came back from: a delivery's line, a work order. */
  readonly usedFor: Id | null;
}

export interface JournalLine {
  readonly account: string;
  /** Base currency. One of the two is zero; the other may be negative (a red entry). */
  readonly debit: Amount;
  readonly credit: Amount;
  readonly itemId: Id | null;
  readonly partyId: Id | null;
  readonly departmentId: Id | null;
  /** The open item that this line makes or settles. */
  readonly openItemId: Id | null;
  readonly dueOn: Day | null;
  readonly cashFlow: string | null;
  /** The amount as the paper states it, with its rate, where it is in another currency. Signed as the base amount. */
  readonly foreign: { readonly currency: string; readonly rate: UnitPrice; readonly amount: Amount } | null;
  readonly summary: string;
}

/** What an entry says in foreign currency; its rate follows from what it is in base currency. Null without a currency or an amount. */
export function foreignOf(currency: string | null | undefined, amount: Amount | null, base: Amount) {
  return currency && amount ? { currency, rate: rateOf(base, amount), amount } : null;
}

/** Debit − credit of a line in its own currency; zero where it has none. */
export function currencyChange(line: JournalLine): Amount {
  const amount = line.foreign?.amount ?? Amount.zero;
  return line.debit.isZero() ? amount.negated() : amount;
}

export type Measure =
  | "received" | "rejected" | "billed" | "returned" | "returned_rejected" | "ordered" | "issued" | "produced" | "scrapped" | "shipped" | "invoiced"; // biome-ignore format: one look

export interface ProgressLine {
  /** An order line or a receipt line. */
  readonly targetId: Id;
  readonly measure: Measure;
  readonly quantity: Quantity;
}

/** A layer that a receipt opens, as it stands after the whole batch. */
export interface OpenedLayer {
  readonly id: Id;
  readonly poolId: Id;
  readonly itemId: Id;
  readonly lotId: Id;
  /** The stock line (from 1) that brought it. */
  readonly lineNo: number;
  readonly quantity: Quantity;
  readonly value: Amount;
}

export type PostingKind = "post" | "void" | "residue" | "revalue";

export interface Posting {
  readonly id: Id;
  readonly documentType: string;
  readonly documentId: Id;
  readonly number: string | null;
  readonly kind: PostingKind;
  readonly postedOn: Day;
  readonly reversesId: Id | null;
  readonly summary: string;
  /** An opening, and its void, take no voucher number. */
  readonly isOpening: boolean;
  readonly stock: readonly StockLine[];
  readonly journal: readonly JournalLine[];
  readonly progress: readonly ProgressLine[];
  readonly layers: readonly OpenedLayer[];
  /** Each with the stock line (from 1) it belongs to. */
  readonly uses: readonly (LayerUse & { readonly lineNo: number })[];
}

/** Debits − credits; zero in every posting. */
export function imbalance(journal: readonly JournalLine[]): Amount {
  return Amount.sum(journal.map((line) => line.debit.minus(line.credit)));
}
