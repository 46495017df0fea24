/** The history in the order in which it is entered: week by week what came in, what was made and what went out. */
import { type Day, daysBetween } from "../../src/kernel/dates.ts";
import type { SourceSale, SourceWorkOrder } from "../data.ts";
import type { HistoryPurchase } from "./purchases.ts";

export interface Week {
  /** The last day on which anything happened. */
  readonly until: Day;
  readonly purchases: readonly HistoryPurchase[];
  readonly workOrders: readonly SourceWorkOrder[];
  readonly sales: readonly SourceSale[];
}

const DAYS = 7;

export type History = Omit<Week, "until">;

/** An order is entered with what became of it in the week of its receipt, completion or delivery. */
export function weeksOf(history: History): Week[] {
  const purchases = history.purchases.toSorted((a, b) => compare(a.receivedOn, b.receivedOn));
  const workOrders = history.workOrders.toSorted((a, b) => compare(a.endOn, b.endOn));
  const sales = history.sales.toSorted((a, b) => compare(a.shippedOn, b.shippedOn));
  const days = [purchases[0]!.receivedOn, workOrders[0]!.endOn, sales[0]!.shippedOn];
  const last = [purchases.at(-1)!.receivedOn, workOrders.at(-1)!.endOn, sales.at(-1)!.shippedOn].toSorted().at(-1)!;
  const first = days.toSorted()[0]!;
  const weekOf = (day: Day) => Math.trunc(daysBetween(first, day) / DAYS);
  const weeks = Array.from({ length: weekOf(last) + 1 }, () => ({
    purchases: [] as HistoryPurchase[],
    workOrders: [] as SourceWorkOrder[],
    sales: [] as SourceSale[],
  }));
  for (const it of purchases) weeks[weekOf(it.receivedOn)]!.purchases.push(it);
  for (const it of workOrders) weeks[weekOf(it.endOn)]!.workOrders.push(it);
  for (const it of sales) weeks[weekOf(it.shippedOn)]!.sales.push(it);
  return weeks
    .filter((it) => it.purchases.length + it.workOrders.length + it.sales.length > 0)
    .map((it) => ({ ...it, until: lastDayOf(it) }));
}

function lastDayOf({ purchases, workOrders, sales }: History): Day {
  const days = [purchases.at(-1)?.receivedOn, workOrders.at(-1)?.endOn, sales.at(-1)?.shippedOn];
  return days
    .filter((it) => it !== undefined)
    .toSorted()
    .at(-1)!;
}

const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);
