/** The step that revalues foreign balances at month end. Running it again posts only what has changed since. */
import { addMonths, firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { type Issue, Refusal } from "../../../kernel/refusal.ts";
import { checkPeriod } from "../../../ledger/book.ts";
import { type Committer, commit } from "../../../ledger/commit.store.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { changeOf, checkRates, postRevaluation } from "./revaluation.posting.ts";
import { closingRates, foreignBalances } from "./revaluation.store.ts";

export interface Revaluation {
  /** How many balances changed, and what all of them together are worth more in base currency. */
  readonly balances: number;
  readonly gain: string;
}

/** What a revaluation would still post, and the currencies that have no rate in the month. */
export async function revaluationLeft(
  tx: Tx,
  orgId: Id,
  month: Month,
): Promise<{ issues: Issue[]; balances: number; gain: Amount }> {
  const rates = await closingRates(tx, orgId, month);
  const balances = await foreignBalances(tx, orgId, month);
  const changes = balances.map((it) => changeOf(it, rates)).filter((it) => !it.isZero());
  return { issues: checkRates(month, balances, rates), balances: changes.length, gain: Amount.sum(changes) };
}

/**
 * The months are locked, so that nothing is posted while the balances are read.
 * @throws Refusal while a rate is missing, or the month or the one after it is not open
 */
export async function revalue(tx: Tx, by: Committer, month: Month): Promise<Revaluation> {
  const rates = await closingRates(tx, by.orgId, month);
  const balances = await foreignBalances(tx, by.orgId, month);
  const changes = balances.map((it) => changeOf(it, rates)).filter((it) => !it.isZero());
  const days = [lastDay(month), firstDay(addMonths(month, 1))];
  const book = await openBook(tx, by.orgId, {
    dates: changes.length > 0 ? days : [lastDay(month)],
    openItems: balances.flatMap((it) => it.openItemId ?? []),
  });
  const issues = [
    ...checkRates(month, balances, rates),
    ...(changes.length > 0 ? days : [lastDay(month)]).flatMap((day) => checkPeriod(book, day, "month")),
  ];
  if (issues.length > 0) throw new Refusal(issues);
  await commit(tx, by, book, postRevaluation(month, balances, rates, book));
  return { balances: changes.length, gain: Amount.sum(changes).toString() };
}
