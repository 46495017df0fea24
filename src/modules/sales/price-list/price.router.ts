/** Tells many lines of an order their prices at once. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, reading } from "../../../documents/context.ts";
import { labelsOf } from "../../../documents/refs.ts";
import { dayOf } from "../../../kernel/dates.ts";
import { decodeFields } from "../../../kernel/field.ts";
import { idOf } from "../../../kernel/ids.ts";
import type { salesContract } from "../contract.ts";
import type { ListPrice } from "./price.rules.ts";
import { pricesFor } from "./price-list.actions.ts";
import { askedPrice } from "./price-list.ts";

export function pricesRouter(contract: typeof salesContract.prices) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input }) => {
      const by = actorOf(context, "sales.price_list.view");
      const asked = input.lines.map((line) => decodeFields(askedPrice, line));
      const whose = {
        customerId: idOf(input.customerId),
        currency: input.currency ?? null,
        day: dayOf(input.day),
      };
      return await reading(context, by, async (tx) => {
        const { currency, prices } = await pricesFor(tx, by.orgId, whose, asked);
        const lists = new Set(prices.flatMap((it) => it?.priceListId ?? []));
        return {
          currency,
          prices: prices.map(shown),
          refs: await labelsOf(tx, by.orgId, context.registry.refs, new Map([["price_list", lists]])),
        };
      });
    });
}

function shown(it: ListPrice | undefined) {
  if (!it) return null;
  const { price, isTaxIncluded, priceListId, fromQuantity } = it;
  return { price: price.toString(), isTaxIncluded, priceListId, fromQuantity: fromQuantity.toString() };
}
