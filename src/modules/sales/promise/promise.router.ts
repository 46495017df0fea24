/** Answers for many lines at once what can be promised of them. Lines of one item share what there is, in the order asked. */
import { implement } from "@orpc/server";
import { may } from "../../../documents/actor.ts";
import { actorOf, type CallContext, reading } from "../../../documents/context.ts";
import { dayAt } from "../../../kernel/dates.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import type { salesContract } from "../contract.ts";
import { promisable, promisedDay } from "./promise.rules.ts";
import { outlookOf } from "./promise.store.ts";

export const SEE_MARGIN = "sales.margin.view";

export function promiseRouter(contract: typeof salesContract.promises) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input }) => {
      const by = actorOf(context, "sales.sales_order.view");
      const asked = {
        itemIds: input.lines.map((line) => line.itemId as Id),
        warehouseId: input.warehouseId as Id,
      };
      const outlooks = await reading(context, by, (tx) => outlookOf(tx, by.orgId, context.registry, asked));
      const today = dayAt(by.at, by.timeZone);
      const taken = new Map<string, Quantity>();
      return {
        promises: input.lines.map(({ itemId, quantity }) => {
          const it = outlooks.get(itemId as Id);
          if (!it) refuse("platform.not_found", {}, "not_found");
          const steps = promisable(it.onHand.minus(it.reserved), it.moves, today);
          const total = (taken.get(itemId) ?? Quantity.zero).plus(Quantity.of(quantity));
          taken.set(itemId, total);
          return {
            onHand: it.onHand.toString(),
            reserved: it.reserved.toString(),
            free: steps[0]!.quantity.toString(),
            promisedOn: promisedDay(steps, total, today, it.leadTimeDays),
            unitCost: may(by, SEE_MARGIN) ? it.unitCost : null,
          };
        }),
      };
    });
}
