/** The closing entries of a month: what VAT is owed, profit and loss, and the year. Running again posts what has changed since. */
import { lastDay, type Month } from "../../../kernel/dates.ts";
import { Refusal, refuse } from "../../../kernel/refusal.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { type Committer, commit } from "../../../ledger/commit.store.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import type { Posting } from "../../../ledger/posting.ts";
import { loadPostings, needsToReverse } from "../../../ledger/postings.store.ts";
import { reverse } from "../../../ledger/reverse.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type Closing, postProfit, postVat, postYear } from "./closing.posting.ts";
import { closingDocuments, monthEndBalances, profitBalances } from "./closing.store.ts";

/** The months are locked, so that nothing is posted while the balances are read. @throws Refusal unless the month is open */
async function posted(tx: Tx, by: Committer, month: Month, make: (book: Book) => Posting[]): Promise<void> {
  const book = await openBook(tx, by.orgId, { dates: [lastDay(month)] });
  const closed = checkPeriod(book, lastDay(month), "month");
  if (closed.length > 0) throw new Refusal(closed);
  await commit(tx, by, book, make(book));
}

export async function carryVat(tx: Tx, by: Committer, month: Month): Promise<void> {
  const { vat } = await monthEndBalances(tx, by.orgId, month);
  await posted(tx, by, month, (book) => postVat(month, vat, book));
}

export async function carryProfit(tx: Tx, by: Committer, month: Month): Promise<void> {
  const balances = await profitBalances(tx, by.orgId, month);
  await posted(tx, by, month, (book) => postProfit(month, balances, book));
}

export async function carryYear(tx: Tx, by: Committer, month: Month): Promise<void> {
  const { profit } = await monthEndBalances(tx, by.orgId, month);
  if (isYearEnd(month)) await posted(tx, by, month, (book) => postYear(month, profit, book));
}

export const isYearEnd = (month: Month): boolean => month.endsWith("-12");

/** Takes back what a step posted into an open month, with the reason in every entry. @throws Refusal where it posted nothing */
export async function undoClosing(tx: Tx, by: Committer, month: Month, of: Closing, reason: string): Promise<void> {
  const ids = await closingDocuments(tx, by.orgId, month, of);
  if (ids.length === 0) refuse("accounting.nothing_to_undo", { month });
  const originals = await loadPostings(tx, by.orgId, ids);
  const on = lastDay(month);
  const book = await openBook(tx, by.orgId, needsToReverse(originals, on));
  const closed = checkPeriod(book, on, "month");
  if (closed.length > 0) throw new Refusal(closed);
  const summary = (it: Posting) => `${it.summary} ${reason}`.slice(0, 500);
  await commit(
    tx,
    by,
    book,
    originals.flatMap((it) => reverse(book, it, on, summary(it))),
  );
}
