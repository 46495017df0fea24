/** Implements the endpoints of the requirements. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, reading, tellChanged, writing } from "../../../documents/context.ts";
import { labelsOf } from "../../../documents/refs.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { DocumentPoint, planningContract, ServedNode, Suggestion } from "../contract.ts";
import { makeOrders, planFor } from "./requirements.actions.ts";
import { suggestionsOf, whyOf } from "./suggestions.actions.ts";

const VIEW = "planning.requirements.view";

export function requirementsRouter(contract: typeof planningContract.requirements) {
  const os = implement(contract).$context<CallContext>();
  return {
    list: os.list.handler(async ({ context, input }) => {
      const by = actorOf(context, VIEW);
      return await reading(context, by, async (tx) => {
        const found = suggestionsOf(await planFor(tx, by, context.registry, input), input);
        const named = new Named();
        for (const it of found.suggestions) named.suggestion(it);
        for (const { itemId, document } of found.exceptions) named.item(itemId).document(document);
        return { ...found, refs: await labelsOf(tx, by.orgId, context.registry.refs, named.kinds) };
      });
    }),
    why: os.why.handler(async ({ context, input }) => {
      const by = actorOf(context, VIEW);
      return await reading(context, by, async (tx) => {
        const why = whyOf(await planFor(tx, by, context.registry, input), input.itemId, input.plannedOn);
        const named = new Named().suggestion(why.suggestion);
        for (const { itemId, document } of why.steps) named.item(itemId).document(document);
        for (const it of why.serves) named.node(it);
        return { ...why, refs: await labelsOf(tx, by.orgId, context.registry.refs, named.kinds) };
      });
    }),
    order: os.order.handler(async ({ context, input, path }) => {
      const by = actorOf(context, "planning.requirements.order");
      return await writing(context, by, { path: path.join("."), input }, async (tx) => {
        const made = await makeOrders(tx, by, context.registry, input);
        const tell = (kind: string, orders: readonly { readonly id: Id }[]) =>
          tellChanged(
            tx,
            by.orgId,
            kind,
            orders.map((it) => it.id),
          );
        await tell("purchase_order", made.purchaseOrders);
        await tell("work_order", made.workOrders);
        return {
          purchaseOrders: made.purchaseOrders.map(({ id, number, supplierId }) => ({ id, number, supplierId })),
          workOrders: made.workOrders.map(({ id, number, itemId }) => ({ id, number, itemId })),
        };
      });
    }),
  };
}

/** The records that an answer names. */
class Named {
  readonly kinds = new Map<string, Set<string>>();
  private add(kind: string, id: string | null): this {
    if (id) this.kinds.set(kind, (this.kinds.get(kind) ?? new Set()).add(id));
    return this;
  }
  item(id: string | null): this {
    return this.add("item", id);
  }
  document(it: DocumentPoint | null): this {
    return it ? this.add(it.type, it.id) : this;
  }
  suggestion({ itemId, offers, serves }: Suggestion): this {
    for (const { supplierId } of offers) this.add("supplier", supplierId);
    for (const it of serves) this.document(it);
    return this.item(itemId);
  }
  node({ itemId, document, serves }: ServedNode): this {
    for (const it of serves) this.node(it);
    return this.item(itemId).document(document);
  }
}
