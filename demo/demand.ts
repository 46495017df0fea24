/**
 * What was ordered, day by day, and what it needs. The resellers' orders stand on twelve batches about a month apart; each order is put on a
 * day between its batch and the next, by chance that is always the same. Days are counted from 0; `datesUntil` gives them dates.
 */
import { addDays, type Day, daysBetween } from "../src/kernel/dates.ts";
import { explosion } from "./bom.ts";
import type { SourceData, SourceSale } from "./data.ts";
import { chanceOf } from "./random.ts";

/** The resellers' last twelve batches make the year. */
const FIRST_BATCH = "2013-05-30";
/** The last batch has no next one. */
const DAYS_OF_LAST_BATCH = 30;
const SAME_BATCH_DAYS = 5;

interface DemandDay {
  readonly orders: readonly SourceSale[];
  /** Pieces of every item that the orders need: what is sold, and all that it is made of. */
  readonly needs: ReadonlyMap<string, number>;
}

export interface Demand {
  readonly days: readonly DemandDay[];
  readonly orders: number;
  readonly lines: number;
  readonly pieces: number;
  readonly itemsSold: number;
}

/** The orders that make the year. */
export const salesOfYear = ({ sales }: SourceData): SourceSale[] =>
  sales.filter((sale) => sale.channel === "reseller" && sale.orderedOn >= FIRST_BATCH);

export function demandOf(data: SourceData): Demand {
  const sales = salesOfYear(data);
  const days = Array.from({ length: daysOfYear(sales) }, () => ({
    orders: [] as SourceSale[],
    needs: new Map<string, number>(),
  }));
  const { allOf } = explosion(data.edges);
  const chance = chanceOf("reseller orders");
  const batches = batchesOf(sales);
  for (const sale of sales) {
    const batch = batches.findLast((it) => it.startsOn <= sale.orderedOn)!;
    const day = days[batch.firstDay + chance.below(batch.days)]!;
    day.orders.push(sale);
    for (const line of sale.lines)
      for (const [itemId, each] of allOf(line.itemId)) add(day.needs, itemId, each * line.quantity);
  }
  const lines = sales.flatMap((sale) => sale.lines);
  return {
    days,
    orders: sales.length,
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

/** What is needed, item by item: one figure a day. */
export function seriesOf(demand: Demand): Map<string, number[]> {
  const series = new Map<string, number[]>();
  demand.days.forEach((day, i) => {
    for (const [itemId, quantity] of day.needs) {
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
