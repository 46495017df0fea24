/** Every refusal of production, provoked through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMaker, type Loose, type Maker } from "../stories/making.ts";
import { refusalOf } from "../world.ts";

let m: Maker;
beforeAll(async () => {
  m = await aMaker();
  const admin = await m.world.as("admin");
  const item = async (code: string, more: object) => {
    const document = { code, name: code, kind: "component", unit: "个", lines: [], ...more } as Loose;
    m.ids[code] = (await admin.items.item.create({ document })).document.id;
  };
  await item("tracked", { costing: "specific_lot", isLotTracked: true });
  await item("repair", { kind: "service" });
  await item("trackedBike", { kind: "finished", costing: "specific_lot", isLotTracked: true });
});
afterAll(async () => {
  expect(await m.world.findings()).toEqual([]);
  await m.world.close();
});

const byHand = (lines: [string, string][], more: object = {}) =>
  m.order("10", {
    isAsBill: false,
    lines: lines.map(([code, quantity]) => ({ itemId: m.ids[code], quantity })),
    ...more,
  });

describe("a work order", () => {
  it.each([
    ["production.quantity_not_positive", () => m.order("0")],
    ["production.due_before_start", () => m.order("1", { dueOn: "2026-11-01" })],
    ["production.no_components", () => m.order("1", { itemId: m.ids["fork"] })],
    ["production.not_stocked", () => m.order("1", { itemId: m.ids["repair"] })],
    ["production.not_stocked", () => byHand([["repair", "1"]])],
    ["production.made_of_itself", () => byHand([["bike", "1"]])],
    [
      "production.component_twice",
      () =>
        byHand([
          ["fork", "1"],
          ["fork", "2"],
        ]),
    ],
    ["production.quantity_not_positive", () => byHand([["fork", "0"]])],
    ["production.backflush_lot", () => byHand([["tracked", "1"]], { issuing: "backflush" })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("keeps what was made and issued when it is amended", async () => {
    const order = await m.order("4");
    await m.issue(order, { fork: "4", wheel: "8" });
    await m.complete(order, "2");
    const planner = await m.world.as("planner");
    const now = (await planner.production.workOrder.get({ id: order.id })).document;
    const amended = await planner.production.workOrder.act({
      id: order.id,
      version: now.version,
      verb: "amend",
      reason: "少做",
    });
    let version = amended.document.version;
    const saved = async (document: object) => {
      const input = { ...amended.document, ...document } as Loose;
      const answer = await planner.production.workOrder.update({ id: order.id, version, document: input });
      version = answer.document.version;
      await planner.production.workOrder.act({ id: order.id, version, verb: "release" });
    };
    expect(await refusalOf(saved({ quantity: "1" }))).toEqual(
      expect.arrayContaining(["production.below_done", "production.below_issued"]),
    );
    expect(await refusalOf(saved({ isAsBill: false, lines: [amended.document.lines[0]] }))).toEqual([
      "production.line_in_use",
    ]);
    await saved({ quantity: "5" });
  });
});

describe("an issue", () => {
  it.each([
    ["production.quantity_not_positive", { fork: "0" }],
    ["production.line_not_of_order", { bike: "1" }],
    ["ledger.not_enough_stock", { fork: "1000" }],
  ] as const)("%s", async (code, what) => {
    const order = await m.order("2000");
    expect(await refusalOf(m.issue(order, what))).toContain(code);
  });

  it("production.order_missing", async () => {
    const order = await m.order("1");
    const nowhere = { ...order, id: "00000000-0000-7000-8000-000000000009" };
    expect(await refusalOf(m.issue(nowhere, { fork: "1" }))).not.toEqual([]);
  });

  it("lots are named where the item has them", async () => {
    const order = await byHand([
      ["tracked", "1"],
      ["fork", "1"],
    ]);
    expect(await refusalOf(m.issue(order, { tracked: "1" }))).toEqual(["production.lot_missing"]);
    const keeper = await m.world.as("keeper");
    const line: Loose = order.lines.find((it: Loose) => it.itemId === m.ids["fork"]);
    const document = {
      workOrderId: order.id,
      movedOn: "2026-11-03",
      lines: [
        { orderLineId: line.id, itemId: line.itemId, quantity: "1", locationId: m.ids["usable"], lotCode: "L-1" },
      ],
    } as Loose;
    const answer = await refusalOf(keeper.production.materialIssue.create({ document, then: ["post"] }));
    expect(answer).toContain("production.lot_not_tracked");
  });
});

describe("a completion", () => {
  it.each([
    ["production.nothing_made", "0", {}],
    ["production.nothing_made", "1", { quantityScrapped: "-1" }],
    ["production.scrap_reason_missing", "1", { quantityScrapped: "1" }],
    ["production.nothing_good", "0", { quantityScrapped: "1", scrapReason: "paint" }],
    ["production.made_more", "11", {}],
    ["production.not_issued", "1", {}],
    ["production.lot_not_tracked", "1", { lotCode: "L-1" }],
  ] as const)("%s", async (code, quantity, more) => {
    const order = await m.order("10");
    expect(await refusalOf(m.complete(order, quantity, more))).toContain(code);
  });

  it("production.lot_missing: what is made is kept by lot", async () => {
    const order = await byHand([["fork", "10"]], { itemId: m.ids["trackedBike"] });
    expect(await refusalOf(m.complete(order, "1"))).toContain("production.lot_missing");
    await m.issue(order, { fork: "10" });
    expect((await m.complete(order, "10", { lotCode: "B-1" })).document.state).toBe("posted");
  });

  it("production.papers_waiting: the month is not closed over drafts", async () => {
    const order = await m.order("1");
    const keeper = await m.world.as("keeper");
    const document = {
      workOrderId: order.id,
      completedOn: "2026-10-20",
      locationId: m.ids["usable"],
      quantity: "1",
      lines: [],
    };
    const draft = await keeper.production.completion.create({ document: document as Loose });
    const accountant = await m.world.as("accountant");
    expect(await refusalOf(accountant.accounting.period.close({ month: "2026-10" } as Loose))).toContain(
      "production.papers_waiting",
    );
    await keeper.production.completion.remove({ id: draft.document.id, version: draft.document.version });
  });
});
