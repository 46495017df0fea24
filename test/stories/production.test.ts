/**
 * Bicycles are made, through the HTTP API: an order takes its bill's components, they are issued by list, pieces are completed in parts with scrap,
 * too many components come back, a mistake is voided newest first, the order is closed; another one is backflushed. The doctor is
 * clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aMaker, type Loose, type Maker } from "./making.ts";
import { entries } from "./selling.ts";

let m: Maker;
beforeAll(async () => {
  m = await aMaker();
});
afterAll(() => m.world.close());
afterEach(async () => expect(await m.world.findings()).toEqual([]));

describe("10 bicycles by list", () => {
  let order: Loose;

  it("the order takes the components and rates of its bill", async () => {
    order = await m.order("10", { purpose: "SO-202611-0001" });
    expect(order).toMatchObject({
      number: "WO-202611-0001",
      state: "released",
      labourCost: "3.00",
      overheadCost: "2.00",
    });
    expect(order.lines.map((it: Loose) => it.quantity)).toEqual(["10", "20"]);
    expect(await m.orderRow(order.id)).toMatchObject({
      issuedPercent: 0,
      donePercent: 0,
      inProcess: "0.00",
      left: "10",
    });
  });

  it("forks for all and wheels for six are issued; more than the order needs is asked about", async () => {
    const issued = await m.issue(order, { fork: "10", wheel: "12" });
    expect(entries(issued)).toEqual(["140303 0.00 100.00", "140303 0.00 60.00", "40010101 160.00 0.00"]);
    expect(issued.chain.map((it) => `${it.direction} ${it.document}`)).toEqual(["up work_order"]);
    expect(await refusalOf(m.issue(order, { wheel: "9" }))).toEqual(["production.issued_more"]);
    expect(await refusalOf(m.issue(order, { wheel: "9" }, {}, ["production.issued_more"]))).toEqual([
      "platform.consent_needed",
    ]);
    expect(await m.orderRow(order.id)).toMatchObject({ issuedPercent: 73, inProcess: "160.00" });
    // What is in process is owed to nobody.
    const accountant = await m.world.as("accountant");
    expect((await accountant.finance.payablesAgeing({ on: "2026-11-30", partyId: null })).rows).toEqual([]);
  });

  it("4 good and 1 scrapped: the good ones bear it", async () => {
    const made = await m.complete(order, "4", { quantityScrapped: "1", scrapReason: "paint" });
    // 5 forks 50.00, 10 wheels 50.00, labour 15.00, overhead 10.00.
    expect(entries(made)).toEqual([
      "40010102 15.00 0.00",
      "221101 0.00 15.00",
      "40010103 10.00 0.00",
      "410190 0.00 10.00",
      "140501 125.00 0.00",
      "40010101 0.00 100.00",
      "40010102 0.00 15.00",
      "40010103 0.00 10.00",
    ]);
    expect(await m.orderRow(order.id)).toMatchObject({ produced: "4", scrapped: "1", left: "5", inProcess: "60.00" });
  });

  it("what was issued before cannot be voided now, and an order with material out is not closed", async () => {
    const accountant = await m.world.as("accountant");
    const [issue] = (await accountant.production.materialIssue.list({})).rows;
    const { version } = (await accountant.production.materialIssue.get({ id: issue!.id })).document;
    const point = { id: issue!.id, version, verb: "void" as const, reason: "错了" };
    expect(await refusalOf(accountant.production.materialIssue.act(point))).toEqual(["ledger.others_rest_on_it"]);
    const planner = await m.world.as("planner");
    const now = (await planner.production.workOrder.get({ id: order.id })).document;
    const act = (verb: string, more: object = {}) =>
      planner.production.workOrder.act({ id: order.id, version: now.version, verb: verb as "close", ...more });
    expect(await refusalOf(act("close"))).toEqual(["production.material_out"]);
    expect(await refusalOf(act("cancel", { reason: "不做了" }))).toEqual(["production.order_started"]);
  });

  it("a fork comes back at what it cost, and goes in again", async () => {
    const back = await m.issue(order, { fork: "1" }, { direction: "back" });
    expect(entries(back)).toEqual(["140303 0.00 -10.00", "40010101 -10.00 0.00"]);
    expect(await refusalOf(m.issue(order, { wheel: "13" }, { direction: "back" }))).toEqual(["production.back_more"]);
    await m.issue(order, { fork: "1", wheel: "8" });
  });

  it("5 by mistake are voided; then the last 5 take all that is left, and the order is closed", async () => {
    const wrong = await m.complete(order, "5");
    const accountant = await m.world.as("accountant");
    const { id, version } = wrong.document;
    await accountant.production.completion.act({ id, version, verb: "void", reason: "数错了" });
    expect(await m.orderRow(order.id)).toMatchObject({ produced: "4", inProcess: "100.00" });
    const made = await m.complete(order, "5");
    expect(entries(made)).toContain("140501 125.00 0.00");
    expect(await m.orderRow(order.id)).toMatchObject({ donePercent: 100, inProcess: "0.00" });
    const planner = await m.world.as("planner");
    const now = (await planner.production.workOrder.get({ id: order.id })).document;
    const closed = await planner.production.workOrder.act({ id: order.id, version: now.version, verb: "close" });
    expect(closed.document.state).toBe("closed");
    expect(await refusalOf(m.complete(order, "1"))).toEqual(["production.order_not_released"]);
  });
});

describe("5 bicycles backflushed", () => {
  it("components leave with the pieces; with too few there is a refusal", async () => {
    const order = await m.order("5", { issuing: "backflush" });
    const made = await m.complete(order, "3");
    expect(entries(made).slice(0, 3)).toEqual(["140303 0.00 30.00", "140303 0.00 30.00", "40010101 60.00 0.00"]);
    expect(await m.orderRow(order.id)).toMatchObject({ issuedPercent: 60, inProcess: "0.00" });
    const big = await m.order("100", { issuing: "backflush" });
    expect(await refusalOf(m.complete(big, "50"))).toEqual(["ledger.not_enough_stock", "ledger.not_enough_stock"]);
  });
});

describe("a bill at another price", () => {
  it("finds what is here, what is in an open order and what is made", async () => {
    const { world, ids } = m;
    const [admin, manager] = [await world.as("admin"), await world.as("manager")];
    const supplier = await admin.parties.supplier.create({
      document: { code: "S1", name: "宏达", lines: [] } as Loose,
    });
    const supplierId = supplier.document.id;
    const saddle = { code: "saddle", name: "车座", kind: "component", unit: "个", costing: "fifo", lines: [] };
    ids["saddle"] = (await admin.items.item.create({ document: saddle as Loose })).document.id;
    const bought = { itemId: ids["saddle"], quantity: "20", price: "10", requiredOn: "2026-11-09" };
    const head = { supplierId, orderedOn: "2026-11-02", warehouseId: ids["warehouse"], lines: [bought] };
    const asked = await admin.procurement.purchaseOrder.create({ document: head as Loose, then: ["submit"] });
    const { id: orderId, version } = asked.document;
    const order = (await manager.procurement.purchaseOrder.act({ id: orderId, version, verb: "approve" })).document;
    const arrived = {
      orderLineId: order.lines[0]!.id,
      itemId: ids["saddle"],
      quantityArrived: "20",
      quantityAccepted: "20",
      locationId: ids["usable"],
    };
    const receipt = await admin.procurement.goodsReceipt.create({
      document: {
        supplierId,
        orderId,
        warehouseId: ids["warehouse"],
        receivedOn: "2026-11-03",
        lines: [arrived],
      } as Loose,
      then: ["arrive", "post"],
    });
    const by = (quantity: string) =>
      m.order(quantity, { isAsBill: false, lines: [{ itemId: ids["saddle"], quantity }] });
    const [open, done] = [await by("10"), await by("4")];
    await m.issue(open, { saddle: "10" });
    await m.complete(open, "2");
    await m.issue(done, { saddle: "4" });
    await m.complete(done, "4");
    const billed = {
      receiptLineId: receipt.document.lines[0]!.id,
      itemId: ids["saddle"],
      quantity: "20",
      price: "11",
      amountNet: "220.00",
      amountTax: "28.60",
    };
    const bill = await admin.finance.supplierBill.create({
      document: {
        supplierId,
        billedOn: "2026-11-06",
        dueOn: "2026-12-06",
        billNumber: "B-1",
        lines: [billed],
      } as Loose,
      then: ["post"],
      acknowledge: ["finance.price_higher"],
    });
    // 20.00 more: 6 saddles here, 10 in the open order, 4 in what is made and sold or not.
    expect(entries(bill)).toEqual(
      expect.arrayContaining(["140303 6.00 0.00", "40010101 10.00 0.00", "540101 4.00 0.00"]),
    );
    expect(await m.orderRow(open.id)).toMatchObject({ inProcess: "90.00" });
    const made = await m.complete(open, "8");
    expect(entries(made)).toContain("140501 90.00 0.00");
  });
});

describe("who may what", () => {
  it("a salesperson sees orders and makes none", async () => {
    const seller = await m.world.as("seller");
    expect((await seller.production.workOrder.list({})).rows.length).toBeGreaterThan(3);
    const document = {
      itemId: m.ids["bike"],
      quantity: "1",
      startOn: "2026-11-02",
      dueOn: "2026-11-20",
      warehouseId: m.ids["warehouse"],
      lines: [],
    };
    expect(await refusalOf(seller.production.workOrder.create({ document: document as Loose }))).toEqual([
      "platform.not_allowed",
    ]);
  });

  it("prints the work order with what it needs", async () => {
    const planner = await m.world.as("planner");
    const [row] = (await planner.production.workOrder.list({})).rows;
    const { body } = await planner.production.workOrder.print({ id: row!.id, form: "a4" });
    expect(
      Buffer.from(await body.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });
});
