/**
 * What the factory makes: its rates, what a piece costs by them, and which parts it keeps. The data has no rates; they were chosen by how
 * many levels of parts an item has: 0.30 of labour for a tube, 24.00 for a bicycle, and two thirds of that as overhead. Parts with one or two levels below them (tubes, hubs, wheels, forks) are
 * made for the shelf as bought parts are bought for it; frames and bicycles are made when they are ordered, in lots.
 */
import { UnitPrice } from "../src/kernel/decimal.ts";
import { explosion } from "./bom.ts";
import { groupBy, type SourceData } from "./data.ts";
import { type Demand, seriesOf } from "./demand.ts";
import { abcClasses, type Levels, levelsOf } from "./levels.ts";
import { packOf, priceOfOne } from "./packs.ts";
import { bestPrices } from "./suppliers.ts";

/** Labour and overhead of a piece, by level. */
const RATES: readonly (readonly [string, string])[] = [
  ["0", "0"],
  ["0.3", "0.2"],
  ["1.5", "1"],
  ["6", "4"],
  ["24", "16"],
];
const LEVELS_FOR_STOCK = 2;

interface Making {
  readonly leadTimeDays: number;
  /** Base currency for one piece. */
  readonly labourCost: UnitPrice;
  readonly overheadCost: UnitPrice;
  /** At set rates and the prices of today's suppliers. */
  readonly cost: UnitPrice;
  /** Null: made to order. */
  readonly levels: Levels | null;
  /** Null: nobody needs it. */
  readonly lotSize: number | null;
}

export function makingOf(data: SourceData, demand: Demand): Map<string, Making> {
  const { levelOf } = explosion(data.edges);
  const days = new Map(data.items.map((it) => [it.id, Math.max(1, it.daysToMake)]));
  const costOf = costs(data, levelOf);
  const series = seriesOf(demand);
  const made = [...groupBy(data.edges, (edge) => edge.assemblyId).keys()].map((itemId) => {
    const needs = series.get(itemId) ?? [];
    return { itemId, series: needs, quantity: needs.reduce((sum, it) => sum + it, 0), price: costOf(itemId) };
  });
  const classes = abcClasses(made.filter((it) => it.quantity > 0));
  const isKept = (itemId: string) => levelOf(itemId) <= LEVELS_FOR_STOCK;
  return new Map(
    made.map((it) => {
      const leadTimeDays = days.get(it.itemId)!;
      const needs = { series: it.series, abc: classes.get(it.itemId)!, leadTimeDays: leadTimeDays + 1 };
      const levels = it.quantity > 0 ? levelsOf({ ...needs, pack: 1, lots: 1 }) : null;
      return [
        it.itemId,
        {
          leadTimeDays,
          ...ratesOf(levelOf(it.itemId)),
          cost: it.price,
          levels: isKept(it.itemId) ? levels : null,
          lotSize: levels?.lotSize ?? null,
        },
      ];
    }),
  );
}

function ratesOf(level: number) {
  const [labour, overhead] = RATES[level]!;
  return { labourCost: UnitPrice.of(labour), overheadCost: UnitPrice.of(overhead) };
}

/** One piece: its parts, and what making it costs; a bought one at its supplier's price. */
function costs(data: SourceData, levelOf: (itemId: string) => number): (itemId: string) => UnitPrice {
  const offers = bestPrices(data);
  const parts = groupBy(data.edges, (edge) => edge.assemblyId);
  const known = new Map<string, UnitPrice>();
  const costOf = (itemId: string): UnitPrice => {
    const before = known.get(itemId);
    if (before) return before;
    const offer = offers.get(itemId);
    const below = parts.get(itemId);
    const { labourCost, overheadCost } = ratesOf(levelOf(itemId));
    const cost = below
      ? new UnitPrice(
          below.reduce((sum, part) => sum + costOf(part.componentId).units * BigInt(part.quantity), 0n) +
            labourCost.units +
            overheadCost.units,
        )
      : offer
        ? priceOfOne(offer.price, packOf(offer.unit))
        : UnitPrice.of("0");
    known.set(itemId, cost);
    return cost;
  };
  return costOf;
}
