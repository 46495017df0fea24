/**
 * A customer orders 8, 2 are to be kept: 10 are made and what is missing is bought, each with its why down to the customer's order. A
 * bicycle of three levels. What was ordered is suggested no more, whoever presses second.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aWorld, orderedLines, refusalOf, storeOf, type World } from "../world.ts";

type Loose = never;
let world: World;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  Object.assign(ids, await storeOf(admin));
  const item = async (code: string, kind: string, more: object = {}) => {
    const document = { code, name: code, kind, unit: "个", costing: "moving_average", lines: [], ...more } as Loose;
    ids[code] = (await admin.items.item.create({ document })).document.id;
  };
  await item("BIKE", "finished", { safetyStock: "2", leadTimeDays: 5 });
  await item("WHEEL", "semi_finished", { leadTimeDays: 2 });
  await item("FRAME", "component", { leadTimeDays: 6 });
  await item("SPOKE", "component", { lotSize: "100" });
  await item("PAINT", "material", { leadTimeDays: 3 });
  const supplier = async (code: string, prices: object[]) => {
    const document = { code, name: `${code}厂`, lines: [] } as Loose;
    const made = (await admin.parties.supplier.create({ document })).document;
    ids[code] = made.id;
    await admin.parties.supplier.update({ ...made, document: { ...made, lines: prices } as Loose });
  };
  await supplier("S1", [
    { itemId: ids["FRAME"], price: "300", leadTimeDays: 10 },
    { itemId: ids["SPOKE"], price: "0.5", minimumQuantity: "200", leadTimeDays: 4 },
  ]);
  await supplier("S2", [{ itemId: ids["FRAME"], price: "310", leadTimeDays: 3 }]);
  const bill = (of: string, parts: object[], more: object = {}) =>
    admin.items.billOfMaterial.create({
      document: { itemId: ids[of], validFrom: "2026-01-01", lines: parts, ...more } as Loose,
    });
  const part = (code: string, quantity: string, scrapPercent = "0") => ({
    componentId: ids[code],
    quantity,
    scrapPercent,
  });
  await bill("BIKE", [part("FRAME", "1"), part("WHEEL", "2"), part("PAINT", "0.2")]);
  await bill("WHEEL", [part("SPOKE", "64", "5")], { quantity: "2" });
  const customer = { code: "C1", name: "远大车行", creditLimit: null, lines: [] } as Loose;
  ids["customer"] = (await admin.parties.customer.create({ document: customer })).document.id;
  const stock = (code: string, quantity: string, debit: string) => ({
    what: "stock",
    itemId: ids[code],
    locationId: ids["usable"],
    quantity,
    debit,
  });
  await admin.finance.opening.create({
    document: {
      openedOn: "2026-10-31",
      lines: [
        stock("FRAME", "4", "1200.00"),
        stock("WHEEL", "3", "300.00"),
        stock("SPOKE", "50", "25.00"),
        { what: "account", account: "3001", credit: "1525.00" },
      ],
    } as Loose,
    then: ["post"],
  });
});
afterAll(() => world.close());
afterEach(async () => expect(await world.findings()).toEqual([]));

const list = async (more: object = {}) => (await world.as("buyer")).planning.requirements.list(more);
/** `make 10 BIKE start 11-25 there 11-30`. */
const told = async (more: object = {}) => {
  const { suggestions, refs } = await list(more);
  return suggestions.map(
    (it) =>
      `${it.kind} ${it.stockQuantity} ${refs[it.itemId]!.code} start ${it.startOn.slice(5)} there ${it.dueOn.slice(5)}${it.lateDays ? ` late ${it.lateDays}` : ""}`,
  );
};
const sold = async (quantity: string, promisedOn: string) => {
  const [seller, manager] = [await world.as("seller"), await world.as("salesManager")];
  const made = await seller.sales.salesOrder.create({
    document: {
      customerId: ids["customer"],
      orderedOn: "2026-11-02",
      warehouseId: ids["warehouse"],
      lines: [{ itemId: ids["BIKE"], quantity, price: "1000", promisedOn }],
    } as Loose,
    then: ["submit"],
  });
  const { id, version } = made.document;
  return (await manager.sales.salesOrder.act({ id, version, verb: "approve" })).document;
};

describe("a customer orders 8 bicycles, and 2 are to be kept", () => {
  it("2 are to be made before anybody orders", async () => {
    expect(await told()).toEqual([
      "buy 0.4 PAINT start 11-02 there 11-05",
      "make 1 WHEEL start 11-02 there 11-04",
      "make 2 BIKE start 11-05 there 11-10",
    ]);
    const { suggestions } = await list({ search: "bike" });
    expect(suggestions[0]).toMatchObject({ isForStock: true, lateDays: 0, serves: [], lacks: null });
  });

  it("8 more are ordered for the day that can be promised: 10 are made, and what is missing is bought", async () => {
    const order = await sold("8", "2026-11-07");
    ids["order"] = order.id;
    // 10 bicycles: 10 frames of which 4 are here, 20 wheels of which 3 are, 17 × 33.6 = 571.2 spokes of which 50 are: 600.
    expect(await told()).toEqual([
      "buy 6 FRAME start 11-02 there 11-12 late 10",
      "buy 600 SPOKE start 11-02 there 11-06 late 4",
      "buy 2 PAINT start 11-02 there 11-05 late 3",
      "make 17 WHEEL start 11-06 there 11-08 late 6",
      "make 10 BIKE start 11-12 there 11-17 late 10",
    ]);
    const { suggestions, counts } = await list();
    expect(counts).toEqual({ make: 2, buy: 3, late: 5 });
    for (const it of suggestions) expect(it.serves).toEqual([{ type: "sales_order", id: order.id }]);
  });

  it("each says why: the item's days to come, and whom it serves, down to the customer", async () => {
    const { suggestions } = await list({ search: "spoke" });
    const { itemId, plannedOn } = suggestions[0]!;
    const why = await (await world.as("buyer")).planning.requirements.why({ itemId, plannedOn });
    expect(why).toMatchObject({
      onHand: "50",
      reserved: "0",
      minimumStock: "0",
      lotSize: "100",
      minimum: "200",
      leadTimeDays: 4,
      steps: [
        { what: "stock", balance: "50" },
        { what: "need", itemId: ids["WHEEL"], quantity: "-571.2", balance: "-521.2" },
        { what: "buy", quantity: "600", balance: "78.8", isThis: true },
      ],
      serves: [
        {
          itemId: ids["WHEEL"],
          quantity: "521.2",
          serves: [
            {
              itemId: ids["BIKE"],
              quantity: "17",
              serves: [
                { document: { type: "sales_order", id: ids["order"] }, quantity: "8", serves: [] },
                { document: null, itemId: null, neededOn: null, quantity: "2", serves: [] },
              ],
            },
          ],
        },
      ],
    });
    expect(why.refs[ids["order"]!]).toMatchObject({ code: "SO-202611-0001", name: "远大车行" });
  });

  it("is filtered: by kind, supplier, what is late, a word", async () => {
    expect(await told({ kind: "buy", search: "fr" })).toHaveLength(1);
    expect(await told({ supplierId: ids["S1"] })).toHaveLength(2);
    expect(await told({ supplierId: ids["S2"] })).toHaveLength(0);
    expect(await told({ only: "late", kind: "make" })).toHaveLength(2);
    const { suggestions, counts } = await list({ first: 1 });
    expect([suggestions.length, counts.buy]).toEqual([1, 3]);
  });

  it("what nobody sells is told, and not ordered", async () => {
    const buyer = await world.as("buyer");
    const { suggestions } = await list({ search: "paint" });
    expect(suggestions).toMatchObject([{ lacks: "supplier", offers: [], amount: null }]);
    const order = buyer.planning.requirements.order({ lines: orderedLines(suggestions, ids["warehouse"]!) });
    expect(await refusalOf(order)).toEqual(["planning.no_supplier"]);
  });

  it("one press makes the purchase orders by supplier and the work orders; nothing is suggested twice", async () => {
    const buyer = await world.as("buyer");
    const { suggestions } = await list();
    const lines = orderedLines(
      suggestions.filter((it) => !it.lacks),
      ids["warehouse"]!,
    );
    // Another supplier may be picked, and another quantity.
    const frame = lines.find((line) => line.itemId === ids["FRAME"])!;
    Object.assign(frame, { supplierId: ids["S2"], price: "310", quantity: "7" });
    const made = await buyer.planning.requirements.order({ lines });
    expect(made.purchaseOrders.map((it) => it.supplierId).sort()).toEqual([ids["S1"], ids["S2"]].sort());
    expect(made.workOrders.map((it) => it.itemId).sort()).toEqual([ids["BIKE"], ids["WHEEL"]].sort());
    ids["workOrder"] = made.workOrders.find((it) => it.itemId === ids["BIKE"])!.id;
    const { document } = await buyer.production.workOrder.get({ id: ids["workOrder"] });
    expect(document).toMatchObject({ state: "released", quantity: "10", startOn: "2026-11-12", dueOn: "2026-11-17" });
    // Paint is what nobody sells.
    expect(await told()).toEqual(["buy 2 PAINT start 11-09 there 11-12"]);
    // Who pressed a moment later.
    const late = await refusalOf(buyer.planning.requirements.order({ lines }));
    expect(late).toEqual(lines.map(() => "planning.suggestion_changed"));
  });

  it("what a work order takes still says whom it serves, over the work order", async () => {
    const { suggestions } = await list();
    expect(suggestions[0]!.serves).toEqual([{ type: "sales_order", id: ids["order"] }]);
    const { itemId, plannedOn } = suggestions[0]!;
    const why = await (await world.as("buyer")).planning.requirements.why({ itemId, plannedOn });
    expect(why.serves).toMatchObject([
      {
        document: { type: "work_order", id: ids["workOrder"] },
        serves: [{ document: { type: "sales_order", id: ids["order"] } }, { document: null, quantity: "2" }],
      },
    ]);
  });

  it("an order that comes too late, and one that nobody needs, are told", async () => {
    const buyer = await world.as("buyer");
    const lines = [{ itemId: ids["FRAME"], quantity: "20", price: "300", requiredOn: "2026-12-20" }];
    const header = { supplierId: ids["S1"], orderedOn: "2026-11-02", warehouseId: ids["warehouse"] };
    await buyer.procurement.purchaseOrder.create({ document: { ...header, lines } as Loose, then: ["submit"] });
    const { exceptions } = await list();
    expect(exceptions).toMatchObject([
      {
        what: "late",
        document: { type: "work_order" },
        itemId: ids["BIKE"],
        dueOn: "2026-11-17",
        neededOn: "2026-11-07",
      },
      { what: "not_needed", document: { type: "purchase_order" }, itemId: ids["FRAME"], neededOn: null },
    ]);
  });
});

describe("a bill of material", () => {
  const save = async (of: string, part: string, more: object = {}) =>
    (await world.as("admin")).items.billOfMaterial.create({
      document: {
        itemId: ids[of],
        revision: "9",
        validFrom: "2026-01-01",
        lines: [{ componentId: ids[part], quantity: "1" }],
        ...more,
      } as Loose,
    });

  it("that contains itself over its components is refused with the ring, also when it comes back into use", async () => {
    expect(await refusalOf(save("SPOKE", "BIKE"))).toEqual(["items.bom_ring"]);
    const admin = await world.as("admin");
    const { rows } = await admin.items.billOfMaterial.list({ where: { itemId: ids["WHEEL"]! } });
    const wheel = (await admin.items.billOfMaterial.get({ id: rows[0]!.id })).document;
    const point = { id: wheel.id, version: wheel.version };
    const gone = await admin.items.billOfMaterial.act({ ...point, verb: "deactivate" });
    const other = (await save("SPOKE", "BIKE")).document;
    const back = admin.items.billOfMaterial.act({ ...point, version: gone.document.version, verb: "reactivate" });
    expect(await refusalOf(back)).toEqual(["items.bom_ring"]);
    await admin.items.billOfMaterial.act({ id: other.id, version: other.version, verb: "deactivate" });
    await admin.items.billOfMaterial.act({ ...point, version: gone.document.version, verb: "reactivate" });
  });

  it("that is not valid yet makes nothing: it is told, and not ordered", async () => {
    const admin = await world.as("admin");
    await admin.items.item.create({
      document: { code: "NEW", name: "新品", kind: "finished", unit: "辆", safetyStock: "1", lines: [] } as Loose,
    });
    const { rows } = await admin.items.item.list({ where: { code: "NEW" } });
    ids["NEW"] = rows[0]!.id;
    await save("NEW", "FRAME", { validFrom: "2027-06-01" });
    const { suggestions } = await list({ search: "new" });
    expect(suggestions).toMatchObject([{ kind: "make", stockQuantity: "1", lacks: "bill" }]);
    const lines = orderedLines(suggestions, ids["warehouse"]!);
    const buyer = await world.as("buyer");
    expect(await refusalOf(buyer.planning.requirements.order({ lines }))).toEqual(["planning.no_bill"]);
  });

  it("that got into a ring behind our back stops the plan with the same sentence", async () => {
    const [made] = await Promise.all([save("PAINT", "SPOKE")]);
    const point = (component: string) =>
      world.database.transaction({ as: "owner" }, (tx) =>
        tx.query("update bill_of_material_line set component_id = $1 where bill_of_material_id = $2", [
          ids[component]!,
          made.document.id,
        ]),
      );
    await point("BIKE");
    expect(await refusalOf(list())).toEqual(["items.bom_ring"]);
    await point("SPOKE");
  });
});

it("who may not order does not: the storekeeper sees the requirements", async () => {
  const keeper = await world.as("keeper");
  const { suggestions } = await keeper.planning.requirements.list({ search: "paint" });
  const lines = orderedLines(suggestions, ids["warehouse"]!);
  expect(await refusalOf(keeper.planning.requirements.order({ lines }))).toEqual(["platform.not_allowed"]);
  const seller = await world.as("seller");
  expect(await refusalOf(seller.planning.requirements.list({}))).toEqual(["platform.not_allowed"]);
  expect(await refusalOf(keeper.planning.requirements.why({ itemId: ids["BIKE"]!, plannedOn: "2030-01-01" }))).toEqual([
    "planning.suggestion_changed",
  ]);
});

it("who buys and does not make orders what is bought, and the other way round", async () => {
  const admin = await world.as("admin");
  const short = async (code: string) => {
    const document = { code, name: code, kind: "finished", unit: "个", safetyStock: "1", lines: [] } as Loose;
    return (await admin.items.item.create({ document })).document.id;
  };
  const [bell, pump] = [await short("BELL"), await short("PUMP")];
  const { document } = await admin.parties.supplier.get({ id: ids["S2"]! });
  const prices = [...document.lines, { itemId: bell, price: "40" }];
  await admin.parties.supplier.update({ ...document, document: { ...document, lines: prices } as Loose });
  const parts = [{ componentId: ids["SPOKE"]!, quantity: "1" }];
  await admin.items.billOfMaterial.create({
    document: { itemId: pump, validFrom: "2026-01-01", lines: parts } as Loose,
  });
  const linesOf = async (itemId: string) => orderedLines((await list({ itemId })).suggestions, ids["warehouse"]!);
  const [bought, made] = [{ lines: await linesOf(bell) }, { lines: await linesOf(pump) }];
  const { requirements: buying } = (await world.as("manager")).planning;
  const { requirements: making } = (await world.as("planner")).planning;
  expect(await refusalOf(buying.order(made))).toEqual(["platform.not_allowed"]);
  expect(await refusalOf(making.order(bought))).toEqual(["platform.not_allowed"]);
  expect((await buying.order(bought)).purchaseOrders).toHaveLength(1);
  expect((await making.order(made)).workOrders).toHaveLength(1);
});
