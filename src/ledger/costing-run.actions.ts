/**
 * The costing run (成本计算) of a month: items on month-end average were issued at a provisional cost; now each issue takes
 * (opening + receipts) ÷ quantity, and only the difference is posted, on the month's last day. Running it again posts nothing.
 *
 *   opening 100 @ 10.00, in 50 @ 11.00 and 100 @ 12.00; out 80 at 826.67 and 120 at 1357.64 so far
 *   → 11.00 each: 880.00 and 1320.00; inventory −15.69, cost +15.69
 */
import { lastDay, type Month } from "../kernel/dates.ts";
import { type Id, newId } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";
import { type Committer, commit } from "./commit.store.ts";
import { monthOfItems } from "./costing-run.store.ts";
import { openBook } from "./facts.store.ts";
import { monthAverage } from "./valuation.ts";

export interface CostingRun {
  readonly items: number;
  readonly postingId: Id | null;
}

export async function runCosting(tx: Tx, by: Committer, month: Month): Promise<CostingRun> {
  const months = await monthOfItems(tx, by.orgId, month);
  const changes = months.flatMap((it) => {
    const differences = monthAverage(it.opening, [it.receipts], it.issues);
    return it.issues.flatMap(({ account }, i) =>
      differences[i]!.isZero() ? [] : [{ itemId: it.itemId, account, amount: differences[i]! }],
    );
  });
  if (changes.length === 0) return { items: 0, postingId: null };
  const on = lastDay(month);
  const book = await openBook(tx, by.orgId, { dates: [on], items: changes.map((it) => it.itemId) });
  const documentId = newId();
  const posting = book.posting({
    documentType: "costing_run",
    documentId,
    number: month,
    postedOn: on,
    summary: month,
  });
  for (const { itemId, account, amount } of changes)
    posting.revalue(itemId, amount.negated()).debit(account || book.account("cost_of_sales"), amount, { itemId });
  const done = posting.done();
  await commit(tx, by, book, [done]);
  return { items: new Set(changes.map((it) => it.itemId)).size, postingId: done.id };
}
