/**
 * The real purchase orders as they were: 4,012 orders, 8,845 lines, in the suppliers' units and at the real prices (four decimals, so
 * nothing is rounded), each with the one receipt that the data tells of. Plain values, ready for the verbs.
 *
 * Receipts are facts and are entered whatever the order's status; the status says what the order is today.
 */
import type { Day } from "../src/kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../src/kernel/decimal.ts";
import { extend } from "../src/kernel/money.ts";
import type { SourceData, SourceOrder, SourceOrderLine } from "./data.ts";

export interface HistoryLine {
  readonly itemId: string;
  readonly quantity: string;
  readonly price: string;
  readonly taxRate: string;
  readonly requiredOn: Day;
  readonly arrived: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly reason: "other" | null;
}
export interface HistoryOrder {
  /** The data's number of the order. */
  readonly id: string;
  readonly supplierId: string;
  readonly orderedOn: Day;
  readonly receivedOn: Day;
  readonly lines: readonly HistoryLine[];
  /** What the order is in the end: the verbs are submit, approve, the receipt, then close or cancel. */
  readonly state: "approved" | "closed" | "cancelled";
  /** Freight of the order, four decimals: no document of ours yet. */
  readonly freight: string;
}

/** 1 pending and 2 approved are open, 3 was rejected, 4 is complete. */
const STATES: Readonly<Record<string, HistoryOrder["state"]>> = {
  1: "approved",
  2: "approved",
  3: "cancelled",
  4: "closed",
};
/** The tax of every real order is 8 % of its lines. */
const TAX_RATE = "8";

export function historyOf(data: SourceData): HistoryOrder[] {
  return data.orders.map((order) => ({
    id: order.id,
    supplierId: order.supplierId,
    orderedOn: order.orderedOn,
    receivedOn: order.shippedOn,
    lines: order.lines.map((line) => toLine(line, order)),
    state: STATES[order.status]!,
    freight: order.freight.toString(),
  }));
}

function toLine(line: SourceOrderLine, order: SourceOrder): HistoryLine {
  return {
    itemId: line.itemId,
    quantity: String(line.ordered),
    price: line.price.toString(),
    taxRate: TAX_RATE,
    // Seven real lines are due before they were ordered: a slip of the pen.
    requiredOn: line.dueOn < order.orderedOn ? order.orderedOn : line.dueOn,
    arrived: String(line.received),
    accepted: String(line.received - line.rejected),
    rejected: String(line.rejected),
    reason: line.rejected > 0 ? "other" : null,
  };
}

export interface HistorySums {
  readonly orders: number;
  readonly lines: number;
  readonly ordered: string;
  readonly received: string;
  readonly rejected: string;
  readonly stocked: string;
  /** Exactly, to four decimals, and with each line rounded to the cent as the books have it. */
  readonly amount: string;
  readonly amountInCents: string;
  readonly short: number;
  readonly withRejects: number;
}

/** What the system must show once the history is in it. */
export function sumsOf(orders: readonly HistoryOrder[]): HistorySums {
  const lines = orders.flatMap((order) => order.lines);
  const sum = (pick: (line: HistoryLine) => string) =>
    lines.reduce((total, line) => total.plus(Quantity.of(pick(line))), Quantity.zero).toString();
  return {
    orders: orders.length,
    lines: lines.length,
    ordered: sum((line) => line.quantity),
    received: sum((line) => line.arrived),
    rejected: sum((line) => line.rejected),
    stocked: sum((line) => line.accepted),
    amount: exactTotal(lines),
    amountInCents: Amount.sum(
      lines.map((line) => extend(Quantity.of(line.quantity), UnitPrice.of(line.price))),
    ).toString(),
    short: lines.filter((line) => Quantity.of(line.arrived).lessThan(Quantity.of(line.quantity))).length,
    withRejects: lines.filter((line) => line.reason !== null).length,
  };
}

/** Quantity × price without rounding; whole pieces, so six decimals hold it. */
export function exactTotal(lines: readonly Pick<HistoryLine, "quantity" | "price">[]): string {
  const units = lines.reduce((total, line) => total + BigInt(line.quantity) * UnitPrice.of(line.price).units, 0n);
  return new UnitPrice(units).toString();
}
