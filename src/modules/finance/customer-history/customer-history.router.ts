/** Answers a customer's history at a glance, in four statements whatever there is. */
import { implement } from "@orpc/server";
import { may } from "../../../documents/actor.ts";
import { actorOf, type CallContext, reading } from "../../../documents/context.ts";
import { labelsOf } from "../../../documents/refs.ts";
import { dayAt } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import { creditStanding, SEE_MARGIN } from "../../sales/api.ts";
import type { financeContract } from "../contract.ts";
import { readHistory } from "./customer-history.store.ts";

export function customerHistoryRouter(contract: typeof financeContract.customerHistory) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input }) => {
      const by = actorOf(context, "finance.sales_invoice.view");
      const id = input.id as Id;
      return await reading(context, by, async (tx) => {
        const credit = await creditStanding(tx, by.orgId, id);
        if (!credit) refuse("platform.not_found", {}, "not_found");
        const history = await readHistory(tx, by.orgId, id, dayAt(by.at, by.timeZone));
        const wanted = new Map([["item", new Set(history.prices.map((it) => it.itemId))]]);
        return {
          ...history,
          months: may(by, SEE_MARGIN) ? history.months : history.months.map((it) => ({ ...it, cost: null })),
          creditLimit: credit.limit?.toString() ?? null,
          creditUsed: Amount.sum([credit.owed, credit.promised]).toString(),
          refs: await labelsOf(tx, by.orgId, context.registry.refs, wanted),
        };
      });
    });
}
