/** Closing and reopening months (结账, 反结账): month by month, each with its checks, its revaluation, its costing run and its trace. */
import type { Actor } from "../../../documents/actor.ts";
import { undecided } from "../../../documents/before-close.ts";
import type { Registry } from "../../../documents/registry.ts";
import { addMonths, type Month } from "../../../kernel/dates.ts";
import { error, Refusal, refuse } from "../../../kernel/refusal.ts";
import { runCosting } from "../../../ledger/costing-run.actions.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type Revaluation, revalue } from "../revaluation/revaluation.actions.ts";
import { lockPeriods, setPeriod } from "./period.store.ts";

/** @throws Refusal while something of the month is undecided, or an earlier month is open */
export async function closePeriod(tx: Tx, by: Actor, registry: Registry, month: Month): Promise<void> {
  const periods = await lockPeriods(tx, by.orgId);
  const own = periods.find((it) => it.month === month);
  if (!own) refuse("ledger.period_missing", { month });
  if (own.state === "closed") refuse("accounting.already_closed", { month }, "conflict");
  const earlier = periods.filter((it) => it.month < month && it.state === "open");
  const waiting = await undecided(tx, by.orgId, registry, month);
  const issues = [...earlier.map((it) => error("accounting.earlier_open", { month, earlier: it.month })), ...waiting];
  if (issues.length > 0) throw new Refusal(issues);
  // The revaluation is taken back on the first day of the next month, so that is open first.
  const next = addMonths(month, 1);
  const at = { memberId: by.memberId, at: by.at, reason: null };
  if (!periods.some((it) => it.month === next))
    await setPeriod(tx, by.orgId, { month: next, verb: "open", state: "open", ...at });
  await revalue(tx, by, month);
  await runCosting(tx, by, month);
  await setPeriod(tx, by.orgId, { month, verb: "close", state: "closed", ...at });
}

/** The revaluation alone, before the close. */
export async function revaluePeriod(tx: Tx, by: Actor, month: Month): Promise<Revaluation> {
  await lockPeriods(tx, by.orgId);
  return await revalue(tx, by, month);
}

/** Only the latest closed month is opened again, with a reason; it opens the door, it edits nothing. */
export async function reopenPeriod(tx: Tx, by: Actor, month: Month, reason: string): Promise<void> {
  const periods = await lockPeriods(tx, by.orgId);
  const own = periods.find((it) => it.month === month);
  if (!own) refuse("ledger.period_missing", { month });
  if (own.state === "open") refuse("accounting.already_open", { month }, "conflict");
  const later = periods.find((it) => it.month > month && it.state === "closed");
  if (later) refuse("accounting.later_closed", { month, later: later.month });
  await setPeriod(tx, by.orgId, { month, verb: "reopen", state: "open", memberId: by.memberId, at: by.at, reason });
}
