/**
 * What a customer pays for one of an item, on a day.
 *
 * In force are the lists of the currency asked for whose first day has come and whose last has not passed. They are asked in this order:
 *   1. the customer's own lists, 2. the list that the customer names, 3. the standard lists.
 * A list knows a price if it has a line for the item and the unit whose from-quantity is not above the quantity; of several the highest
 * counts. Of lists of one rank the one that begins last counts. A list that knows no price is passed over, so an own list may hold a
 * single item. Units are not converted into each other: a price by the box is no price by the piece.
 *
 * For example: standard 10.00 from 0, 9.50 from 100; own list 9.80 from 50. Of 20 each is 10.00, of 60 it is 9.80, and of 200 still
 * 9.80: the own list comes first, cheaper or not.
 */
import type { Day } from "../../../kernel/dates.ts";
import type { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";

/** A line of a price list, with what its list says. */
export interface ListPrice {
  readonly priceListId: Id;
  readonly customerId: Id | null;
  readonly isStandard: boolean;
  readonly currency: string;
  readonly isTaxIncluded: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly itemId: Id;
  readonly unit: string | null;
  readonly fromQuantity: Quantity;
  readonly price: UnitPrice;
}

/** Who buys, and in which currency. */
export interface PriceBuyer {
  readonly customerId: Id;
  /** The list he names. */
  readonly priceListId: Id | null;
  readonly currency: string;
}

export interface AskedPrice {
  readonly itemId: Id;
  /** Null: the item's stock unit. */
  readonly unit: string | null;
  readonly quantity: Quantity;
}

/** Undefined where no list knows a price. */
export function priceOf(
  lines: readonly ListPrice[],
  buyer: PriceBuyer,
  asked: AskedPrice,
  day: Day,
): ListPrice | undefined {
  const known = lines.filter((it) => rankOf(it, buyer) !== undefined && isInForce(it, buyer, day) && fits(it, asked));
  return known.sort((a, b) => rankOf(a, buyer)! - rankOf(b, buyer)! || later(a, b) || more(a, b))[0];
}

/** 0 comes first; undefined: the list is not for him. */
function rankOf({ customerId, priceListId, isStandard }: ListPrice, buyer: PriceBuyer): number | undefined {
  if (customerId !== null) return customerId === buyer.customerId ? 0 : undefined;
  if (priceListId === buyer.priceListId) return 1;
  return isStandard ? 2 : undefined;
}

function isInForce({ currency, validFrom, validTo }: ListPrice, buyer: PriceBuyer, day: Day): boolean {
  return currency === buyer.currency && validFrom <= day && (validTo === null || day <= validTo);
}

function fits(it: ListPrice, { itemId, unit, quantity }: AskedPrice): boolean {
  return it.itemId === itemId && it.unit === unit && !quantity.lessThan(it.fromQuantity);
}

function later(a: ListPrice, b: ListPrice): number {
  return a.validFrom === b.validFrom ? 0 : a.validFrom > b.validFrom ? -1 : 1;
}

function more(a: ListPrice, b: ListPrice): number {
  return b.fromQuantity.lessThan(a.fromQuantity) ? -1 : a.fromQuantity.lessThan(b.fromQuantity) ? 1 : 0;
}
