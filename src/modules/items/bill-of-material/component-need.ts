/**
 * How much of a component a lot takes: its share of the bill's quantity, raised by the scrap percentage. A part of a millionth is a
 * millionth, so that a component never lacks.
 *
 *   4 for a bill of 2, 10 % scrap: 2.2 for one; a lot of 10 takes 22
 */
import { Quantity } from "../../../kernel/decimal.ts";

/** One of the item takes `perUnit` / `over` of the component, in lowest terms. */
export interface ComponentShare {
  readonly perUnit: bigint;
  readonly over: bigint;
}

const HUNDRED_PERCENT = Quantity.of("100").units;

export function shareOf(
  billQuantity: Quantity,
  line: { readonly quantity: Quantity; readonly scrapPercent: string },
): ComponentShare {
  const perUnit = line.quantity.units * (HUNDRED_PERCENT + Quantity.of(line.scrapPercent).units);
  const over = billQuantity.units * HUNDRED_PERCENT;
  const common = greatestCommon(perUnit, over);
  return { perUnit: perUnit / common, over: over / common };
}

/** In millionths, for loops over many lots. */
export function unitsFor(lotUnits: bigint, { perUnit, over }: ComponentShare): bigint {
  return over === 1n ? lotUnits * perUnit : (lotUnits * perUnit + over - 1n) / over;
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}
