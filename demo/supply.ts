/**
 * How the suppliers behave. An order arrives after the supplier's own average lead time, a little early or late as its credit rating has
 * it; each line behaves like one of the 8,845 real lines drawn at random, so 380 of 8,845 come short and 563 with rejects; the
 * reasons have the shares of the real scrap. Bills follow and some differ, as the real prices did from the price list (5 % more).
 * Everything hangs on a name (supplier, item, day of the year), never on what was drawn before.
 */
import { type Day, daysBetween } from "../src/kernel/dates.ts";
import type { SourceData, SourceOrderLine } from "./data.ts";
import { ceilDiv } from "./levels.ts";
import { chanceOf } from "./random.ts";

export type RejectReason = "damaged" | "rust" | "wrong_size" | "wrong_item" | "surface" | "other";

interface Delivery {
  /** Days after the day of the order. */
  readonly afterDays: number;
  readonly arrived: number;
  readonly rejected: number;
  readonly reason: RejectReason | null;
}
interface LinePlan {
  readonly deliveries: readonly Delivery[];
  /** What is missing is not coming: the line is closed short. */
  readonly isClosedShort: boolean;
}
interface OrderLineKey {
  readonly supplierId: string;
  readonly itemId: string;
  /** Day of the demo's year, from 0. */
  readonly day: number;
}
export interface BillPlan {
  /** Days after the receipt was posted. */
  readonly afterDays: number;
  /** `price`: the first line is billed at 5 % more. `quantity`: what arrived is billed, rejected pieces too. */
  readonly difference: "none" | "price" | "quantity";
  /** A bill that differs waits so long for somebody to settle it. */
  readonly settledAfterDays: number;
}

/** What the real scrap reasons are called on a receipt. */
const REASONS: Readonly<Record<string, RejectReason>> = {
  "Brake assembly not as ordered": "wrong_item",
  "Color incorrect": "surface",
  "Gouge in metal": "damaged",
  "Drill pattern incorrect": "wrong_size",
  "Drill size too large": "wrong_size",
  "Drill size too small": "wrong_size",
  "Handling damage": "damaged",
  "Paint process failed": "surface",
  "Primer process failed": "rust",
  "Seat assembly not as ordered": "wrong_item",
  "Stress test failed": "other",
  "Thermoform temperature too high": "other",
  "Thermoform temperature too low": "other",
  "Trim length too long": "wrong_size",
  "Trim length too short": "wrong_size",
  "Wheel misaligned": "damaged",
};

/** Of a hundred orders, how many are late, by credit rating. */
const LATE_PERCENT: Readonly<Record<number, number>> = { 1: 12, 2: 14, 3: 18, 4: 25, 5: 35 };
const BILL_PRICE_PERCENT = 4;
const BILL_QUANTITY_PERCENT = 60;
/** How the bill's price differs: the real orders stand 5 % above the price list. */
export const BILL_PRICE_MORE_PERCENT = 5;
/** Goods are inspected the day after they arrived. */
export const INSPECTED_AFTER_DAYS = 1;
/** Bills that are due are paid on the next of these days of the month. */
const PAYMENT_DAYS: readonly string[] = ["10", "25"];

export interface Supply {
  planLine(key: OrderLineKey, quantity: number, leadTimeDays: number, rating: number): LinePlan;
  planBill(key: { supplierId: string; day: number }, hasRejects: boolean): BillPlan;
}

export function supplyOf(data: SourceData): Supply {
  const real = data.orders.flatMap((order) => order.lines);
  const reasons = data.scrapReasons.map((it) => ({ reason: REASONS[it.name]!, pieces: it.pieces }));
  return {
    planLine(key, quantity, leadTimeDays, rating) {
      const chance = chanceOf(`delivery ${key.supplierId} ${key.itemId} ${key.day}`);
      const like = real[chance.below(real.length)]!;
      const first = likeReal(like, quantity);
      const reason =
        first.rejected > 0 ? drawReason(reasons, chance.below(reasons.reduce((sum, it) => sum + it.pieces, 0))) : null;
      const afterDays = Math.max(1, leadTimeDays + daysOff(key, rating));
      const missing = quantity - first.arrived + first.rejected;
      const isClosedShort = missing > 0 && chance.below(2) === 0;
      const rest: Delivery[] =
        missing > 0 && !isClosedShort
          ? [{ afterDays: afterDays + 7 + chance.below(8), arrived: missing, rejected: 0, reason: null }]
          : [];
      return { deliveries: [{ afterDays, ...first, reason }, ...rest], isClosedShort };
    },
    planBill({ supplierId, day }, hasRejects) {
      const chance = chanceOf(`bill ${supplierId} ${day}`);
      const afterDays = 2 + chance.below(9);
      const settledAfterDays = 10 + chance.below(15);
      if (hasRejects && chance.below(100) < BILL_QUANTITY_PERCENT)
        return { afterDays, settledAfterDays, difference: "quantity" };
      return { afterDays, settledAfterDays, difference: chance.below(100) < BILL_PRICE_PERCENT ? "price" : "none" };
    },
  };
}

/** The first day of payment on or after the day a bill is due. */
export function isPaymentDay(date: Day): boolean {
  return PAYMENT_DAYS.includes(date.slice(8));
}

/** The same shares arrive and are rejected as on a real line; pieces are whole. */
function likeReal(real: SourceOrderLine, quantity: number): { arrived: number; rejected: number } {
  const arrived = ceilDiv(quantity * real.received, real.ordered);
  return { arrived, rejected: ceilDiv(arrived * real.rejected, real.received) };
}

/** One chance per order of a supplier, so that its lines come together: early by up to two days, or late by up to ten (one in eight: 20 more). */
function daysOff(key: OrderLineKey, rating: number): number {
  const chance = chanceOf(`lead ${key.supplierId} ${key.day}`);
  if (chance.below(100) >= LATE_PERCENT[rating]!) return -chance.below(3);
  return 1 + chance.below(10) + (chance.below(8) === 0 ? 20 : 0);
}

function drawReason(reasons: readonly { reason: RejectReason; pieces: number }[], at: number): RejectReason {
  let upTo = 0;
  for (const { reason, pieces } of reasons) {
    upTo += pieces;
    if (at < upTo) return reason;
  }
  throw new RangeError(`no reason at ${at}`);
}

/** What the real lines did: the rates that `planLine` keeps to, and days from order to dispatch. */
export function measure(data: SourceData) {
  const lines = data.orders.flatMap((order) => order.lines);
  const dispatch = new Map<number, number>();
  for (const order of data.orders) {
    const days = daysBetween(order.orderedOn, order.shippedOn);
    dispatch.set(days, (dispatch.get(days) ?? 0) + 1);
  }
  return {
    lines: lines.length,
    short: lines.filter((line) => line.received < line.ordered).length,
    over: lines.filter((line) => line.received > line.ordered).length,
    withRejects: lines.filter((line) => line.rejected > 0).length,
    whollyRejected: lines.filter((line) => line.rejected === line.received).length,
    dispatchDays: dispatch,
  };
}
