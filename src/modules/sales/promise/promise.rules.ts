/**
 * Available to promise (ATP): what can be promised of an item for a day without breaking a promise made before. It is what is free
 * now and comes in by that day, less what others were promised by then or later and has no supply of its own. Source: the definition of
 * cumulative available-to-promise with look-ahead (APICS dictionary; Vollmann, Berry & Whybark, Manufacturing Planning and Control, ch. 6).
 *
 *   free 5; 10 come on the 8th; 4 are promised for the 10th  →  5 now, 11 from the 8th
 *   free 5; 4 are promised for the 10th; 10 come on the 20th  →  1 now, 11 from the 20th
 */
import { addDays, type Day } from "../../../kernel/dates.ts";
import { Quantity } from "../../../kernel/decimal.ts";

/** Positive: comes in; negative: is promised to somebody. */
export interface Move {
  readonly on: Day;
  readonly quantity: Quantity;
}

export interface Step {
  readonly on: Day;
  /** What can be promised for this day. */
  readonly quantity: Quantity;
}

/** From today on, each day from which more can be promised. What is late is expected today. */
export function promisable(free: Quantity, moves: readonly Move[], today: Day): Step[] {
  const byDay = new Map<Day, Quantity>([[today, free]]);
  for (const { on, quantity } of moves) {
    const day = on < today ? today : on;
    byDay.set(day, (byDay.get(day) ?? Quantity.zero).plus(quantity));
  }
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  let balance = Quantity.zero;
  const balances = days.map(([on, change]) => {
    balance = balance.plus(change);
    return { on, quantity: balance };
  });
  // A later shortage takes from what is here before it.
  let least = balances.at(-1)!.quantity;
  const steps = balances.reverse().map(({ on, quantity }) => {
    least = quantity.lessThan(least) ? quantity : least;
    return { on, quantity: least.isNegative() ? Quantity.zero : least };
  });
  steps.reverse();
  return steps.filter((it, i) => i === 0 || steps[i - 1]!.quantity.lessThan(it.quantity));
}

/** The first day for which so much can be promised; without one, when it could be bought or made from today on. */
export function promisedDay(steps: readonly Step[], quantity: Quantity, today: Day, leadTimeDays: number): Day {
  const step = steps.find((it) => !it.quantity.lessThan(quantity));
  return step?.on ?? addDays(today, leadTimeDays);
}
