/**
 * How many stock units the units of the suppliers hold. The data gives none; these were chosen, one for each, so that a piece
 * costs what such a piece may cost (a steel ball 0.04, an inch of bar tape 0.09).
 */
import { divideRounded, UnitPrice } from "../src/kernel/decimal.ts";

export interface Pack {
  /** Stock units in one. */
  readonly holds: number;
  readonly name: string;
}

const PACKS: Readonly<Record<string, Pack>> = {
  EA: { holds: 1, name: "个" },
  CTN: { holds: 1000, name: "箱" },
  CS: { holds: 100, name: "盒" },
  CAN: { holds: 500, name: "罐" },
  DZ: { holds: 12, name: "打" },
  PAK: { holds: 40, name: "包" },
  GAL: { holds: 128, name: "加仑" },
};

/** The items that are kept in pieces and bought by the pack: pinch bolts by the box, reflectors and chains by the dozen. */
const BOUGHT_BY_PACK: ReadonlySet<string> = new Set(["497", "506", "952"]);

/** What the suppliers of an item sell it by; undefined: by the piece. */
export function soldBy(itemId: string, unit: string): Pack | undefined {
  return BOUGHT_BY_PACK.has(itemId) ? packOf(unit) : undefined;
}

export function packOf(unit: string): Pack {
  const pack = PACKS[unit];
  if (!pack) throw new RangeError(`no pack for unit ${unit}; add it to packs.ts`);
  return pack;
}

/** The price of one stock unit, to six decimals. */
export function priceOfOne(price: UnitPrice, pack: Pack): UnitPrice {
  return new UnitPrice(divideRounded(price.units, BigInt(pack.holds)));
}
