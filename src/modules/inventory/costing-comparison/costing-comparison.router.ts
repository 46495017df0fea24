/** Implements the comparison of costing methods: management's view, never posted. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, reading } from "../../../documents/context.ts";
import type { Day } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import { unitPrice } from "../../../kernel/money.ts";
import { replay } from "../../../ledger/replay.ts";
import type { inventoryContract } from "../contract.ts";
import { movesOf } from "./costing-comparison.store.ts";

export function costingComparisonRouter(contract: typeof inventoryContract.costingComparison) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input }) => {
      const by = actorOf(context, "inventory.stock.view");
      const moves = await reading(context, by, (tx) => movesOf(tx, by.orgId, input.itemId as Id, input.to as Day));
      const rows = replay(moves).map((it) => ({
        method: it.method,
        costOfIssues: it.costOfIssues.toString(),
        quantity: it.quantity.toString(),
        unitCost: it.quantity.isPositive() ? unitPrice(it.value, it.quantity).toString() : null,
        value: it.value.toString(),
        isStatutory: it.method !== "lifo",
      }));
      return { rows, totals: {}, refs: {}, count: rows.length, isCut: false, freshAt: null };
    });
}
