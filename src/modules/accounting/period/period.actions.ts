/** Closing and reopening months (结账, 反结账): month by month, each with its steps, its checks and its trace. */
import { type Actor, may } from "../../../documents/actor.ts";
import { lookAtSteps, openDocuments, runSteps, undecided } from "../../../documents/month-end.ts";
import type { Registry } from "../../../documents/registry.ts";
import { addMonths, type Month } from "../../../kernel/dates.ts";
import { error, type Issue, Refusal, refuse, warning } from "../../../kernel/refusal.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { undoClosing } from "../closing/closing.actions.ts";
import type { Closing } from "../closing/closing.posting.ts";
import { type Revaluation, revalue } from "../revaluation/revaluation.actions.ts";
import { lastPassed, lockPeriods, setPeriod } from "./period.store.ts";

type Periods = Awaited<ReturnType<typeof lockPeriods>>;

/** @throws Refusal unless the month is there and open */
function openMonth(periods: Periods, month: Month): void {
  const own = periods.find((it) => it.month === month);
  if (!own) refuse("ledger.period_missing", { month });
  if (own.state === "closed") refuse("accounting.already_closed", { month }, "conflict");
}

/** What stands between a month and its close: errors, and warnings that may be passed knowingly. */
async function missingOf(tx: Tx, by: Actor, registry: Registry, periods: Periods, month: Month): Promise<Issue[]> {
  const earlier = periods.filter((it) => it.month < month && it.state === "open");
  const drafts = (await openDocuments(tx, by.orgId, registry, month)).filter((it) => it.isDraft);
  const count = drafts.reduce((sum, it) => sum + it.count, 0);
  const steps = await lookAtSteps(tx, by, registry, month);
  return [
    ...earlier.map((it) => error("accounting.earlier_open", { month, earlier: it.month })),
    ...(await undecided(tx, by.orgId, registry, month)),
    ...(count > 0 ? [warning("accounting.drafts_left", { month, count })] : []),
    ...steps.flatMap((it) => it.issues),
  ];
}

export interface CloseAsked {
  /** Codes of warnings that are passed knowingly; they are kept with the close. */
  readonly acknowledge: readonly string[];
  /** What else stands in the way, e.g. what the doctor found. */
  readonly found?: readonly Issue[];
}

/** @throws Refusal with everything that is missing, while something is */
export async function closePeriod(
  tx: Tx,
  by: Actor,
  registry: Registry,
  month: Month,
  { acknowledge, found = [] }: CloseAsked,
): Promise<void> {
  const periods = await lockPeriods(tx, by.orgId);
  openMonth(periods, month);
  const issues = [...found, ...(await missingOf(tx, by, registry, periods, month))];
  const isPassed = (it: Issue) =>
    it.severity === "warning" && acknowledge.includes(it.code) && (!it.consent || may(by, it.consent));
  if (!issues.every(isPassed)) throw new Refusal(issues.filter((it) => !isPassed(it)));
  await openNext(tx, by, periods, month);
  const at = { memberId: by.memberId, at: by.at, reason: null };
  await setPeriod(tx, by.orgId, { month, verb: "close", state: "closed", passed: issues, ...at });
}

/** The revaluation is taken back on the first day of the next month, so that is open first. */
async function openNext(tx: Tx, by: Actor, periods: Periods, month: Month): Promise<void> {
  const next = addMonths(month, 1);
  if (periods.some((it) => it.month === next)) return;
  const at = { memberId: by.memberId, at: by.at, reason: null, passed: null };
  await setPeriod(tx, by.orgId, { month: next, verb: "open", state: "open", ...at });
}

/** Runs the steps that need no decision. @param only one of them */
export async function runMonthEnd(
  tx: Tx,
  by: Actor,
  registry: Registry,
  month: Month,
  only: string | undefined,
): Promise<void> {
  const periods = await lockPeriods(tx, by.orgId);
  openMonth(periods, month);
  await openNext(tx, by, periods, month);
  await runSteps(tx, by, registry, month, only);
}

/** Takes back the closing entries of a step. */
export async function undoStep(tx: Tx, by: Actor, month: Month, step: Closing, reason: string): Promise<void> {
  await lockPeriods(tx, by.orgId);
  await undoClosing(tx, by, month, step, reason);
}

/** How a month stands before its close; nothing is locked. */
export async function checklist(tx: Tx, by: Actor, registry: Registry, month: Month) {
  const steps = await lookAtSteps(tx, by, registry, month);
  return {
    documents: await openDocuments(tx, by.orgId, registry, month),
    waiting: await undecided(tx, by.orgId, registry, month),
    steps: steps.map(({ module, key, state, amount, count, issues, run }) => ({
      module,
      key,
      state,
      amount: amount?.toString() ?? null,
      count,
      issues: [...issues],
      isRunnable: run !== undefined,
    })),
    passed: await lastPassed(tx, by.orgId, month),
  };
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
  const at = { memberId: by.memberId, at: by.at, reason, passed: null };
  await setPeriod(tx, by.orgId, { month, verb: "reopen", state: "open", ...at });
}
