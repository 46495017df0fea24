/** Proposes what to buy, each line with its why, and makes the orders. */
import type { Actor } from "../../../documents/actor.ts";
import { create } from "../../../documents/verbs.ts";
import { addDays, dayAt } from "../../../kernel/dates.ts";
import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { type Id, idOf } from "../../../kernel/ids.ts";
import { extend } from "../../../kernel/money.ts";
import type { Counted } from "../../../kernel/unit.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type PurchaseOrderInput, purchaseOrderActions } from "../../procurement/api.ts";
import type { Proposal } from "../contract.ts";
import { proposeFor } from "./replenishment.rules.ts";
import { type ItemRow, itemsToBuy } from "./replenishment.store.ts";

const quantityOrNull = (text: string | null): Quantity | null => (text === null ? null : Quantity.of(text));

/** The most urgent first. @param warehouseId null: all warehouses together */
export async function propose(tx: Tx, by: Actor, warehouseId: Id | null): Promise<Proposal[]> {
  const today = dayAt(by.at, by.timeZone);
  const rows = await itemsToBuy(tx, by.orgId, warehouseId, today);
  const proposals = rows.flatMap((row) => proposalOf(row, addDays(today, row.leadTimeDays)) ?? []);
  return proposals.sort((a, b) => (a.why.daysLeft ?? 9999) - (b.why.daysLeft ?? 9999));
}

function proposalOf(row: ItemRow, requiredOn: string): Proposal | undefined {
  const facts = {
    onHand: Quantity.of(row.onHand),
    toInspect: Quantity.of(row.toInspect),
    onOrder: Quantity.of(row.onOrder),
    promised: Quantity.of(row.promised),
    reorderPoint: Quantity.of(row.reorderPoint),
    safetyStock: Quantity.of(row.safetyStock),
    maximumStock: quantityOrNull(row.maximumStock),
    sold: soldBy(row),
    minimum: quantityOrNull(row.minimum),
    lotSize: quantityOrNull(row.lotSize),
  };
  const proposed = proposeFor(facts);
  if (!proposed) return undefined;
  const usedPerDay = Quantity.of(row.usedPerDay);
  const daysLeft = usedPerDay.isPositive()
    ? Math.max(0, Number.parseInt((proposed.available.units / usedPerDay.units).toString(), 10))
    : null;
  const price = row.price === null ? null : UnitPrice.of(row.price);
  return {
    itemId: row.itemId,
    supplierId: row.supplierId,
    unit: row.unit,
    quantity: proposed.quantity.toString(),
    stockQuantity: proposed.stockQuantity.toString(),
    requiredOn,
    price: price?.toString() ?? null,
    taxRate: row.taxRate,
    amount: price ? extend(proposed.quantity, price).toString() : null,
    why: {
      onHand: facts.onHand.toString(),
      onOrder: facts.onOrder.toString(),
      toInspect: facts.toInspect.toString(),
      promised: facts.promised.toString(),
      available: proposed.available.toString(),
      reorderPoint: facts.reorderPoint.toString(),
      safetyStock: facts.safetyStock.toString(),
      target: proposed.target.toString(),
      minimum: facts.minimum?.toString() ?? null,
      lotSize: facts.lotSize?.toString() ?? null,
      leadTimeDays: row.leadTimeDays,
      usedPerDay: usedPerDay.toString(),
      daysLeft,
      stockUnit: row.stockUnit,
      unitQuantity: facts.sold?.unitQuantity.toString() ?? null,
      unitStockQuantity: facts.sold?.unitStockQuantity.toString() ?? null,
      isShort: facts.onHand.lessThan(facts.safetyStock),
    },
  };
}

/** Null: by the stock unit. */
function soldBy({ unitQuantity, unitStockQuantity }: ItemRow): Counted | null {
  if (unitQuantity === null || unitStockQuantity === null) return null;
  return { unitQuantity: Quantity.of(unitQuantity), unitStockQuantity: Quantity.of(unitStockQuantity) };
}

export interface ChosenLine {
  readonly itemId: string;
  readonly supplierId: string;
  /** Null: the stock unit. */
  readonly unit: string | null;
  readonly quantity: string;
  readonly price: string;
  readonly taxRate: string;
  readonly requiredOn: string;
}

/** One order a supplier, submitted, in one go. */
export async function makeOrders(tx: Tx, by: Actor, warehouseId: string, lines: readonly ChosenLine[]) {
  const orderedOn = dayAt(by.at, by.timeZone);
  const bySupplier = new Map<string, ChosenLine[]>();
  for (const line of lines) bySupplier.set(line.supplierId, [...(bySupplier.get(line.supplierId) ?? []), line]);
  const inputs: PurchaseOrderInput[] = [...bySupplier].map(([supplierId, chosen]) => ({
    supplierId: idOf(supplierId),
    orderedOn,
    warehouseId: idOf(warehouseId),
    remark: null,
    lines: chosen.map(({ itemId, unit, quantity, price, taxRate, requiredOn }) => ({
      itemId,
      unit,
      unitQuantity: "1",
      unitStockQuantity: "1",
      quantity,
      price,
      taxRate,
      requiredOn,
      tolerancePercent: "5",
    })),
  }));
  return await create(tx, by, purchaseOrderActions, inputs, ["submit"]);
}
