/** Implements the replenishment endpoints. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, reading, tellChanged, writing } from "../../../documents/context.ts";
import { labelsOf } from "../../../documents/refs.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { planningContract } from "../contract.ts";
import { makeOrders, propose } from "./replenishment.actions.ts";

export function replenishmentRouter(contract: typeof planningContract.replenishment) {
  const os = implement(contract).$context<CallContext>();
  return {
    propose: os.propose.handler(async ({ context, input }) => {
      const by = actorOf(context, "planning.replenishment.view");
      return await reading(context, by, async (tx) => {
        const all = await propose(tx, by, (input.warehouseId ?? null) as Id | null);
        const proposals = all.filter((it) => !input.supplierId || it.supplierId === input.supplierId);
        const wanted = new Map([
          ["item", new Set(proposals.map((it) => it.itemId))],
          ["supplier", new Set(proposals.flatMap((it) => it.supplierId ?? []))],
        ]);
        return { proposals, refs: await labelsOf(tx, by.orgId, context.registry.refs, wanted) };
      });
    }),
    order: os.order.handler(async ({ context, input, path }) => {
      const by = actorOf(context, "planning.replenishment.order");
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        const orders = await makeOrders(tx, by, input.warehouseId, input.lines);
        await tellChanged(
          tx,
          by.orgId,
          "purchase_order",
          orders.map((it) => it.id),
        );
        return { orders: orders.map(({ id, number, supplierId }) => ({ id, number, supplierId })) };
      });
    }),
  };
}
