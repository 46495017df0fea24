/** What the factory has before the week begins: a bicycle of a frame and two wheels, four frames, money, a supplier and a customer. */
import { bankAccountId, storeOf, type World } from "../world.ts";

// biome-ignore lint/suspicious/noExplicitAny: what is left out has a preset
type Loose = any;

/** @returns ids by code, and of the warehouses' locations */
export async function weekFactory(world: World): Promise<Record<string, string>> {
  const admin = await world.as("admin");
  const ids: Record<string, string> = {};
  const { warehouse, usable, rejected } = await storeOf(admin);
  const { rows: places } = await admin.inventory.location.list({ where: { kind: "to_inspect" } } as Loose);
  Object.assign(ids, { W1: warehouse, "W1/usable": usable, "W1/rejected": rejected, "W1/inspect": places[0]!.id });
  ids["bank"] = await bankAccountId(admin);
  const second = await admin.inventory.warehouse.create({
    document: { code: "W2", name: "成品仓", lines: [] } as Loose,
  });
  const shelf = { warehouseId: second.document.id, code: "A-01", name: "货架", kind: "usable", lines: [] };
  ids["W2/usable"] = (await admin.inventory.location.create({ document: shelf as Loose })).document.id;
  const item = async (code: string, more: object) => {
    const document = { code, name: code, unit: "个", costing: "moving_average", lines: [], ...more } as Loose;
    ids[code] = (await admin.items.item.create({ document })).document.id;
  };
  await item("BIKE", { kind: "finished", safetyStock: "2", leadTimeDays: 2 });
  await item("FRAME", { kind: "component", costing: "fifo" });
  await item("WHEEL", { kind: "component" });
  const supplier = { code: "S1", name: "宏达", lines: [] } as Loose;
  const made = (await admin.parties.supplier.create({ document: supplier })).document;
  ids["supplier"] = made.id;
  const prices = [
    { itemId: ids["FRAME"], price: "300", leadTimeDays: 3 },
    { itemId: ids["WHEEL"], price: "50", leadTimeDays: 3 },
  ];
  await admin.parties.supplier.update({ ...made, document: { ...made, lines: prices } as Loose });
  await admin.items.billOfMaterial.create({
    document: {
      itemId: ids["BIKE"],
      validFrom: "2026-01-01",
      labourCost: "30",
      overheadCost: "20",
      lines: [
        { componentId: ids["FRAME"], quantity: "1" },
        { componentId: ids["WHEEL"], quantity: "2" },
      ],
    } as Loose,
  });
  const customer = { code: "C1", name: "远大车行", creditLimit: null, lines: [] } as Loose;
  ids["customer"] = (await admin.parties.customer.create({ document: customer })).document.id;
  const frames = { what: "stock", itemId: ids["FRAME"], locationId: usable, quantity: "4", debit: "1200.00" };
  const lines = [
    frames,
    { what: "account", account: "100201", debit: "100000.00" },
    { what: "account", account: "3001", credit: "101200.00" },
  ];
  await admin.finance.opening.create({ document: { openedOn: "2026-10-31", lines } as Loose, then: ["post"] });
  return ids;
}
