/** Implements the endpoints of the periods. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, reading, writing } from "../../../documents/context.ts";
import type { Month } from "../../../kernel/dates.ts";
import { runCosting } from "../../../ledger/costing-run.actions.ts";
import type { accountingContract } from "../contract.ts";
import { closePeriod, reopenPeriod, revaluePeriod } from "./period.actions.ts";
import { listPeriods } from "./period.store.ts";

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
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        await closePeriod(tx, by, context.registry, input.month as Month);
        return { periods: await listPeriods(tx, by.orgId) };
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
