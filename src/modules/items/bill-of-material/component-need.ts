/**
 * How much of a component a lot takes: its share of the bill's quantity, and the scrap percentage of that. Each is rounded to a millionth,
 * so that what is planned is what an order of the lot asks for.
 *
 *   4 for a bill of 2, 10 % scrap: a lot of 10 takes 20, and 2 that are lost
 */
import { divideRounded, Quantity } from "../../../kernel/decimal.ts";

/** One of the item takes `perUnit` / `over` of the component, in lowest terms, and `scrap` hundred-millionths of that. */
export interface ComponentShare {
  readonly perUnit: bigint;
  readonly over: bigint;
  readonly scrap: bigint;
}

const WHOLE = Quantity.of("100").units;

/** @param billQuantity how many the bill is for */
export function shareOf(
  billQuantity: Quantity,
  line: { readonly quantity: Quantity; readonly scrapPercent: string },
): ComponentShare {
  const scrap = Quantity.of(line.scrapPercent).units;
  const [each, over] = [line.quantity.units, billQuantity.units];
  if (each % over === 0n) return { perUnit: each / over, over: 1n, scrap };
  const common = greatestCommon(each, over);
  return { perUnit: each / common, over: over / common, scrap };
}

/** In millionths, for loops over many lots. */
export function unitsFor(lotUnits: bigint, { perUnit, over, scrap }: ComponentShare): bigint {
  const good = over === 1n ? lotUnits * perUnit : divideRounded(lotUnits * perUnit, over);
  return scrap === 0n ? good : good + divideRounded(good * scrap, WHOLE);
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}
