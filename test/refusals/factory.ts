/** A small factory with one of everything, for provoking refusals: master data, an approved order, a posted receipt, a bill. */
import { type Api, aWorld, bankAccountId, storeOf, type World } from "../world.ts";

/** An input that the types need not know whole: what is left out is what the test is about, or has a preset. */
// biome-ignore lint/suspicious/noExplicitAny: inputs that are wrong on purpose
export type Loose = any;

export interface Factory {
  readonly world: World;
  readonly admin: Api;
  /** Ids by name. */
  readonly ids: Readonly<Record<string, string>>;
  readonly lines: { readonly order: string; readonly receipt: string; readonly lot: string };
}

export const DAY = "2026-11-05";

export async function aFactory(): Promise<Factory> {
  const world = await aWorld();
  const admin = await world.as("admin");
  const ids: Record<string, string> = {};
  Object.assign(ids, await storeOf(admin));
  const made = async (name: string, promise: Promise<Loose>) => {
    ids[name] = (await promise).document.id;
  };
  ids["bank"] = await bankAccountId(admin);
  const item = (code: string, more: object = {}) =>
    admin.items.item.create({
      document: { code, name: code, kind: "component", unit: "个", lines: [], ...more } as Loose,
    });
  await made("supplier", admin.parties.supplier.create({ document: { code: "S1", name: "宏达", lines: [] } as Loose }));
  await made("other", admin.parties.supplier.create({ document: { code: "S2", name: "联兴", lines: [] } as Loose }));
  await made("plain", item("P-1"));
  await made("second", item("P-2"));
  await made("tracked", item("L-1", { costing: "specific_lot", isLotTracked: true }));
  const order = await approvedOrder(world, ids, [
    ["plain", "100", "10.00"],
    ["tracked", "50", "20.00"],
  ]);
  ids["order"] = order.id;
  const receipt = await admin.procurement.goodsReceipt.create({
    document: {
      ...head(ids),
      lines: [
        {
          ...line(ids, "plain"),
          orderLineId: order.lines[0],
          quantityArrived: "60",
          quantityAccepted: "55",
          quantityRejected: "5",
          rejectReason: "rust",
        },
        {
          ...line(ids, "tracked"),
          orderLineId: order.lines[1],
          quantityArrived: "20",
          quantityAccepted: "20",
          lotCode: "L2611",
        },
      ],
    } as Loose,
    then: ["arrive", "post"],
  });
  ids["receipt"] = receipt.document.id;
  return {
    world,
    admin,
    ids,
    lines: { order: order.lines[0]!, receipt: receipt.document.lines[0]!.id, lot: receipt.document.lines[1]!.id },
  };
}

export async function approvedOrder(
  world: World,
  ids: Readonly<Record<string, string>>,
  wanted: readonly (readonly [item: string, quantity: string, price: string])[],
) {
  const admin = await world.as("admin");
  const manager = await world.as("manager");
  const made = await admin.procurement.purchaseOrder.create({
    document: orderOf(ids, wanted) as Loose,
    then: ["submit"],
  });
  const { document } = await manager.procurement.purchaseOrder.act({
    id: made.document.id,
    version: made.document.version,
    verb: "approve",
  });
  return { id: document.id as string, version: document.version, lines: document.lines.map((it) => it.id as string) };
}

export function orderOf(
  ids: Readonly<Record<string, string>>,
  wanted: readonly (readonly [item: string, quantity: string, price: string])[],
  more: object = {},
) {
  const lines = wanted.map(([item, quantity, price]) => ({
    itemId: ids[item],
    quantity,
    price,
    requiredOn: "2026-11-20",
  }));
  return { supplierId: ids["supplier"], orderedOn: "2026-11-02", warehouseId: ids["warehouse"], lines, ...more };
}

export const head = (ids: Readonly<Record<string, string>>) => ({
  supplierId: ids["supplier"],
  orderId: ids["order"],
  warehouseId: ids["warehouse"],
  receivedOn: DAY,
});
export const line = (ids: Readonly<Record<string, string>>, item: string) => ({
  itemId: ids[item],
  locationId: ids["usable"],
});
