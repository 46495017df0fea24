/**
 * An order of a customer, end to end through the HTTP API: the salesperson sees what is free and what can be promised, the manager
 * approves within the customer's credit, stock is kept for it, and what is changed or given up is free again. Nothing of it posts.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aWorld, refusalOf, type World } from "../world.ts";

type Loose = never;
let world: World;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  const [warehouse] = (await admin.inventory.warehouse.list({})).rows;
  ids["warehouse"] = warehouse!.id;
  const { document } = await admin.inventory.warehouse.get({ id: warehouse!.id });
  ids["usable"] = document.usableLocationId!;
  const supplier = await admin.parties.supplier.create({
    document: { code: "S1", name: "链条厂", termDays: 30, lines: [] } as Loose,
  });
  ids["supplier"] = supplier.document.id;
  for (const [key, code] of [
    ["bike", "BK-1"],
    ["bell", "BL-1"],
  ] as const) {
    const made = await admin.items.item.create({
      document: {
        code,
        name: code,
        kind: "finished",
        unit: "辆",
        costing: "moving_average",
        leadTimeDays: 14,
        lines: [{ unit: "箱", quantity: "1", stockQuantity: "4" }],
      } as Loose,
    });
    ids[key] = made.document.id;
  }
  const customer = async (key: string, more: object) => {
    const made = await admin.parties.customer.create({
      document: { code: key, name: `${key}车行`, lines: [], ...more } as Loose,
    });
    ids[key] = made.document.id;
  };
  await customer("open", { creditLimit: null });
  await customer("tight", { creditLimit: "5000" });
  await customer("blocked", { creditLimit: null, blockReason: "争议未解决" });
  await admin.finance.opening.create({
    document: {
      openedOn: "2026-10-31",
      lines: [
        { what: "stock", itemId: ids["bike"], locationId: ids["usable"], quantity: "10", debit: "7000.00" },
        { what: "account", account: "3001", credit: "7000.00" },
      ],
    } as Loose,
    then: ["post"],
  });
});
afterAll(() => world.close());
afterEach(async () => expect(await world.findings()).toEqual([]));

const line = (quantity: string, more: object = {}) => ({
  itemId: ids["bike"],
  quantity,
  price: "1000",
  promisedOn: "2026-11-20",
  ...more,
});
const order = (customer: string, lines: object[], more: object = {}) => ({
  customerId: ids[customer],
  orderedOn: "2026-11-02",
  warehouseId: ids["warehouse"],
  lines,
  ...more,
});
const submit = async (document: object) => {
  const seller = await world.as("seller");
  const made = await seller.sales.salesOrder.create({ document: document as Loose, then: ["submit"] });
  return made.document;
};
type Verb = "approve" | "amend" | "reserve" | "close" | "reopen" | "cancel" | "reject";
const act = async (document: { id: string; version: number }, verb: Verb, more: object = {}) => {
  const manager = await world.as("salesManager");
  const { id, version } = document;
  const reason = ["amend", "reopen", "cancel", "reject"].includes(verb) ? { reason: "客户要求" } : {};
  const done = await manager.sales.salesOrder.act({ id, version, verb, ...reason, ...more });
  return done.document;
};
const promise = async (quantity: string, who: "seller" | "salesManager" = "seller", item = "bike") => {
  const api = await world.as(who);
  const { promises } = await api.sales.promises({
    warehouseId: ids["warehouse"]!,
    lines: [{ itemId: ids[item]!, quantity }],
  });
  return promises[0]!;
};
const row = async (id: string) => {
  const seller = await world.as("seller");
  return (await seller.sales.salesOrder.list({})).rows.find((it) => it.id === id)!;
};

describe("an order of a customer", () => {
  it("asks first: 10 are free today, more takes as long as making it", async () => {
    expect(await promise("10")).toEqual({
      onHand: "10",
      reserved: "0",
      free: "10",
      promisedOn: "2026-11-02",
      unitCost: null,
    });
    expect((await promise("11")).promisedOn).toBe("2026-11-16");
    expect((await promise("1", "salesManager")).unitCost).toBe("700.00");
  });

  it("is submitted by the salesperson and approved by somebody else; what is free is kept for it", async () => {
    const document = await submit(order("open", [line("6"), line("1", { unit: "箱" })]));
    expect(document).toMatchObject({ number: "SO-202611-0001", state: "submitted" });
    expect(document.lines[1]).toMatchObject({ unit: "箱", unitQuantity: "1", unitStockQuantity: "4" });
    expect((await promise("1")).reserved).toBe("0");
    const seller = await world.as("seller");
    expect(
      await refusalOf(seller.sales.salesOrder.act({ id: document.id, version: document.version, verb: "approve" })),
    ).toEqual(["platform.not_allowed"]);
    const approved = await act(document, "approve");
    expect(approved.state).toBe("approved");
    expect(await promise("1")).toMatchObject({ onHand: "10", reserved: "10", free: "0", promisedOn: "2026-11-16" });
    expect(await row(approved.id)).toMatchObject({
      customerName: "open车行",
      amount: "7000.00",
      reservedPercent: 100,
      shippedPercent: 0,
      promisedOn: "2026-11-20",
    });
    const buyer = await world.as("buyer");
    const { rows } = await buyer.planning.availability({ itemId: ids["bike"]! } as Loose);
    expect(rows).toMatchObject([{ onHand: "10", promised: "10", available: "0", warning: null }]);
    ids["first"] = approved.id;
  });

  it("the next one gets nothing kept until goods come, and the promise of its day counts", async () => {
    const second = await act(await submit(order("open", [line("3", { promisedOn: "2026-11-12" })])), "approve");
    expect(await row(second.id)).toMatchObject({ reservedPercent: 0 });
    const buyer = await world.as("buyer");
    const manager = await world.as("manager");
    const bought = await buyer.procurement.purchaseOrder.create({
      document: {
        supplierId: ids["supplier"],
        orderedOn: "2026-11-02",
        warehouseId: ids["warehouse"],
        lines: [{ itemId: ids["bike"], quantity: "8", price: "700", requiredOn: "2026-11-10" }],
      } as Loose,
      then: ["submit"],
    });
    const { id, version } = bought.document;
    await manager.procurement.purchaseOrder.act({ id, version, verb: "approve" });
    // 8 come on the 10th, 3 of them are promised for the 12th.
    expect((await promise("5")).promisedOn).toBe("2026-11-10");
    expect((await promise("6")).promisedOn).toBe("2026-11-16");
    ids["second"] = second.id;
  });

  it("what is given up is free again, and can be kept for another", async () => {
    const seller = await world.as("seller");
    const { document } = await seller.sales.salesOrder.get({ id: ids["first"]! });
    const draft = await act(document, "amend");
    expect(draft.state).toBe("draft");
    expect((await promise("1")).reserved).toBe("0");
    const second = await seller.sales.salesOrder.get({ id: ids["second"]! });
    const kept = await act(second.document, "reserve");
    expect(await row(kept.id)).toMatchObject({ reservedPercent: 100 });
    const saved = await seller.sales.salesOrder.update({
      id: draft.id,
      version: draft.version,
      document: { ...draft, lines: [{ ...draft.lines[0]!, quantity: "9" }] } as Loose,
    });
    const again = await seller.sales.salesOrder.act({
      id: saved.document.id,
      version: saved.document.version,
      verb: "submit",
    });
    const approved = await act(again.document, "approve");
    // 3 are kept for the other order, 7 are left for 9.
    expect(await row(approved.id)).toMatchObject({ reservedPercent: 77 });
    const answer = await seller.sales.salesOrder.get({ id: approved.id });
    expect(answer.timeline.map((it) => it.verb)).toEqual([
      "create",
      "submit",
      "approve",
      "amend",
      "update",
      "submit",
      "approve",
    ]);
    const closed = await act(approved, "close");
    expect((await promise("1")).reserved).toBe("3");
    expect((await act(closed, "reopen")).state).toBe("approved");
    expect((await promise("1")).reserved).toBe("10");
    const cancelled = await act(kept, "cancel");
    expect(cancelled.state).toBe("cancelled");
    expect((await promise("1")).reserved).toBe("7");
  });

  it("is printed for the customer", async () => {
    const seller = await world.as("seller");
    const { body } = await seller.sales.salesOrder.print({ id: ids["first"]!, form: "a4" });
    expect(
      Buffer.from(await body.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });
});

describe("what an order is refused for", () => {
  it("sales.customer_blocked: nothing is sold to him", async () => {
    expect(await refusalOf(submit(order("blocked", [line("1")])))).toEqual(["sales.customer_blocked"]);
  });

  it("sales.over_credit: open orders count, and who may agrees", async () => {
    // 4 × 1000 + 13 % = 4,520 of 5,000.
    const first = await act(await submit(order("tight", [line("4")])), "approve");
    const second = await submit(order("tight", [line("1")]));
    expect(await refusalOf(act(second, "approve"))).toEqual(["sales.over_credit"]);
    const agreed = await act(second, "approve", { acknowledge: ["sales.over_credit"] });
    expect(agreed.state).toBe("approved");
    await act(first, "cancel");
    await act(agreed, "close");
    // Nothing of them is open any more.
    expect((await act(await submit(order("tight", [line("4")])), "approve")).state).toBe("approved");
  });

  it("sales.quantity_not_positive, sales.price_negative, sales.promised_before_order: every line at once", async () => {
    const bad = line("0", { price: "-1", promisedOn: "2026-11-01" });
    expect(await refusalOf(submit(order("open", [bad])))).toEqual([
      "sales.quantity_not_positive",
      "sales.price_negative",
      "sales.promised_before_order",
    ]);
  });

  it("platform.above_limit: above the manager's limit", async () => {
    const big = await submit(order("open", [line("501")]));
    expect(await refusalOf(act(big, "approve"))).toEqual(["platform.above_limit"]);
  });
});
