/**
 * The costing run (成本计算) of a month: items on month-end average were issued at a provisional cost; now each issue takes
 * (opening + receipts) ÷ quantity, and only the difference is posted, on the month's last day. Running it again posts nothing.
 *
 *   opening 100 @ 10.00, in 50 @ 11.00 and 100 @ 12.00; out 80 at 826.67 and 120 at 1357.64 so far
 *   → 11.00 each: 880.00 and 1320.00; inventory −15.69, cost +15.69
 *
 * The months after it, which are open too, begin with what is left, so their issues are corrected with it: else goods that left
 * since would have taken what the correction needs. What an item cannot bear even so goes to cost of sales.
 * Refuses with `ledger.period_closed` and `ledger.period_missing`.
 */
import { lastDay, type Month } from "../kernel/dates.ts";
import { Amount } from "../kernel/decimal.ts";
import { type Id, newId } from "../kernel/ids.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Tx } from "../platform/server/db/database.ts";
import { type Book, checkPeriod } from "./book.ts";
import { type Committer, commit } from "./commit.store.ts";
import { type CostedItem, monthAverageItems, monthsOfItems } from "./costing-run.store.ts";
import { openBook } from "./facts.store.ts";
import type { Posting } from "./posting.ts";
import { type MonthMove, monthAverage } from "./valuation.ts";

export interface CostingRun {
  readonly items: number;
  readonly postingId: Id | null;
}

/** Of an account, what an item's issues of a month cost more than was posted. */
interface Change {
  readonly itemId: Id;
  readonly month: Month;
  readonly account: string;
  readonly amount: Amount;
}

export async function runCosting(tx: Tx, by: Committer, month: Month): Promise<CostingRun> {
  // Locked before anything is read, so that nothing is posted into the month, and nobody closes it, meanwhile.
  const items = await monthAverageItems(tx, by.orgId);
  const book = await openBook(tx, by.orgId, { dates: [lastDay(month)], items });
  const closed = checkPeriod(book, lastDay(month), "month");
  if (closed.length > 0) throw new Refusal(closed);
  const costed = await monthsOfItems(tx, by.orgId, month);
  const changes = costed.flatMap((item) => changesOf(item, book.account("cost_of_sales")));
  const months = [...new Set(changes.map((it) => it.month))].sort();
  const postings = months.map((it) => correction(book, it, changes));
  await commit(tx, by, book, postings);
  return { items: new Set(changes.map((it) => it.itemId)).size, postingId: postings[0]?.id ?? null };
}

/** What a run would still correct in the month itself. Looks without locking: whoever decides by it holds the months. */
export async function costingLeft(tx: Tx, orgId: Id, month: Month): Promise<{ items: number; amount: Amount }> {
  const costed = await monthsOfItems(tx, orgId, month);
  const changes = costed.flatMap((item) => changesOf(item, "")).filter((it) => it.month === month);
  return { items: new Set(changes.map((it) => it.itemId)).size, amount: Amount.sum(changes.map((it) => it.amount)) };
}

/** Every month begins with what is left of the one before at its new cost. @param other what bears what an item cannot */
function changesOf(item: CostedItem, other: string): Change[] {
  const byKey = new Map<string, Change>();
  const add = (month: Month, account: string | null, amount: Amount) => {
    const known = account ?? other;
    const key = `${month} ${known}`;
    const so = byKey.get(key)?.amount ?? Amount.zero;
    byKey.set(key, { itemId: item.itemId, month, account: known, amount: so.plus(amount) });
  };
  let opening = item.opening;
  let { value } = item.pool;
  for (const { month, receipts, issues } of item.months) {
    const differences = monthAverage(opening, [receipts], issues);
    issues.forEach((issue, i) => {
      add(month, issue.account, differences[i]!);
      value = value.minus(differences[i]!);
    });
    opening = left(opening, receipts, issues, differences);
  }
  const last = item.months.at(-1)!.month;
  if (item.pool.quantity.isZero() || value.isNegative()) add(last, null, value);
  return [...byKey.values()].filter((it) => !it.amount.isZero());
}

function left(
  opening: MonthMove,
  receipts: MonthMove,
  issues: readonly MonthMove[],
  differences: readonly Amount[],
): MonthMove {
  let quantity = opening.quantity.plus(receipts.quantity);
  let value = opening.value.plus(receipts.value).minus(Amount.sum(differences));
  for (const issue of issues) {
    quantity = quantity.minus(issue.quantity);
    value = value.minus(issue.value);
  }
  return { quantity, value };
}

/** One posting a month: another month's entries must not stand in it. */
function correction(book: Book, month: Month, changes: readonly Change[]): Posting {
  const posting = book.posting({
    documentType: "costing_run",
    documentId: newId(),
    number: month,
    postedOn: lastDay(month),
    summary: month,
  });
  for (const { itemId, account, amount } of changes.filter((it) => it.month === month))
    posting.revalue(itemId, amount.negated()).debit(account, amount, { itemId });
  return posting.done();
}
