/** What the lines of an order come to: quantity × price without tax, each line rounded to the cent. */
import { Amount, type Quantity, type UnitPrice } from "./decimal.ts";
import { extend, percentOf } from "./money.ts";

export interface PricedLine {
  readonly quantity: Quantity;
  /** Without tax. */
  readonly price: UnitPrice;
  /** In percent. */
  readonly taxRate: string;
}

interface Priced {
  readonly lines: readonly PricedLine[];
}

const netOf = (line: PricedLine): Amount => extend(line.quantity, line.price);

export function netAmount(order: Priced): Amount {
  return Amount.sum(order.lines.map(netOf));
}

export function taxAmount(order: Priced): Amount {
  return Amount.sum(order.lines.map((line) => percentOf(netOf(line), line.taxRate)));
}

/** What each line comes to, by the price it comes from. */
export function lineAmounts(order: Priced): Readonly<Record<string, Amount>> {
  return Object.fromEntries(order.lines.map((line, i) => [`lines.${i}.price`, netOf(line)]));
}
