/** Implements the endpoints of the periods. */
import { implement } from "@orpc/server";
import type { Actor } from "../../../documents/actor.ts";
import { actorOf, type CallContext, reading, writing } from "../../../documents/context.ts";
import type { Month } from "../../../kernel/dates.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { runCosting } from "../../../ledger/costing-run.actions.ts";
import { examine, type Finding } from "../../../ledger/server/doctor.ts";
import type { accountingContract } from "../contract.ts";
import { checklist, closePeriod, reopenPeriod, revaluePeriod, runMonthEnd, undoStep } from "./period.actions.ts";
import { listPeriods } from "./period.store.ts";

/**
 * What the doctor finds of the company. It asks all companies at once, as its questions are written: a distributed database cannot ask
 * them under row-level security.
 */
async function examined(context: CallContext, by: Actor): Promise<Finding[]> {
  const findings = await context.database.transaction({ as: "owner" }, (tx) => examine(tx));
  return findings.filter((it) => it.orgId === by.orgId);
}

/** What the doctor found, as a refusal to close. */
function toldBy(findings: readonly Finding[]): Issue[] {
  const [first] = findings;
  if (!first) return [];
  const { invariant, subject, detail } = first;
  return [error("accounting.doctor_found", { count: findings.length, first: `${invariant}: ${subject} ${detail}` })];
}

export function periodRouter(contract: typeof accountingContract.period) {
  const os = implement(contract).$context<CallContext>();
  return {
    list: os.list.handler(async ({ context }) => {
      const by = actorOf(context, "accounting.ledger.view");
      return { periods: await reading(context, by, (tx) => listPeriods(tx, by.orgId)) };
    }),
    cost: os.cost.handler(async ({ context, input, path }) => {
      const by = actorOf(context, "accounting.period.close");
      return await writing(context, by, { path: path.join("."), input }, (tx) =>
        runCosting(tx, by, input.month as Month),
      );
    }),
    revalue: os.revalue.handler(async ({ context, input, path }) => {
      const by = actorOf(context, "accounting.period.close");
      return await writing(context, by, { path: path.join("."), input }, (tx) =>
        revaluePeriod(tx, by, input.month as Month),
      );
    }),
    close: os.close.handler(async ({ context, input, path }) => {
      const by = actorOf(context, "accounting.period.close");
      // Before anything is locked: it reads all the books.
      const found = toldBy(await examined(context, by));
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        const { acknowledge } = input;
        await closePeriod(tx, by, context.registry, input.month as Month, { acknowledge, found });
        return { periods: await listPeriods(tx, by.orgId) };
      });
    }),
    checklist: os.checklist.handler(async ({ context, input }) => {
      const by = actorOf(context, "accounting.ledger.view");
      return await reading(context, by, (tx) => checklist(tx, by, context.registry, input.month as Month));
    }),
    examine: os.examine.handler(async ({ context }) => {
      const by = actorOf(context, "accounting.period.close");
      const findings = await examined(context, by);
      return { findings: findings.map(({ invariant, subject, detail }) => ({ invariant, subject, detail })) };
    }),
    run: os.run.handler(async ({ context, input, path }) => {
      const by = actorOf(context, "accounting.period.close");
      const month = input.month as Month;
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        await runMonthEnd(tx, by, context.registry, month, input.step);
        return await checklist(tx, by, context.registry, month);
      });
    }),
    undo: os.undo.handler(async ({ context, input, path }) => {
      const by = actorOf(context, "accounting.period.close");
      const month = input.month as Month;
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        await undoStep(tx, by, month, input.step, input.reason);
        return await checklist(tx, by, context.registry, month);
      });
    }),
    reopen: os.reopen.handler(async ({ context, input, path }) => {
      const by = actorOf(context, "accounting.period.reopen");
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        await reopenPeriod(tx, by, input.month as Month, input.reason);
        return { periods: await listPeriods(tx, by.orgId) };
      });
    }),
  };
}
