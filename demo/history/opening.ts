/**
 * The stock that the history must start with. What was bought does not carry what was made and sold: of each item that runs short, there lies
 * exactly so much in the beginning that it never falls below zero.
 */
import { Quantity, UnitPrice } from "../../src/kernel/decimal.ts";
import { extend } from "../../src/kernel/money.ts";
import { groupBy, type SourceData } from "../data.ts";
import type { Demand } from "../demand.ts";
import type { OpeningLine } from "../items.ts";
import { makingOf } from "../making.ts";
import { packOf, priceOfOne } from "../packs.ts";
import { bestPrices } from "../suppliers.ts";
import { packsOf } from "./purchases.ts";
import type { Week } from "./weeks.ts";

/** Everything the history moves lies here: work orders take from it and put into it. */
export const PLACE = "RM-MISC";

export function openingOf(data: SourceData, demand: Demand, weeks: readonly Week[]): OpeningLine[] {
  const priceOf = prices(data, demand);
  return [...shortagesOf(data, weeks)].map(([itemId, pieces]) => {
    const quantity = Quantity.of(String(pieces));
    const value = extend(quantity, priceOf(itemId)).toString();
    return { itemId, locationCode: PLACE, lotCode: null, quantity: quantity.toString(), value };
  });
}

/** Pieces of each item that would be missing at the worst moment, in the order in which the history is entered. */
function shortagesOf(data: SourceData, weeks: readonly Week[]): Map<string, number> {
  const packs = packsOf(data);
  const parts = groupBy(data.edges, (edge) => edge.assemblyId);
  const onHand = new Map<string, number>();
  const short = new Map<string, number>();
  const move = (itemId: string, pieces: number) => {
    const left = (onHand.get(itemId) ?? 0) + pieces;
    onHand.set(itemId, left);
    if (-left > (short.get(itemId) ?? 0)) short.set(itemId, -left);
  };
  for (const { purchases, workOrders, sales } of weeks) {
    for (const line of purchases.flatMap((it) => it.lines))
      move(line.itemId, Number.parseInt(line.accepted, 10) * (packs.get(line.itemId)?.holds ?? 1));
    for (const { itemId, ordered, scrapped } of workOrders) {
      for (const part of parts.get(itemId)!) move(part.componentId, -part.quantity * ordered);
      move(itemId, ordered - scrapped);
    }
    for (const line of sales.flatMap((it) => it.lines)) move(line.itemId, -line.quantity);
  }
  return short;
}

/** Of one piece: what it costs to make, what its supplier asks, or the data's own standard cost. */
function prices(data: SourceData, demand: Demand): (itemId: string) => UnitPrice {
  const making = makingOf(data, demand);
  const offers = bestPrices(data);
  const standard = new Map(data.items.map((it) => [it.id, it.standardCost]));
  return (itemId) => {
    const made = making.get(itemId);
    const offer = offers.get(itemId);
    if (made) return made.cost;
    return offer ? priceOfOne(offer.price, packOf(offer.unit)) : (standard.get(itemId) ?? UnitPrice.zero);
  };
}
