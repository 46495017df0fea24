/** The factory that is measured: a company with items, suppliers and approved orders, made with the program's own verbs. */
import { type Company, setUpCompany } from "../src/app/setup.ts";
import type { Actor } from "../src/documents/actor.ts";
import { act, create } from "../src/documents/verbs.ts";
import type { Month } from "../src/kernel/dates.ts";
import type { DocumentInput } from "../src/kernel/document.ts";
import type { Id } from "../src/kernel/ids.ts";
import { itemActions } from "../src/modules/items/item/item.actions.ts";
import { supplierActions } from "../src/modules/parties/server.ts";
import type { goodsReceipt } from "../src/modules/procurement/goods-receipt/goods-receipt.ts";
import { purchaseOrderActions } from "../src/modules/procurement/purchase-order/purchase-order.actions.ts";
import type { PurchaseOrder } from "../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { Database, Tx } from "../src/platform/server/db/database.ts";

export const PASSWORD = "correct horse battery";
export const NOW = new Date("2026-11-05T04:00:00Z");
export const TODAY = "2026-11-05";
export const FIRST_MONTH = "2026-01" as Month;
const MANY = "100000000";

export interface FactorySize {
  readonly items: number;
  /** Orders of ten lines. */
  readonly orders: number;
}

export interface Factory {
  readonly database: Database;
  readonly company: Company;
  readonly itemIds: readonly Id[];
  readonly warehouseId: Id;
  readonly placeId: Id;
  /** Of ten lines each. */
  readonly orders: readonly PurchaseOrder[];
  /** One of 200 lines, and one of a single line. */
  readonly longOrder: PurchaseOrder;
  readonly shortOrder: PurchaseOrder;
  by(login: string, at?: Date): Actor;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export type ReceiptInput = DocumentInput<typeof goodsReceipt>;

export async function aFactory(database: Database, size: FactorySize): Promise<Factory> {
  const person = (login: string, role: string) => ({ login, name: login, password: PASSWORD, roles: [role] });
  const company = await setUpCompany(
    database,
    {
      name: "锦程自行车厂",
      nameEn: "Jincheng Bicycles",
      firstMonth: FIRST_MONTH,
      months: 12,
      people: [person("admin", "admin"), person("buyer", "buyer"), person("inspector", "inspector")],
      warehouses: [{ code: "W1", name: "一号原料仓", nameEn: "Materials" }],
    },
    NOW,
  );
  const transaction = <T>(work: (tx: Tx) => Promise<T>) =>
    database.transaction({ as: "company", orgId: company.orgId }, work);
  const by = (login: string, at = NOW) => company.actor(login, at);
  const [place] = await transaction((tx) =>
    tx.query<{ warehouse_id: Id; usable_location_id: Id }>(
      "select warehouse_id, usable_location_id from warehouse where org_id = $1",
      [company.orgId],
    ),
  );
  const warehouseId = place!.warehouse_id;
  const itemIds = await makeItems(transaction, by("admin"), size.items);
  const supplierIds = await makeSuppliers(transaction, by("admin"));
  const order = (itemsOf: readonly Id[], supplierId: Id) => orderInput(warehouseId, supplierId, itemsOf);
  const some = (count: number, from: number) =>
    Array.from({ length: count }, (_, i) => itemIds[(from + i) % itemIds.length]!);
  const inputs = Array.from({ length: size.orders }, (_, i) =>
    order(some(10, i * 7), supplierIds[i % supplierIds.length]!),
  );
  const made = await makeOrders(transaction, by, [
    ...inputs,
    order(some(200, 0), supplierIds[0]!),
    order(some(1, 3), supplierIds[0]!),
  ]);
  const [longOrder, shortOrder] = made.splice(-2);
  return {
    database,
    company,
    itemIds,
    warehouseId,
    placeId: place!.usable_location_id,
    orders: made,
    longOrder: longOrder!,
    shortOrder: shortOrder!,
    by,
    transaction,
  };
}

type Transaction = Factory["transaction"];

/** Every third item is FIFO, the rest moving average. */
async function makeItems(transaction: Transaction, by: Actor, count: number): Promise<Id[]> {
  const none = { categoryId: null, nameEn: null, spec: null, standardCost: null, supplierId: null, remark: null };
  const levels = { reorderPoint: null, safetyStock: null, maximumStock: null, lotSize: null, leadTimeDays: 7 };
  const input = (i: number) => ({
    ...none,
    ...levels,
    code: `IT-${String(i).padStart(5, "0")}`,
    name: `零件${i}`,
    kind: "component" as const,
    unit: "个",
    costing: i % 3 === 0 ? ("fifo" as const) : ("moving_average" as const),
    taxRate: "13",
    isInspected: true,
    isLotTracked: false,
    lines: [],
  });
  const made = await transaction((tx) =>
    create(
      tx,
      by,
      itemActions,
      Array.from({ length: count }, (_, i) => input(i)),
    ),
  );
  return made.map((it) => it.id);
}

async function makeSuppliers(transaction: Transaction, by: Actor): Promise<Id[]> {
  const none = {
    nameEn: null,
    taxNumber: null,
    contact: null,
    phone: null,
    email: null,
    address: null,
    bankName: null,
    bankAccount: null,
    remark: null,
  };
  const input = (i: number) => ({
    ...none,
    code: `S${String(i).padStart(3, "0")}`,
    name: `供应商${i}`,
    currency: "CNY",
    termDays: 30,
    taxRate: "13",
    lines: [],
  });
  const made = await transaction((tx) =>
    create(
      tx,
      by,
      supplierActions,
      Array.from({ length: 40 }, (_, i) => input(i)),
    ),
  );
  return made.map((it) => it.id);
}

function orderInput(
  warehouseId: Id,
  supplierId: Id,
  itemIds: readonly Id[],
): DocumentInput<typeof purchaseOrderActions.definition> {
  const line = (itemId: Id, i: number) => ({
    itemId,
    unit: null,
    unitQuantity: "1",
    unitStockQuantity: "1",
    quantity: MANY,
    price: `${3 + (i % 17)}.25`,
    taxRate: "13",
    requiredOn: "2026-12-01",
    tolerancePercent: "5",
  });
  return {
    supplierId,
    orderedOn: "2026-01-04",
    warehouseId,
    currency: "CNY",
    rate: "1",
    remark: null,
    lines: itemIds.map(line),
  };
}

/** Bought by one person, approved by another. */
async function makeOrders(
  transaction: Transaction,
  by: Factory["by"],
  inputs: readonly DocumentInput<typeof purchaseOrderActions.definition>[],
): Promise<PurchaseOrder[]> {
  return await transaction(async (tx) => {
    const submitted = await create(tx, by("buyer"), purchaseOrderActions, inputs, ["submit"]);
    return await act(tx, by("admin"), purchaseOrderActions, submitted, ["approve"]);
  });
}

/** Everything of the order arrives and is good. @param nth makes the quantities differ a little. */
export function receiptOf(factory: Factory, order: PurchaseOrder, nth = 0, receivedOn = TODAY): ReceiptInput {
  const quantity = (i: number) => `${20 + ((nth + i) % 30)}.5`;
  return {
    supplierId: order.supplierId,
    orderId: order.id,
    warehouseId: factory.warehouseId,
    receivedOn,
    deliveryNote: null,
    remark: null,
    lines: order.lines.map((line, i) => ({
      orderLineId: line.id,
      itemId: line.itemId,
      quantityArrived: quantity(i),
      quantityAccepted: quantity(i),
      quantityRejected: "0",
      rejectReason: null,
      locationId: factory.placeId,
      lotCode: null,
    })),
  };
}
