/**
 * Goods of an order go to the customer, through the HTTP API: released for picking, shipped from two warehouses and in two parts, each a
 * sale at once; what is kept for others stays; what was shipped by mistake is voided. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aSeller, entries, type Loose, type Seller } from "./selling.ts";

let it_: Seller;
beforeAll(async () => {
  it_ = await aSeller();
});
afterAll(() => it_.world.close());
afterEach(async () => expect(await it_.world.findings()).toEqual([]));

describe("6 from two warehouses, then 2", () => {
  it("is released by the salesperson: a number and a list to pick by, nothing has moved", async () => {
    const order = await it_.ordered("shop", [{ quantity: "8" }]);
    it_.ids["order"] = order.id;
    const seller = await it_.world.as("seller");
    const released = await seller.sales.delivery.create({
      document: it_.delivery(order, [it_.line(order, "4"), it_.line(order, "2", "W2")], {
        carrier: "顺丰",
        boxes: 3,
      }) as Loose,
      then: ["release"],
    });
    expect(released.document).toMatchObject({ number: "DN-202611-0001", state: "released" });
    expect(released.postings).toEqual([]);
    const point = { id: released.document.id, version: released.document.version, verb: "post" as const };
    expect(await refusalOf(seller.sales.delivery.act(point))).toEqual(["platform.not_allowed"]);
    const keeper = await it_.world.as("keeper");
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
    expect(await it_.orderRow(order.id)).toMatchObject({ shippedPercent: 75, reservedPercent: 0 });
    it_.ids["first"] = shipped.document.id;
  });

  it("the rest goes out, and not one more", async () => {
    const seller = await it_.world.as("seller");
    const { document: order } = await seller.sales.salesOrder.get({ id: it_.ids["order"]! });
    expect(await refusalOf(it_.ship(it_.delivery(order, [it_.line(order, "3", "W2")])))).toEqual([
      "sales.over_shipped",
    ]);
    expect(await refusalOf(it_.ship(it_.delivery(order, [it_.line(order, "2", "W1")])))).toEqual([
      "ledger.not_enough_stock",
    ]);
    await it_.ship(it_.delivery(order, [it_.line(order, "2", "W2")]));
    expect(await it_.orderRow(order.id)).toMatchObject({ shippedPercent: 100 });
    const manager = await it_.world.as("salesManager");
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
      lines: [{ itemId: it_.ids["bike"], quantity: "1", price: "1", promisedOn: "2026-11-20" }],
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
    const accountant = await it_.world.as("accountant");
    const { document } = await accountant.sales.delivery.get({ id: it_.ids["first"]! });
    const voided = await accountant.sales.delivery.act({
      id: document.id,
      version: document.version,
      verb: "void",
      reason: "发错客户",
    });
    expect(voided.document.state).toBe("voided");
    expect(await it_.orderRow(it_.ids["order"]!)).toMatchObject({ shippedPercent: 25 });
    const seller = await it_.world.as("seller");
    const { promises } = await seller.sales.promises({
      warehouseId: it_.ids["W1"]!,
      lines: [{ itemId: it_.ids["bike"]!, quantity: "1" }],
    });
    expect(promises[0]).toMatchObject({ onHand: "4" });
  });
});

describe("what a delivery is refused for", () => {
  it("items.unit_fixed: what waits to be picked in pieces stays in pieces", async () => {
    const order = await it_.ordered("shop", [{ quantity: "1" }]);
    const keeper = await it_.world.as("keeper");
    const { document: waiting } = await keeper.sales.delivery.create({
      document: it_.delivery(order, [it_.line(order, "1")]) as Loose,
    });
    const manager = await it_.world.as("salesManager");
    const { document: draft } = await manager.sales.salesOrder.act({
      id: order.id,
      version: order.version,
      verb: "amend",
      reason: "换货",
    });
    const lines = [{ ...draft.lines[0]!, itemId: it_.ids["fork"] }];
    const change = { id: draft.id, version: draft.version, document: { ...draft, lines } as Loose };
    expect(await refusalOf(manager.sales.salesOrder.update(change))).toEqual(["items.unit_fixed"]);
    await keeper.sales.delivery.remove({ id: waiting.id, version: waiting.version });
    expect((await manager.sales.salesOrder.update(change)).document.lines[0]!.itemId).toBe(it_.ids["fork"]);
  });

  it("sales.kept_for_others: what is kept for another order stays, or somebody agrees", async () => {
    const kept = await it_.ordered("other", [{ quantity: "3" }]);
    expect(await it_.orderRow(kept.id)).toMatchObject({ reservedPercent: 100 });
    const second = await it_.ordered("shop", [{ quantity: "2" }]);
    const taking = it_.delivery(second, [it_.line(second, "2")]);
    expect(await refusalOf(it_.ship(taking))).toEqual(["sales.kept_for_others"]);
    expect(await refusalOf(it_.ship(taking, ["sales.kept_for_others"]))).toEqual(["platform.consent_needed"]);
    const manager = await it_.world.as("salesManager");
    const done = await manager.sales.delivery.create({
      document: taking as Loose,
      then: ["release", "post"],
      acknowledge: ["sales.kept_for_others"],
    });
    expect(done.document.state).toBe("posted");
  });

  it("sales.order_missing, order_not_open, other_customer, line_not_of_order, other_item", async () => {
    const order = await it_.ordered("shop", [{ quantity: "2" }]);
    const manager = await it_.world.as("salesManager");
    const release = async (document: object) => {
      const keeper = await it_.world.as("keeper");
      return await keeper.sales.delivery.create({ document: document as Loose, then: ["release"] });
    };
    const whole = [it_.line(order, "1")];
    expect(await refusalOf(release({ ...it_.delivery(order, whole), customerId: it_.ids["other"] }))).toEqual([
      "sales.other_customer",
    ]);
    expect(
      await refusalOf(release(it_.delivery(order, [{ ...it_.line(order, "1"), itemId: it_.ids["fork"] }]))),
    ).toEqual(["sales.other_item"]);
    expect(await refusalOf(release(it_.delivery(order, [{ ...it_.line(order, "0") }])))).toEqual([
      "sales.quantity_not_positive",
    ]);
    const another = await it_.ordered("shop", [{ quantity: "1" }]);
    expect(await refusalOf(release(it_.delivery(order, [it_.line(another, "1")])))).toEqual([
      "sales.line_not_of_order",
    ]);
    await manager.sales.salesOrder.act({ id: order.id, version: order.version, verb: "close" });
    expect(await refusalOf(release(it_.delivery(order, whole)))).toEqual(["sales.order_not_open"]);
    expect(await refusalOf(release({ ...it_.delivery(order, whole), orderId: it_.ids["bike"] }))).toEqual([
      "sales.order_missing",
    ]);
  });

  it("sales.lot_missing, sales.lot_not_tracked: lots leave by their number; a service by nothing", async () => {
    const order = await it_.ordered("shop", [
      { itemId: it_.ids["fork"], quantity: "2", price: "200" },
      { itemId: it_.ids["repair"], quantity: "1", price: "100" },
      { quantity: "1" },
    ]);
    expect(await refusalOf(it_.ship(it_.delivery(order, [it_.line(order, "2")])))).toEqual(["sales.lot_missing"]);
    expect(await refusalOf(it_.ship(it_.delivery(order, [it_.line(order, "1", "W1", { lotCode: "L-7" }, 2)])))).toEqual(
      ["sales.lot_not_tracked"],
    );
    const done = await it_.ship(
      it_.delivery(order, [it_.line(order, "2", "W1", { lotCode: "L-7" }), it_.line(order, "1", "W1", {}, 1)]),
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
    const order = await it_.ordered("late", [{ quantity: "1" }]);
    const admin = await it_.world.as("admin");
    const { document } = await admin.parties.customer.get({ id: it_.ids["late"]! });
    const { id, version } = document;
    await admin.parties.customer.update({ id, version, document: { ...document, blockReason: "逾期 90 天" } as Loose });
    expect(await refusalOf(it_.ship(it_.delivery(order, [it_.line(order, "1", "W2")])))).toEqual([
      "sales.customer_blocked",
    ]);
  });

  it("sales.deliveries_waiting: a month is not closed while something is picked", async () => {
    const order = await it_.ordered("shop", [{ quantity: "1" }]);
    const keeper = await it_.world.as("keeper");
    const held = await keeper.sales.delivery.create({
      document: it_.delivery(order, [it_.line(order, "1", "W2")], { deliveredOn: "2026-10-31" }) as Loose,
      then: ["release"],
    });
    const accountant = await it_.world.as("accountant");
    const close = accountant.accounting.period.close({ month: "2026-10" });
    expect(await refusalOf(close)).toContain("sales.deliveries_waiting");
    const { id, version } = held.document;
    const gone = await keeper.sales.delivery.act({ id, version, verb: "cancel", reason: "不发了" });
    expect(gone.document.state).toBe("voided");
  });
});
