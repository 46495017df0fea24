/**
 * What the end of a month and of a year does to the books (CHINA §3), on the last day:
 *
 *   损益结转: sold for 1000.00 that cost 700.00, 100.00 of office  →  Dr 500101 1000.00; Cr 3103 1000.00
 *                                                          and  Dr 3103 800.00; Cr 540101 700.00; Cr 560205 100.00
 *   a return beyond the month's sales, 500101 owes 200.00   →  Dr 500101 −200.00; Cr 3103 −200.00
 *   a gain on 560303 of 30.00                               →  Dr 3103 −30.00; Cr 560303 −30.00
 *   year end with a profit of 200.00, or a loss of 50.00    →  Dr 3103 200.00; Cr 310415 200.00, or Dr 310415 50.00; Cr 3103 50.00
 *   VAT: output 26000.00, input 18200.00, out of input 130.00 → Dr 22210104 7930.00; Cr 222102 7930.00
 *   input above output                                      →  none: the debit stays in 222101 (留抵)
 *
 * Profit and loss are carried leaf by leaf, and in a leaf by party, item and department, so that every balance begins the next month at zero.
 * Each account keeps to its own side, so its turnover doubles and does not lie. Run again, each posts what is missing.
 */
import { lastDay, type Month } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import { type Id, newId } from "../../../kernel/ids.ts";
import type { Book, PostingBuilder } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";

export const CLOSINGS = ["vat_closing", "profit_closing", "year_closing"] as const;
export type Closing = (typeof CLOSINGS)[number];

/** A balance of an account of profit and loss, and whose it is; debits − credits. */
export interface ProfitBalance {
  readonly account: string;
  readonly isRevenue: boolean;
  readonly partyId: Id | null;
  readonly itemId: Id | null;
  readonly departmentId: Id | null;
  readonly balance: Amount;
}

function closing(book: Book, documentType: Closing, month: Month): PostingBuilder {
  return book.posting({ documentType, documentId: newId(), number: month, postedOn: lastDay(month), summary: month });
}

/** What the balances are together; a profit is positive. */
export const profitOf = (balances: readonly ProfitBalance[]): Amount =>
  Amount.sum(balances.map((it) => it.balance)).negated();

/** One posting for revenue, one for expenses; none where nothing is left. */
export function postProfit(month: Month, balances: readonly ProfitBalance[], book: Book): Posting[] {
  const revenue = balances.filter((it) => it.isRevenue);
  const expenses = balances.filter((it) => !it.isRevenue);
  const profit = book.account("profit_of_year");
  const carried: Posting[] = [];
  if (revenue.length > 0) {
    const posting = closing(book, "profit_closing", month);
    for (const { account, balance, partyId, itemId, departmentId } of revenue)
      posting.debit(account, balance.negated(), { partyId, itemId, departmentId });
    carried.push(posting.credit(profit, profitOf(revenue)).done());
  }
  if (expenses.length > 0) {
    const posting = closing(book, "profit_closing", month).debit(profit, profitOf(expenses).negated());
    for (const { account, balance, partyId, itemId, departmentId } of expenses)
      posting.credit(account, balance, { partyId, itemId, departmentId });
    carried.push(posting.done());
  }
  return carried;
}

/** @param profit what stands on 3103 at the end of the year, a profit positive */
export function postYear(month: Month, profit: Amount, book: Book): Posting[] {
  if (profit.isZero()) return [];
  const [own, kept] = [book.account("profit_of_year"), book.account("retained_earnings")];
  const posting = closing(book, "year_closing", month);
  const [from, to] = profit.isPositive() ? [own, kept] : [kept, own];
  return [posting.debit(from, profit.abs()).credit(to, profit.abs()).done()];
}

export interface VatBalance {
  /** Credits − debits of 应交增值税 without what this month carried out of it. */
  readonly owed: Amount;
  /** Carried out of it this month. */
  readonly carried: Amount;
}

/** What is still to be carried to 未交增值税; negative where too much was. */
export function vatToCarry({ owed, carried }: VatBalance): Amount {
  return (owed.isPositive() ? owed : Amount.zero).minus(carried);
}

export function postVat(month: Month, vat: VatBalance, book: Book): Posting[] {
  const amount = vatToCarry(vat);
  if (amount.isZero()) return [];
  const posting = closing(book, "vat_closing", month);
  return [posting.debit(book.account("vat_transferred"), amount).credit(book.account("vat_unpaid"), amount).done()];
}
