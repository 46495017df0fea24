/** The few operations in which money is rounded or shared out. Nothing else in the program rounds. */
import { Amount, divideRounded, Quantity, UnitPrice } from "./decimal.ts";

const POWERS = [1n, 10n, 100n] as const;
/** How many decimals a currency has. */
export type Decimals = 0 | 1 | 2;

/**
 * Quantity × unit price, rounded once to the currency's decimals (0 to 2), half away from zero.
 * `extend(7, 3.33)` is 23.31.
 */
export function extend(quantity: Quantity, price: UnitPrice, decimals: Decimals = 2): Amount {
  const step = POWERS[2 - decimals] ?? 1n;
  return new Amount(divideRounded(quantity.units * price.units, 10n ** 10n * step) * step);
}

/** The share `part / whole` of an amount, rounded to the cent; the whole is all of it. @throws RangeError if `whole` is zero. */
export function share<T extends Quantity | Amount>(amount: Amount, part: T, whole: T): Amount {
  if (part.units === whole.units) return amount;
  return new Amount(divideRounded(amount.units * part.units, whole.units));
}

/** Amount ÷ quantity as a price of six decimals, for showing; books keep the amount. */
export function unitPrice(amount: Amount, quantity: Quantity): UnitPrice {
  return new UnitPrice(divideRounded(amount.units * 10n ** 10n, quantity.units));
}

/** A percentage of an amount in the currency's decimals, e.g. the tax on a net amount: 23.31 at "13" is 3.03, of 3005 yen 391. */
export function percentOf(amount: Amount, rate: string, decimals: Decimals = 2): Amount {
  const step = POWERS[2 - decimals] ?? 1n;
  return new Amount(divideRounded(amount.units * UnitPrice.of(rate).units, 100_000_000n * step) * step);
}

/** The net amount inside a gross one: 100.00 at "13" is 88.50 (CHINA VAT: tax is the rest, 11.50). */
export function netOfGross(gross: Amount, rate: string): Amount {
  return new Amount(divideRounded(gross.units * 100_000_000n, 100_000_000n + UnitPrice.of(rate).units));
}

/** Amount × exchange rate (six decimals), rounded to the base currency's cent. */
export function convert(amount: Amount, rate: UnitPrice): Amount {
  return new Amount(divideRounded(amount.units * rate.units, 1_000_000n));
}

/** The rate at which an amount in foreign currency stands in the books, to six decimals; zero where there is no amount. */
export function rateOf(base: Amount, foreign: Amount): UnitPrice {
  return foreign.isZero() ? UnitPrice.zero : new UnitPrice(divideRounded(base.units * 1_000_000n, foreign.units));
}

/**
 * Shares an amount out by weights so that the parts sum to the whole: every part is rounded, and what is left over
 * goes to the largest weight (the first of equals). All weights zero: everything to the first.
 * @throws RangeError if there is no weight or one is negative.
 */
export function allocate(amount: Amount, weights: readonly (Amount | Quantity)[]): Amount[] {
  if (weights.length === 0) throw new RangeError("allocate: no weights");
  let total = 0n;
  let largest = 0;
  weights.forEach((weight, i) => {
    if (weight.units < 0n) throw new RangeError("allocate: a weight is negative");
    total += weight.units;
    if (weight.units > (weights[largest]?.units ?? 0n)) largest = i;
  });
  let rest = amount.units;
  const parts = weights.map((weight) => {
    const part = total === 0n ? 0n : divideRounded(amount.units * weight.units, total);
    rest -= part;
    return part;
  });
  parts[largest] = (parts[largest] ?? 0n) + rest;
  return parts.map((units) => new Amount(units));
}

/** Factor between two units as an exact fraction: 1 box = 24 pieces is { numerator: 24n, denominator: 1n }. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Converts a quantity by an exact fraction. The result is `undefined` where six decimals cannot hold it exactly:
 * the caller refuses rather than rounds, so that there and back is always the same quantity.
 */
export function convertUnit(quantity: Quantity, by: Fraction): Quantity | undefined {
  const scaled = quantity.units * by.numerator;
  return scaled % by.denominator === 0n ? new Quantity(scaled / by.denominator) : undefined;
}

/** A price with tax as the price without it, to six decimals (CHINA §5: from gross). `11.30` at 13 % is `10`. */
export function withoutTax(price: UnitPrice, rate: string): UnitPrice {
  const tax = Quantity.of(rate).units;
  const hundred = 100n * 1_000_000n;
  return new UnitPrice(divideRounded(price.units * hundred, hundred + tax));
}

/** A part in percent of the whole, to one decimal, for showing. @throws RangeError if the whole is zero */
export function shareOf(part: Amount, whole: Amount): string {
  const tenths = divideRounded(part.units * 1000n, whole.units);
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? "-" : ""}${size / 10n}.${size % 10n}`;
}
