/**
 * Units of measure. An item is kept in its stock unit; papers may count it in another one, which is an exact fraction:
 * `unitQuantity` of the unit are `unitStockQuantity` of the stock unit (1 box = 24 pieces; 12 pieces = 1 dozen).
 * Nothing is rounded: what six decimals cannot hold is refused, so there and back is the same quantity.
 */
import { divideRounded, Quantity, UnitPrice } from "./decimal.ts";
import { convertUnit } from "./money.ts";
import { error, type Issue } from "./refusal.ts";

/** In what a line is counted. Both are positive; 1 and 1 is the stock unit itself. */
export interface Counted {
  readonly unitQuantity: Quantity;
  readonly unitStockQuantity: Quantity;
}

const ONE = Quantity.of("1");
/** The stock unit itself. */
export const STOCK_UNIT: Counted = { unitQuantity: ONE, unitStockQuantity: ONE };

/** In stock units; undefined where six decimals cannot hold it. `2` boxes of 24 are `48`. */
export function exactlyInStock(quantity: Quantity, { unitQuantity, unitStockQuantity }: Counted): Quantity | undefined {
  return convertUnit(quantity, { numerator: unitStockQuantity.units, denominator: unitQuantity.units });
}

/** In stock units, of a quantity that was checked. @throws RangeError where six decimals cannot hold it */
export function inStock(quantity: Quantity, of: Counted): Quantity {
  return held(exactlyInStock(quantity, of), quantity);
}

/** Stock units in the unit of the line they came by: `48` are `2` boxes of 24. @throws RangeError where six decimals cannot hold it */
export function inUnit(stock: Quantity, { unitQuantity, unitStockQuantity }: Counted): Quantity {
  return held(convertUnit(stock, { numerator: unitQuantity.units, denominator: unitStockQuantity.units }), stock);
}

function held(converted: Quantity | undefined, quantity: Quantity): Quantity {
  if (!converted) throw new RangeError(`${quantity} does not convert exactly`);
  return converted;
}

/** The smallest whole number of the unit that converts exactly, and so do its multiples: of pieces by the dozen it is 3. */
export function exactStep({ unitQuantity, unitStockQuantity }: Counted): Quantity {
  const divisor = unitQuantity.units / greatestCommon(unitQuantity.units, unitStockQuantity.units);
  return new Quantity((divisor / greatestCommon(divisor, ONE.units)) * ONE.units);
}

/** What any quantity must be below: twelve digits before the point. */
const TOO_MANY = 10n ** 18n;

/** So much of a unit is still a quantity of the stock unit; refuses with the most that is. */
export function checkSize(quantity: Quantity, { unitQuantity, unitStockQuantity }: Counted, path: string): Issue[] {
  if (quantity.units * unitStockQuantity.units < TOO_MANY * unitQuantity.units) return [];
  const maximum = new Quantity((TOO_MANY * unitQuantity.units - 1n) / unitStockQuantity.units);
  return [error("platform.too_big", { maximum }, path)];
}

/** A quantity that six decimals of the stock unit cannot hold is refused, with the step that works. */
export function checkExact(quantity: Quantity, of: Counted & { unit: string | null }, path: string): Issue[] {
  const tooBig = checkSize(quantity, of, path);
  if (tooBig.length > 0 || exactlyInStock(quantity, of)) return tooBig;
  return [error("platform.unit_not_exact", { quantity, unit: of.unit ?? "", step: exactStep(of) }, path)];
}

/** As many whole units as cover so much stock, in steps that convert exactly: `260` pieces are `11` boxes of 24. */
export function unitsCovering(stock: Quantity, of: Counted): Quantity {
  const step = exactStep(of);
  const dividend = stock.units * of.unitQuantity.units;
  const divisor = of.unitStockQuantity.units * step.units;
  return new Quantity(((dividend + divisor - 1n) / divisor) * step.units);
}

/** The price of as much in another unit, to six decimals, for suggesting: 48.00 for a box of 24 is 2.00 for a piece. */
export function priceIn(price: UnitPrice, from: Counted, to: Counted): UnitPrice {
  const dividend = price.units * from.unitQuantity.units * to.unitStockQuantity.units;
  return new UnitPrice(divideRounded(dividend, from.unitStockQuantity.units * to.unitQuantity.units));
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}
