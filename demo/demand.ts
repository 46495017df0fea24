/**
 * What the factory used, day by day. The resellers' orders stand on twelve batches about a month apart; each order is put on a
 * day between its batch and the next, by chance that is always the same, and its items are exploded to what is bought. What has
 * no bill of material was bought to be sold and leaves as it is. Days are counted from 0; `datesUntil` gives them dates.
 */
import { addDays, type Day, daysBetween } from "../src/kernel/dates.ts";
import { explosion, isMadeOfParts } from "./bom.ts";
import type { SourceData, SourceSale } from "./data.ts";
import { chanceOf } from "./random.ts";

/** The last batch has no next one. */
const DAYS_OF_LAST_BATCH = 30;
const SAME_BATCH_DAYS = 5;

interface DemandDay {
  /** Issued to production, by item. */
  readonly used: ReadonlyMap<string, number>;
  /** Sold from stock, by item. */
  readonly sold: ReadonlyMap<string, number>;
}

export interface Demand {
  readonly days: readonly DemandDay[];
  readonly orders: number;
  readonly lines: number;
  readonly pieces: number;
  readonly itemsSold: number;
}

export function demandOf(data: SourceData): Demand {
  const days = Array.from({ length: daysOfYear(data.sales) }, () => ({
    used: new Map<string, number>(),
    sold: new Map<string, number>(),
  }));
  const leavesOf = explosion(data.edges);
  const isAssembly = isMadeOfParts(data.edges);
  const chance = chanceOf("reseller orders");
  const batches = batchesOf(data.sales);
  for (const sale of data.sales) {
    const batch = batches.findLast((it) => it.startsOn <= sale.orderedOn)!;
    const day = days[batch.firstDay + chance.below(batch.days)]!;
    for (const line of sale.lines)
      if (isAssembly(line.itemId))
        for (const [leaf, each] of leavesOf(line.itemId)) add(day.used, leaf, each * line.quantity);
      else add(day.sold, line.itemId, line.quantity);
  }
  const lines = data.sales.flatMap((sale) => sale.lines);
  return {
    days,
    orders: data.sales.length,
    lines: lines.length,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    itemsSold: new Set(lines.map((line) => line.itemId)).size,
  };
}

export interface Batch {
  readonly startsOn: Day;
  readonly firstDay: number;
  readonly days: number;
}

/** Orders of one batch lie within a day or two; the first of them names it. */
export function batchesOf(sales: readonly SourceSale[]): Batch[] {
  const dates = [...new Set(sales.map((sale) => sale.orderedOn))].sort();
  const starts = dates.filter((date, i) => i === 0 || daysBetween(dates[i - 1]!, date) > SAME_BATCH_DAYS);
  return starts.map((startsOn, i) => {
    const next = starts[i + 1];
    return {
      startsOn,
      firstDay: daysBetween(starts[0]!, startsOn),
      days: next ? daysBetween(startsOn, next) : DAYS_OF_LAST_BATCH,
    };
  });
}

function daysOfYear(sales: readonly SourceSale[]): number {
  const last = batchesOf(sales).at(-1)!;
  return last.firstDay + last.days;
}

/** The dates of the days, so that the last is `until`. */
export function datesUntil(until: Day, days: number): Day[] {
  return Array.from({ length: days }, (_, i) => addDays(until, i + 1 - days));
}

/** Used and sold together, item by item: one figure a day. */
export function seriesOf(demand: Demand): Map<string, number[]> {
  const series = new Map<string, number[]>();
  demand.days.forEach((day, i) => {
    for (const part of [day.used, day.sold])
      for (const [itemId, quantity] of part) {
        const row = series.get(itemId) ?? new Array<number>(demand.days.length).fill(0);
        row[i]! += quantity;
        series.set(itemId, row);
      }
  });
  return series;
}

function add(sums: Map<string, number>, key: string, quantity: number): void {
  sums.set(key, (sums.get(key) ?? 0) + quantity);
}
