/** Whether work orders can be begun: what is in stock serves those that start first, and what comes is expected by those that wait. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { aMaker, type Loose, type Maker } from "./making.ts";

let m: Maker;
beforeAll(async () => {
  m = await aMaker();
});
afterAll(() => m.world.close());

const readiness = async (asked: object = {}) => {
  const planner = await m.world.as("planner");
  const { rows } = await planner.planning.materialReadiness({
    ready: null,
    itemId: null,
    warehouseId: null,
    ...asked,
  } as Loose);
  return (rows as Loose[]).map((row) => ({
    is: `${row.number} ${row.left} ${row.enoughFor} ${row.ready}`,
    waits: row.shortItemId && `${row.shortItems} ${row.shortQuantity} ${row.expectedOn}`,
  }));
};

// 30 forks and 40 wheels; a bicycle takes one and two.
it("the order that starts first takes what there is, whichever was released first", async () => {
  await m.order("15", { startOn: "2026-11-09" });
  await m.order("10", { startOn: "2026-11-02" });
  await m.order("2", { startOn: "2026-11-16" });
  expect(await readiness()).toEqual([
    { is: "WO-202611-0002 10 10 all", waits: null },
    { is: "WO-202611-0001 15 10 part", waits: "1 10 null" },
    { is: "WO-202611-0003 2 0 none", waits: "1 4 null" },
  ]);
  expect((await readiness({ ready: "none" })).map((it) => it.is)).toEqual(["WO-202611-0003 2 0 none"]);
});

it("what is issued and made counts no more, and needs nothing", async () => {
  const planner = await m.world.as("planner");
  const rows = (await planner.production.workOrder.list({})).rows as Loose[];
  const first = rows.find((it) => it.number === "WO-202611-0002");
  const order = (await planner.production.workOrder.get({ id: first.id })).document as Loose;
  await m.issue(order, { fork: "10", wheel: "20" });
  expect((await readiness())[0]!.is).toBe("WO-202611-0002 10 10 all");
  await m.complete(order, "10");
  expect((await readiness()).map((it) => it.is)).toEqual(["WO-202611-0001 15 10 part", "WO-202611-0003 2 0 none"]);
});

it("an order of a supplier says when: the first that waits is served first", async () => {
  const [admin, manager, buyer] = await Promise.all(
    ["admin", "manager", "buyer"].map((it) => m.world.as(it as "admin")),
  );
  const supplier = await admin!.parties.supplier.create({
    document: { code: "S1", name: "宏达", lines: [] } as Loose,
  });
  const order = async (quantity: string, requiredOn: string) => {
    const line = { itemId: m.ids["wheel"], unit: null, quantity, price: "5", taxRate: "13", requiredOn };
    const head = { supplierId: supplier.document.id, orderedOn: "2026-11-05", warehouseId: m.ids["warehouse"] };
    const { document } = await buyer!.procurement.purchaseOrder.create({
      document: { ...head, lines: [line] } as Loose,
      then: ["submit"],
    });
    await manager!.procurement.purchaseOrder.act({ id: document.id, version: document.version, verb: "approve" });
  };
  await order("12", "2026-11-12");
  expect((await readiness()).map((it) => it.waits)).toEqual(["1 10 2026-11-12", "1 4 null"]);
  await order("2", "2026-11-18");
  expect((await readiness()).map((it) => it.waits)).toEqual(["1 10 2026-11-12", "1 4 2026-11-18"]);
});

it("availability tells what work orders make and take", async () => {
  const planner = await m.world.as("planner");
  const rows = (await planner.planning.availability({ warning: null, itemId: null, categoryId: null })).rows as Loose[];
  const of = (code: string) => rows.find((it) => it.itemId === m.ids[code]);
  expect(of("bike")).toMatchObject({ onHand: "10", inProduction: "17", forProduction: "0", available: "27" });
  expect(of("wheel")).toMatchObject({
    onHand: "20",
    onOrder: "14",
    inProduction: "0",
    forProduction: "34",
    available: "0",
  });
  expect(of("fork")).toMatchObject({ onHand: "20", forProduction: "17", available: "3" });
});
