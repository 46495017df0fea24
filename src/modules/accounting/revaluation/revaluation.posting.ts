/**
 * What the month-end rate does to balances in foreign currency (期末调汇). Closing rate 7.20, all into 560303, a gain red:
 *
 *   a bill of USD 1000.00 that stands for 7100.00     →  31st: Dr 560303 100.00; Cr payable 100.00 (USD 0.00), and on the 1st the same, red
 *   an advance of USD 500.00 that stands for 3500.00  →  31st: Dr 1123 100.00 (USD 0.00); Dr 560303 −100.00, and on the 1st the same, red
 *   USD 10000.00 in the bank that stand for 71000.00  →  31st: Dr bank 1000.00 (USD 0.00); Dr 560303 −1000.00, and it stays
 *
 * What an open item gains or loses is not settled yet, so it is taken back on the first day of the next month: a payment finds the bill
 * as it was booked, whenever the month before is closed (docs/decisions/0012). Money has no settlement: there the new value stays.
 */
import { addMonths, type Day, firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { Amount, type UnitPrice } from "../../../kernel/decimal.ts";
import { type Id, newId } from "../../../kernel/ids.ts";
import { convert } from "../../../kernel/money.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import { reverse } from "../../../ledger/reverse.ts";

/** A balance in foreign currency as it was at the end of a day; debits − credits. */
export interface ForeignBalance {
  readonly account: string;
  readonly currency: string;
  readonly base: Amount;
  readonly foreign: Amount;
  /** Null: an account of money. */
  readonly openItemId: Id | null;
  readonly partyId: Id | null;
}

type Rates = ReadonlyMap<string, UnitPrice>;

/** A currency in which something is open needs a rate of the month. */
export function checkRates(month: Month, balances: readonly ForeignBalance[], rates: Rates): Issue[] {
  const open = balances.filter((it) => !it.foreign.isZero() && !rates.has(it.currency)).map((it) => it.currency);
  return [...new Set(open)]
    .sort()
    .map((currency) => error("accounting.closing_rate_missing", { month, currency, day: lastDay(month) }));
}

/** What a balance is worth more at the closing rate. Nothing is left of one without foreign currency. */
export function changeOf(it: ForeignBalance, rates: Rates): Amount {
  const rate = rates.get(it.currency);
  const worth = it.foreign.isZero() || !rate ? Amount.zero : convert(it.foreign, rate);
  return worth.minus(it.base);
}

/** At most three: open items, the same taken back, and money. */
export function postRevaluation(
  month: Month,
  balances: readonly ForeignBalance[],
  rates: Rates,
  book: Book,
): Posting[] {
  const items = revalued(
    book,
    month,
    balances.filter((it) => it.openItemId !== null),
    rates,
  );
  const money = revalued(
    book,
    month,
    balances.filter((it) => it.openItemId === null),
    rates,
  );
  const next: Day = firstDay(addMonths(month, 1));
  return [...items.flatMap((it) => [it, ...reverse(book, it, next, it.summary)]), ...money];
}

function revalued(book: Book, month: Month, balances: readonly ForeignBalance[], rates: Rates): Posting[] {
  const changed = balances.map((it) => ({ ...it, change: changeOf(it, rates) })).filter((it) => !it.change.isZero());
  if (changed.length === 0) return [];
  const head = { documentType: "revaluation", documentId: newId(), number: month, summary: month };
  const posting = book.posting({ ...head, postedOn: lastDay(month) });
  for (const { account, currency, change, openItemId, partyId } of changed) {
    const rate = rates.get(currency);
    const foreign = rate ? { currency, rate, amount: Amount.zero } : null;
    const detail = { openItemId, partyId, foreign };
    if (change.isPositive()) posting.debit(account, change, detail);
    else posting.credit(account, change.negated(), detail);
    posting.debit(book.account("exchange_difference"), change.negated(), { partyId });
  }
  return [posting.done()];
}
