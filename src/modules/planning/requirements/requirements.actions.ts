/** Plans what to make and to buy, and makes the orders of what was chosen. Nothing of the plan is kept: it is computed when it is asked for. */
import type { Actor } from "../../../documents/actor.ts";
import type { Registry } from "../../../documents/registry.ts";
import { create } from "../../../documents/verbs.ts";
import { addDays, type Day, dayAt } from "../../../kernel/dates.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import { type Id, idOf } from "../../../kernel/ids.ts";
import { error, type Issue, Refusal, refuse } from "../../../kernel/refusal.ts";
import { lockPools } from "../../../ledger/pools.store.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { shareOf } from "../../items/bill-of-material/component-need.ts";
import { type PurchaseOrderInput, purchaseOrderActions } from "../../procurement/api.ts";
import { type WorkOrderInput, workOrderActions } from "../../production/api.ts";
import type { OrderedLine } from "../contract.ts";
import type { Move, Plan, PlanInput, PlannedItem, PlannedLot } from "./plan.ts";
import { planOf } from "./requirements.rules.ts";
import { type BillRow, type ItemRow, type MoveRow, openMoves, plannedItems, validBills } from "./requirements.store.ts";

export interface Asked {
  readonly warehouseId?: string | undefined;
  readonly daysPerLot: number;
}

/** The plan, and the rows it was made of: `items[i]` of the plan is `rows[i]`. */
export interface Planned {
  readonly plan: Plan;
  readonly rows: readonly ItemRow[];
  /** Of the bill's lines that are planned, the record. */
  readonly billIds: ReadonlyMap<PlanInput["bills"][number], Id>;
  /** So many days from today. */
  readonly dayOf: (days: number) => Day;
}

/** @throws Refusal where a bill of material is, over others, in itself */
export async function planFor(
  tx: Tx,
  by: Actor,
  registry: Registry,
  { warehouseId, daysPerLot }: Asked,
): Promise<Planned> {
  const today = dayAt(by.at, by.timeZone);
  const scope = { orgId: by.orgId, warehouseId: (warehouseId ?? null) as Id | null, today };
  const rows = await plannedItems(tx, scope);
  const places = new Map(rows.map((row, i) => [row.itemId, i]));
  const moves = movesOf(await openMoves(tx, registry, scope), places);
  const { bills, billIds } = billsOf(await validBills(tx, scope), places);
  const plan = planOf({ items: rows.map(itemOf), ...moves, bills, daysPerLot });
  if ("ring" in plan) refuse("items.bom_ring", { ring: plan.ring.map((i) => rows[i]!.code).join(" → ") });
  return { plan, rows, billIds, dayOf: daysFrom(today) };
}

function daysFrom(today: Day): (days: number) => Day {
  const known = new Map<number, Day>();
  return (days) => {
    const day = known.get(days) ?? addDays(today, days);
    known.set(days, day);
    return day;
  };
}

const orNull = (text: string | null | undefined): Quantity | null => (text ? Quantity.of(text) : null);

function itemOf(row: ItemRow): PlannedItem {
  const [, , unitQuantity, unitStockQuantity, , minimum, leadTimeDays] = row.offers?.[0] ?? [];
  const sold =
    unitQuantity && unitStockQuantity
      ? { unitQuantity: Quantity.of(unitQuantity), unitStockQuantity: Quantity.of(unitStockQuantity) }
      : null;
  return {
    leadTimeDays: leadTimeDays ?? row.leadTimeDays,
    stock: Quantity.of(row.onHand).minus(Quantity.of(row.reserved)),
    minimumStock: orNull(row.reorderPoint) ?? orNull(row.safetyStock) ?? Quantity.zero,
    maximumStock: orNull(row.maximumStock),
    sold,
    minimum: orNull(minimum),
    lotSize: orNull(row.lotSize),
  };
}

/** What is of services, which are never planned, is left out. */
function movesOf(rows: readonly MoveRow[], places: ReadonlyMap<Id, number>): Pick<PlanInput, "supply" | "demand"> {
  const supply: Move[] = [];
  const demand: Move[] = [];
  for (const { itemId, isSupply, day, quantity, type, id } of rows) {
    const item = places.get(itemId);
    if (item === undefined) continue;
    (isSupply ? supply : demand).push({ item, day, quantity: Quantity.of(quantity), document: { type, id } });
  }
  return { supply, demand };
}

function billsOf(rows: readonly BillRow[], places: ReadonlyMap<Id, number>) {
  const billIds = new Map<PlanInput["bills"][number], Id>();
  for (const { billId, itemId, validFrom, quantity, lines } of rows) {
    const item = places.get(itemId);
    if (item === undefined) continue;
    const whole = Quantity.of(quantity);
    const components = lines.flatMap(([componentId, each, scrapPercent]) => {
      const component = places.get(componentId);
      return component === undefined
        ? []
        : [{ component, ...shareOf(whole, { quantity: Quantity.of(each), scrapPercent }) }];
    });
    billIds.set({ item, validFrom, lines: components }, billId);
  }
  return { bills: [...billIds.keys()], billIds };
}

/** The lots of items by the day they were planned for. */
export function lotAt({ plan, rows, dayOf }: Planned, itemId: string, plannedOn: string): PlannedLot | undefined {
  const item = rows.findIndex((row) => row.itemId === itemId);
  return plan.items[item]?.lots.find((lot) => dayOf(lot.plannedDay) === plannedOn);
}

/**
 * Makes the orders, and submits them. The items are locked first and the plan is made anew then: what somebody ordered meanwhile is no
 * suggestion any more, and is refused.
 */
export async function makeOrders(
  tx: Tx,
  by: Actor,
  registry: Registry,
  asked: Asked & { readonly lines: readonly OrderedLine[] },
) {
  const { lines } = asked;
  await lockPools(
    tx,
    by.orgId,
    lines.map((line) => line.itemId as Id),
  );
  const planned = await planFor(tx, by, registry, asked);
  const issues = checkLines(planned, lines);
  if (issues.length > 0) throw new Refusal(issues);
  const bought = lines.filter((line) => line.supplierId !== null);
  const made = lines.filter((line) => line.supplierId === null);
  const orderedOn = dayAt(by.at, by.timeZone);
  // Who only buys need not be allowed to make, nor the other way round.
  const purchaseOrders =
    bought.length > 0 ? await create(tx, by, purchaseOrderActions, ordersOf(bought, orderedOn), ["submit"]) : [];
  const workOrders =
    made.length > 0 ? await create(tx, by, workOrderActions, workOrdersOf(planned, made), ["release"]) : [];
  return { purchaseOrders, workOrders };
}

function checkLines(planned: Planned, lines: readonly OrderedLine[]): Issue[] {
  const seen = new Set<string>();
  return lines.flatMap(({ itemId, plannedOn, suggested, supplierId }, i): Issue[] => {
    const path = `lines.${i}`;
    const lot = lotAt(planned, itemId, plannedOn);
    const key = `${itemId} ${plannedOn}`;
    if (!lot || seen.has(key) || lot.stockQuantity.toString() !== suggested)
      return [error("planning.suggestion_changed", { item: itemId }, path)];
    seen.add(key);
    if (lot.isMade && !lot.bill)
      return [error("planning.no_bill", { item: itemId, on: planned.dayOf(lot.startDay) }, path)];
    return lot.isMade === (supplierId === null)
      ? []
      : [error("planning.no_supplier", { item: itemId }, `${path}.supplierId`)];
  });
}

function workOrdersOf(planned: Planned, lines: readonly OrderedLine[]): WorkOrderInput[] {
  return lines.map(({ itemId, plannedOn, quantity, warehouseId, dueOn }) => {
    const lot = lotAt(planned, itemId, plannedOn)!;
    return {
      itemId,
      quantity,
      startOn: planned.dayOf(lot.startDay),
      dueOn,
      warehouseId,
      issuing: "by_list",
      billOfMaterialId: planned.billIds.get(lot.bill!)!,
      isAsBill: true,
      labourCost: "0",
      overheadCost: "0",
      purpose: null,
      remark: null,
      lines: [],
    };
  });
}

/** One order for each supplier and warehouse. */
function ordersOf(lines: readonly OrderedLine[], orderedOn: Day): PurchaseOrderInput[] {
  const orders = new Map<string, OrderedLine[]>();
  for (const line of lines) {
    const key = `${line.supplierId} ${line.warehouseId}`;
    orders.set(key, [...(orders.get(key) ?? []), line]);
  }
  return [...orders.values()].map((chosen) => ({
    supplierId: idOf(chosen[0]!.supplierId!),
    orderedOn,
    warehouseId: idOf(chosen[0]!.warehouseId),
    remark: null,
    lines: chosen.map(({ itemId, unit, quantity, price, taxRate, dueOn }) => ({
      itemId,
      unit,
      unitQuantity: "1",
      unitStockQuantity: "1",
      quantity,
      price,
      taxRate,
      requiredOn: dueOn,
      tolerancePercent: "5",
    })),
  }));
}
