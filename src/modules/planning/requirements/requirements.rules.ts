/**
 * Material requirements (MRP): what must be made and bought, when, and for whom. Source: APICS dictionary, "material requirements
 * planning"; J. Orlicky, Material Requirements Planning; the record of Heizer & Render, Operations Management, ch. 14 (`examples/`).
 *
 * 1. Items are taken parents first (low-level order), so that an item is netted once, with all its needs.
 * 2. Netting: the position is the stock and all open orders, whatever their day (one that is too late is hurried, not ordered twice),
 *    less the needs day by day. Where it falls below the minimum stock a lot is planned for that day, as large as `lot.rules.ts` says.
 *    Nothing can come before today + lead time: what is needed earlier is one lot of that day, and late. So is what the minimum stock lacks.
 * 3. Explosion: a made lot needs its components on the day it starts, by the bill of material that is valid on that day.
 * 4. Pegging: needs in order of their days take from the stock, then from open orders, then from the lots; the minimum stock last.
 * 5. What a lot waits for moves it: a component that comes late makes its assemblies late, up to the customer's order.
 *
 *   8 of A for the 20th, stock 0, minimum stock 2, lead time 5, A is made of 2 B, 4 B in stock, lead time of B 3
 *     →  make 10 A for the 20th, start on the 15th  →  B: 20 needed on the 15th, 4 there  →  buy 16 B for the 15th, order on the 12th
 *
 * Days are whole numbers counted from today. Inner loops count in millionths (`Quantity.units`).
 */
import { Quantity } from "../../../kernel/decimal.ts";
import { unitsFor } from "../../items/bill-of-material/component-need.ts";
import { parentsFirst } from "./levels.rules.ts";
import { type Levels, lotCovering, missingAt } from "./lot.rules.ts";
import type { Need, NeededFor, Plan, PlanInput, PlannedBill, PlannedItem, PlannedLot, Supply } from "./plan.ts";

/** @returns the items of the ring where an item is, over others, in itself */
export function planOf(input: PlanInput): Plan | { readonly ring: readonly number[] } {
  const { items } = input;
  const order = parentsFirst(items.length, input.bills);
  if ("ring" in order) return order;
  const plan: Plan = {
    input,
    order,
    items: items.map(() => ({ needs: [], open: [], lots: [], stock: supplyOf(0, 0n) })),
  };
  for (const move of input.demand) addNeed(plan, move.item, move.day, move.quantity.units, move);
  for (const move of input.supply)
    plan.items[move.item]!.open.push({ ...supplyOf(move.day, move.quantity.units), of: move });
  const bills = billsByItem(input);
  for (const item of order) {
    const part = plan.items[item]!;
    part.needs.sort((a, b) => a.day - b.day);
    part.open.sort((a, b) => a.day - b.day);
    part.stock = supplyOf(0, items[item]!.stock.units);
    net(plan, item, bills[item]);
    peg(plan, item);
    for (const lot of part.lots) explode(plan, lot);
  }
  waitForComponents(plan);
  return plan;
}

const supplyOf = (day: number, units: bigint): Supply => ({ day, units, pegs: [], of: null });

function addNeed(plan: Plan, item: number, day: number, units: bigint, of: NeededFor): void {
  plan.items[item]!.needs.push({ day, units, of });
}

/** The latest version first. */
function billsByItem({ items, bills }: PlanInput): (PlannedBill[] | undefined)[] {
  const byItem: (PlannedBill[] | undefined)[] = items.map(() => undefined);
  for (const bill of bills) {
    byItem[bill.item] ??= [];
    byItem[bill.item]!.push(bill);
  }
  for (const versions of byItem) versions?.sort((a, b) => b.validFrom - a.validFrom);
  return byItem;
}

/** Plans the lots of an item, day by day. */
function net(plan: Plan, item: number, bills: readonly PlannedBill[] | undefined): void {
  const { items, daysPerLot } = plan.input;
  const it = items[item]!;
  const { needs, open, lots } = plan.items[item]!;
  let position = it.stock.units;
  for (const { units } of open) position += units;
  let next = 0;
  const take = (until: number) => {
    for (; next < needs.length && needs[next]!.day <= until; next++) position -= needs[next]!.units;
  };
  // The first day on which something can come; then each day that needs something.
  let day = it.leadTimeDays;
  while (true) {
    take(day);
    if (isMissing(position, it)) {
      take(day + daysPerLot - 1);
      const lot = lotCovering(missingAt(new Quantity(position), it), it);
      position += lot.stockQuantity.units;
      lots.push(lotFor(item, it, day, lot, bills));
    }
    if (next === needs.length) return;
    day = needs[next]!.day;
  }
}

/** As `missingAt` says, without making a quantity of it. */
function isMissing(position: bigint, { minimumStock, maximumStock }: Levels): boolean {
  const { units } = minimumStock;
  return position < units || (position === units && units > 0n && maximumStock !== null && units < maximumStock.units);
}

function lotFor(
  item: number,
  { leadTimeDays }: PlannedItem,
  day: number,
  { quantity, stockQuantity }: ReturnType<typeof lotCovering>,
  bills: readonly PlannedBill[] | undefined,
): PlannedLot {
  const startDay = day - leadTimeDays;
  return {
    item,
    isMade: bills !== undefined,
    bill: bills?.find((it) => it.validFrom <= startDay) ?? null,
    plannedDay: day,
    quantity,
    stockQuantity,
    units: stockQuantity.units,
    day,
    startDay,
    neededDay: day,
    isForStock: true,
    pegs: [],
    of: null,
  };
}

/** Who takes what: needs by day, from the stock, the open orders, the lots; the stock that is to be kept takes the rest. */
function peg(plan: Plan, item: number): void {
  const { needs, stock, open, lots } = plan.items[item]!;
  const supplies: readonly Supply[] = [stock, ...open, ...lots];
  let at = 0;
  let left = supplies[0]!.units;
  const takeFor = (need: Need) => {
    let wanted = need.units;
    while (wanted > 0n && at < supplies.length) {
      if (left <= 0n) {
        at++;
        left = supplies[at]?.units ?? 0n;
        continue;
      }
      const units = wanted < left ? wanted : left;
      supplies[at]!.pegs.push({ need, units });
      wanted -= units;
      left -= units;
    }
  };
  for (const need of needs) takeFor(need);
  const kept = keptOf(plan.input.items[item]!);
  if (kept > 0n) takeFor({ day: Number.POSITIVE_INFINITY, units: kept, of: "stock" });
  for (const lot of lots) {
    const real = lot.pegs.filter(({ need }) => !isForStock(need));
    if (real.length === 0) continue;
    lot.isForStock = false;
    lot.neededDay = real.reduce((least, { need }) => Math.min(least, need.day), Number.POSITIVE_INFINITY);
  }
}

/** What an item may have on the shelf for nobody. */
function keptOf({ minimumStock, maximumStock }: Levels): bigint {
  const { units } = minimumStock;
  return maximumStock !== null && units < maximumStock.units ? maximumStock.units : units;
}

/** Nobody waits for it. */
export function isForStock({ of }: Need): boolean {
  return of === "stock" || ("isMade" in of && of.isForStock);
}

/** The components of a made lot, on the day it starts. */
function explode(plan: Plan, lot: PlannedLot): void {
  if (!lot.bill) return;
  for (const line of lot.bill.lines) addNeed(plan, line.component, lot.startDay, unitsFor(lot.units, line), lot);
}

/** Components first: a lot starts when all that it takes is there. */
function waitForComponents({ input, order, items }: Plan): void {
  for (let i = order.length - 1; i >= 0; i--) {
    const item = order[i]!;
    const { open, lots } = items[item]!;
    for (const supply of open) delay(supply, input);
    for (const lot of lots) delay(lot, input);
  }
}

function delay({ day, pegs }: Supply, { items }: PlanInput): void {
  for (const { need } of pegs) {
    if (typeof need.of === "string" || !("isMade" in need.of) || need.of.startDay >= day) continue;
    need.of.startDay = day;
    need.of.day = day + items[need.of.item]!.leadTimeDays;
  }
}
