/**
 * Goods of an order go to the customer, through the HTTP API: released for picking, shipped from two warehouses and in two parts, each a
 * sale at once; what is kept for others stays; what was shipped by mistake is voided. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aWorld, refusalOf, type World } from "../world.ts";

type Loose = never;
let world: World;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  const second = await admin.inventory.warehouse.create({
    document: { code: "W2", name: "成品仓", lines: [] } as Loose,
  });
  for (const { id, code } of (await admin.inventory.warehouse.list({})).rows) {
    ids[code] = id;
    const { document } = await admin.inventory.warehouse.get({ id });
    if (document.usableLocationId) ids[`${code}/usable`] = document.usableLocationId;
  }
  ids["W2/usable"] ??= await placeOf(second.document.id);
  const item = async (key: string, more: object) => {
    const made = await admin.items.item.create({
      document: { code: key, name: key, kind: "finished", unit: "辆", costing: "fifo", lines: [], ...more } as Loose,
    });
    ids[key] = made.document.id;
  };
  await item("bike", {});
  await item("fork", { costing: "specific_lot", isLotTracked: true });
  await item("repair", { kind: "service" });
  for (const [key, blockReason] of [
    ["shop", null],
    ["other", null],
    ["late", null],
  ] as const) {
    const made = await admin.parties.customer.create({
      document: { code: key, name: `${key}车行`, creditLimit: null, blockReason, lines: [] } as Loose,
    });
    ids[key] = made.document.id;
  }
  const stock = (key: string, place: string, quantity: string, debit: string, more: object = {}) => ({
    what: "stock",
    itemId: ids[key],
    locationId: ids[`${place}/usable`],
    quantity,
    debit,
    ...more,
  });
  await admin.finance.opening.create({
    document: {
      openedOn: "2026-10-31",
      lines: [
        stock("bike", "W1", "4", "2800.00"),
        stock("bike", "W2", "6", "4800.00"),
        stock("fork", "W1", "5", "500.00", { lotCode: "L-7" }),
        { what: "account", account: "3001", credit: "8100.00" },
      ],
    } as Loose,
    then: ["post"],
  });
});
afterAll(() => world.close());
afterEach(async () => expect(await world.findings()).toEqual([]));

async function placeOf(warehouseId: string): Promise<string> {
  const admin = await world.as("admin");
  const made = await admin.inventory.location.create({
    document: { warehouseId, code: "A-01", name: "货架", kind: "usable", lines: [] } as Loose,
  });
  return made.document.id;
}

async function ordered(customer: string, lines: object[], more: object = {}) {
  const seller = await world.as("seller");
  const manager = await world.as("salesManager");
  const made = await seller.sales.salesOrder.create({
    document: {
      customerId: ids[customer],
      orderedOn: "2026-11-02",
      warehouseId: ids["W1"],
      lines: lines.map((line) => ({ itemId: ids["bike"], price: "1000", promisedOn: "2026-11-20", ...line })),
      ...more,
    } as Loose,
    then: ["submit"],
  });
  const { id, version } = made.document;
  return (await manager.sales.salesOrder.act({ id, version, verb: "approve" })).document;
}
type Order = Awaited<ReturnType<typeof ordered>>;

const line = (order: Order, quantity: string, place = "W1", more: object = {}, at = 0) => ({
  orderLineId: order.lines[at]!.id,
  itemId: order.lines[at]!.itemId,
  quantity,
  locationId: ids[`${place}/usable`],
  ...more,
});
const delivery = (order: Order, lines: object[], more: object = {}) => ({
  customerId: order.customerId,
  orderId: order.id,
  deliveredOn: "2026-11-05",
  lines,
  ...more,
});
async function ship(document: object, acknowledge: string[] = []) {
  const keeper = await world.as("keeper");
  return await keeper.sales.delivery.create({ document: document as Loose, then: ["release", "post"], acknowledge });
}
const entries = (answer: { postings: { journal: { account: string; debit: string; credit: string }[] }[] }) =>
  answer.postings.at(-1)!.journal.map((it) => `${it.account} ${it.debit} ${it.credit}`);
const orderRow = async (id: string) => {
  const seller = await world.as("seller");
  return (await seller.sales.salesOrder.list({})).rows.find((it) => it.id === id)!;
};

describe("6 from two warehouses, then 2", () => {
  it("is released by the salesperson: a number and a list to pick by, nothing has moved", async () => {
    const order = await ordered("shop", [{ quantity: "8" }]);
    ids["order"] = order.id;
    const seller = await world.as("seller");
    const released = await seller.sales.delivery.create({
      document: delivery(order, [line(order, "4"), line(order, "2", "W2")], { carrier: "顺丰", boxes: 3 }) as Loose,
      then: ["release"],
    });
    expect(released.document).toMatchObject({ number: "DN-202611-0001", state: "released" });
    expect(released.postings).toEqual([]);
    const point = { id: released.document.id, version: released.document.version, verb: "post" as const };
    expect(await refusalOf(seller.sales.delivery.act(point))).toEqual(["platform.not_allowed"]);
    const keeper = await world.as("keeper");
    const { body } = await keeper.sales.delivery.print({ id: released.document.id, form: "a4" });
    expect(
      Buffer.from(await body.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const shipped = await keeper.sales.delivery.act(point);
    // Oldest first over both warehouses: 4 at 700.00 and 2 at 800.00.
    expect(entries(shipped)).toEqual([
      "112202 4520.00 0.00",
      "500101 0.00 4000.00",
      "222106 0.00 520.00",
      "140501 0.00 2800.00",
      "540101 2800.00 0.00",
      "112202 2260.00 0.00",
      "500101 0.00 2000.00",
      "222106 0.00 260.00",
      "140501 0.00 1600.00",
      "540101 1600.00 0.00",
    ]);
    expect(shipped.chain.map((it) => `${it.direction} ${it.document}`)).toEqual(["up sales_order"]);
    expect(await orderRow(order.id)).toMatchObject({ shippedPercent: 75, reservedPercent: 0 });
    ids["first"] = shipped.document.id;
  });

  it("the rest goes out, and not one more", async () => {
    const seller = await world.as("seller");
    const { document: order } = await seller.sales.salesOrder.get({ id: ids["order"]! });
    expect(await refusalOf(ship(delivery(order, [line(order, "3", "W2")])))).toEqual(["sales.over_shipped"]);
    expect(await refusalOf(ship(delivery(order, [line(order, "2", "W1")])))).toEqual(["ledger.not_enough_stock"]);
    await ship(delivery(order, [line(order, "2", "W2")]));
    expect(await orderRow(order.id)).toMatchObject({ shippedPercent: 100 });
    const manager = await world.as("salesManager");
    const point = { id: order.id, version: order.version };
    expect(await refusalOf(manager.sales.salesOrder.act({ ...point, verb: "cancel", reason: "不要了" }))).toEqual([
      "sales.cancel_shipped",
    ]);
    const amended = await manager.sales.salesOrder.act({ ...point, verb: "amend", reason: "少要" });
    const fewer = await seller.sales.salesOrder.update({
      id: order.id,
      version: amended.document.version,
      document: { ...amended.document, lines: [{ ...amended.document.lines[0]!, quantity: "7" }] } as Loose,
    });
    const submit = { id: order.id, version: fewer.document.version, verb: "submit" as const };
    expect(await refusalOf(seller.sales.salesOrder.act(submit))).toEqual(["sales.below_shipped"]);
    const without = {
      ...fewer.document,
      lines: [{ itemId: ids["bike"], quantity: "1", price: "1", promisedOn: "2026-11-20" }],
    };
    expect(
      await refusalOf(
        seller.sales.salesOrder.update({ id: order.id, version: fewer.document.version, document: without as Loose }),
      ),
    ).toEqual(["sales.line_in_use"]);
    const whole = await seller.sales.salesOrder.update({
      id: order.id,
      version: fewer.document.version,
      document: { ...amended.document } as Loose,
    });
    const again = await seller.sales.salesOrder.act({ ...submit, version: whole.document.version });
    const approved = await manager.sales.salesOrder.act({
      id: order.id,
      version: again.document.version,
      verb: "approve",
    });
    expect(approved.document.state).toBe("approved");
  });

  it("what was shipped by mistake is voided: stock, revenue and the order are as before", async () => {
    const accountant = await world.as("accountant");
    const { document } = await accountant.sales.delivery.get({ id: ids["first"]! });
    const voided = await accountant.sales.delivery.act({
      id: document.id,
      version: document.version,
      verb: "void",
      reason: "发错客户",
    });
    expect(voided.document.state).toBe("voided");
    expect(await orderRow(ids["order"]!)).toMatchObject({ shippedPercent: 25 });
    const seller = await world.as("seller");
    const { promises } = await seller.sales.promises({
      warehouseId: ids["W1"]!,
      lines: [{ itemId: ids["bike"]!, quantity: "1" }],
    });
    expect(promises[0]).toMatchObject({ onHand: "4" });
  });
});

describe("what a delivery is refused for", () => {
  it("sales.kept_for_others: what is kept for another order stays, or somebody agrees", async () => {
    const kept = await ordered("other", [{ quantity: "3" }]);
    expect(await orderRow(kept.id)).toMatchObject({ reservedPercent: 100 });
    const second = await ordered("shop", [{ quantity: "2" }]);
    const taking = delivery(second, [line(second, "2")]);
    expect(await refusalOf(ship(taking))).toEqual(["sales.kept_for_others"]);
    expect(await refusalOf(ship(taking, ["sales.kept_for_others"]))).toEqual(["platform.consent_needed"]);
    const manager = await world.as("salesManager");
    const done = await manager.sales.delivery.create({
      document: taking as Loose,
      then: ["release", "post"],
      acknowledge: ["sales.kept_for_others"],
    });
    expect(done.document.state).toBe("posted");
  });

  it("sales.order_missing, order_not_open, other_customer, line_not_of_order, other_item", async () => {
    const order = await ordered("shop", [{ quantity: "2" }]);
    const manager = await world.as("salesManager");
    const release = async (document: object) => {
      const keeper = await world.as("keeper");
      return await keeper.sales.delivery.create({ document: document as Loose, then: ["release"] });
    };
    const whole = [line(order, "1")];
    expect(await refusalOf(release({ ...delivery(order, whole), customerId: ids["other"] }))).toEqual([
      "sales.other_customer",
    ]);
    expect(await refusalOf(release(delivery(order, [{ ...line(order, "1"), itemId: ids["fork"] }])))).toEqual([
      "sales.other_item",
    ]);
    expect(await refusalOf(release(delivery(order, [{ ...line(order, "0") }])))).toEqual([
      "sales.quantity_not_positive",
    ]);
    const another = await ordered("shop", [{ quantity: "1" }]);
    expect(await refusalOf(release(delivery(order, [line(another, "1")])))).toEqual(["sales.line_not_of_order"]);
    await manager.sales.salesOrder.act({ id: order.id, version: order.version, verb: "close" });
    expect(await refusalOf(release(delivery(order, whole)))).toEqual(["sales.order_not_open"]);
    expect(await refusalOf(release({ ...delivery(order, whole), orderId: ids["bike"] }))).toEqual([
      "sales.order_missing",
    ]);
  });

  it("sales.lot_missing, sales.lot_not_tracked: lots leave by their number; a service by nothing", async () => {
    const order = await ordered("shop", [
      { itemId: ids["fork"], quantity: "2", price: "200" },
      { itemId: ids["repair"], quantity: "1", price: "100" },
      { quantity: "1" },
    ]);
    expect(await refusalOf(ship(delivery(order, [line(order, "2")])))).toEqual(["sales.lot_missing"]);
    expect(await refusalOf(ship(delivery(order, [line(order, "1", "W1", { lotCode: "L-7" }, 2)])))).toEqual([
      "sales.lot_not_tracked",
    ]);
    const done = await ship(
      delivery(order, [line(order, "2", "W1", { lotCode: "L-7" }), line(order, "1", "W1", {}, 1)]),
    );
    expect(entries(done)).toEqual([
      "112202 452.00 0.00",
      "500101 0.00 400.00",
      "222106 0.00 52.00",
      "140501 0.00 200.00",
      "540101 200.00 0.00",
      "112202 113.00 0.00",
      "500101 0.00 100.00",
      "222106 0.00 13.00",
    ]);
  });

  it("sales.customer_blocked: what was ordered before stays here", async () => {
    const order = await ordered("late", [{ quantity: "1" }]);
    const admin = await world.as("admin");
    const { document } = await admin.parties.customer.get({ id: ids["late"]! });
    const { id, version } = document;
    await admin.parties.customer.update({ id, version, document: { ...document, blockReason: "逾期 90 天" } as Loose });
    expect(await refusalOf(ship(delivery(order, [line(order, "1", "W2")])))).toEqual(["sales.customer_blocked"]);
  });

  it("sales.deliveries_waiting: a month is not closed while something is picked", async () => {
    const order = await ordered("shop", [{ quantity: "1" }]);
    const keeper = await world.as("keeper");
    const held = await keeper.sales.delivery.create({
      document: delivery(order, [line(order, "1", "W2")], { deliveredOn: "2026-10-31" }) as Loose,
      then: ["release"],
    });
    const accountant = await world.as("accountant");
    const close = accountant.accounting.period.close({ month: "2026-10" });
    expect(await refusalOf(close)).toContain("sales.deliveries_waiting");
    const { id, version } = held.document;
    const gone = await keeper.sales.delivery.act({ id, version, verb: "cancel", reason: "不发了" });
    expect(gone.document.state).toBe("voided");
  });
});
