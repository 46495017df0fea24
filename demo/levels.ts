/**
 * When to order an item again and how much, from what was used of it in the year.
 *
 * Lead time plus five days (approval, inspection, planning twice a week) is a window. The reorder point is what 98 of 100 such windows needed at most; the
 * safety stock is what that is above the average window. An order covers ten days of use for the dearest items (A, 80 % of the value
 * used), twenty for B (to 95 %), forty for C, in whole lots.
 *
 *   10 used a day, window 20 days: average 200, 98 of 100 windows up to 260 → order again at 260, of which 60 are safety; A: up to 360
 *
 * A supplier's minimum may be far more than that: then there is too much of it afterwards, as there would be.
 */
import type { UnitPrice } from "../src/kernel/decimal.ts";

export interface Levels {
  readonly reorderPoint: number;
  readonly safetyStock: number;
  readonly maximumStock: number;
  readonly lotSize: number;
}

export type AbcClass = "A" | "B" | "C";

const DAYS_COVERED: Readonly<Record<AbcClass, number>> = { A: 10, B: 20, C: 40 };
const EXTRA_DAYS = 5;
const PERCENTILE = 98;

export interface LevelNeeds {
  readonly series: readonly number[];
  readonly abc: AbcClass;
  readonly leadTimeDays: number;
  /** Stock units in the supplier's unit: an order is a multiple of it. */
  readonly pack: number;
  /** About so many lots are an order. */
  readonly lots: number;
}

export function levelsOf(needs: LevelNeeds): Levels {
  const { series, pack, lots } = needs;
  const total = series.reduce((sum, quantity) => sum + quantity, 0);
  const window = needs.leadTimeDays + EXTRA_DAYS;
  const average = ceilDiv(total * window, series.length);
  const reorderPoint = neat(Math.max(percentile(windows(series, window), PERCENTILE), average));
  const covered = ceilDiv(total * DAYS_COVERED[needs.abc], series.length);
  const lotSize = pack * largestNeatBelow(ceilDiv(covered, lots * pack));
  const maximumStock = neat(reorderPoint + roundUpTo(covered, lotSize));
  return { reorderPoint, safetyStock: neat(reorderPoint - average), maximumStock, lotSize };
}

/** A, B or C by the value used: the share before an item decides, as CHINA's custom has it. */
export function abcClasses(
  used: readonly { readonly itemId: string; readonly quantity: number; readonly price: UnitPrice }[],
): Map<string, AbcClass> {
  const valued = used.map((it) => ({ itemId: it.itemId, value: BigInt(it.quantity) * it.price.units }));
  const total = valued.reduce((sum, it) => sum + it.value, 0n);
  let before = 0n;
  const classes = new Map<string, AbcClass>();
  for (const it of valued.toSorted((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0))) {
    classes.set(it.itemId, before * 100n < total * 80n ? "A" : before * 100n < total * 95n ? "B" : "C");
    before += it.value;
  }
  return classes;
}

function windows(series: readonly number[], length: number): number[] {
  let sum = series.slice(0, length).reduce((total, quantity) => total + quantity, 0);
  const sums = [sum];
  for (let end = length; end < series.length; end++) {
    sum += series[end]! - series[end - length]!;
    sums.push(sum);
  }
  return sums;
}

function percentile(values: readonly number[], percent: number): number {
  return values.toSorted((a, b) => a - b)[ceilDiv(values.length * percent, 100) - 1]!;
}

export function ceilDiv(dividend: number, divisor: number): number {
  return (dividend - (((dividend % divisor) + divisor) % divisor)) / divisor + (dividend % divisor === 0 ? 0 : 1);
}

function roundUpTo(quantity: number, step: number): number {
  return ceilDiv(quantity, step) * step;
}

/** Up to two figures: 1,234 → 1,300. */
function neat(quantity: number): number {
  let step = 1;
  while (quantity >= step * 100) step *= 10;
  return roundUpTo(quantity, step);
}

/** 1, 2, 5, 10, 20, 50 …: the largest that is not above. */
function largestNeatBelow(quantity: number): number {
  let step = 1;
  while (step * 10 <= quantity) step *= 10;
  return step * (quantity >= step * 5 ? 5 : quantity >= step * 2 ? 2 : 1);
}
