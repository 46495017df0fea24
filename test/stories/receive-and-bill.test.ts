/** From an order to the bill, and a receipt made by mistake: the first document through every layer. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, aWorld, refusalOf, type World } from "../world.ts";

let world: World;
const ids: Record<string, string> = {};
beforeAll(async () => {
  world = await aWorld();
  await masters();
});
afterAll(() => world.close());

async function masters(): Promise<void> {
  const admin = await world.as("admin");
  const supplier = await admin.parties.supplier.create({
    document: { code: "S001", name: "宏达链条有限公司", nameEn: "Hongda Chain", lines: [] } as never,
  });
  ids["supplier"] = supplier.document.id;
  for (const [code, name, costing] of [
    ["CH-0234", "链条", "moving_average"],
    ["PD-0939", "脚踏", "fifo"],
  ] as const) {
    const item = await admin.items.item.create({
      document: { code, name, kind: "component", unit: "条", costing, isInspected: true, lines: [] } as never,
    });
    ids[code] = item.document.id;
  }
  const warehouses = await admin.inventory.warehouse.list({});
  const warehouse = await admin.inventory.warehouse.get({ id: warehouses.rows[0]!.id });
  ids["warehouse"] = warehouse.document.id;
  ids["place"] = warehouse.document.usableLocationId!;
}

async function anOrder(quantity: string, price: string): Promise<{ orderId: string; lines: string[] }> {
  const buyer = await world.as("buyer");
  const manager = await world.as("manager");
  const line = (code: string) => ({ itemId: ids[code]!, quantity, price, requiredOn: "2026-11-20" });
  const made = await buyer.procurement.purchaseOrder.create({
    document: {
      supplierId: ids["supplier"]!,
      orderedOn: "2026-11-02",
      warehouseId: ids["warehouse"]!,
      lines: [line("CH-0234"), line("PD-0939")],
    } as never,
    then: ["submit"],
  });
  const approved = await manager.procurement.purchaseOrder.act({
    id: made.document.id,
    version: made.document.version,
    verb: "approve",
  });
  return { orderId: approved.document.id, lines: approved.document.lines.map((it) => it.id) };
}

async function aReceipt(
  api: Api,
  order: { orderId: string; lines: string[] },
  parts: readonly [string, string, string][],
  then: ("arrive" | "post")[] = ["arrive", "post"],
) {
  const codes = ["CH-0234", "PD-0939"];
  return await api.procurement.goodsReceipt.create({
    document: {
      supplierId: ids["supplier"]!,
      orderId: order.orderId,
      warehouseId: ids["warehouse"]!,
      receivedOn: "2026-11-05",
      lines: parts.map(([arrived, accepted, rejected], i) => ({
        orderLineId: order.lines[i]!,
        itemId: ids[codes[i]!]!,
        quantityArrived: arrived,
        quantityAccepted: accepted,
        quantityRejected: rejected,
        rejectReason: rejected === "0" ? null : "rust",
        locationId: ids["place"]!,
      })),
    } as never,
    then,
  });
}

/** What came and is not billed, by order. */
async function toBill(): Promise<string[]> {
  const accountant = await world.as("accountant");
  return (await accountant.procurement.purchaseOrder.list({ where: { toBill: "0.01.." } })).rows.map((it) => it.toBill);
}

describe("an order is received, inspected and billed", () => {
  it("who made an order does not approve it", async () => {
    const manager = await world.as("manager");
    const made = await manager.procurement.purchaseOrder.create({
      document: {
        supplierId: ids["supplier"]!,
        orderedOn: "2026-11-02",
        warehouseId: ids["warehouse"]!,
        lines: [{ itemId: ids["CH-0234"]!, quantity: "1", price: "1", requiredOn: "2026-11-09" }],
      } as never,
      then: ["submit"],
    });
    const own = manager.procurement.purchaseOrder.act({
      id: made.document.id,
      version: made.document.version,
      verb: "approve",
    });
    expect(await refusalOf(own)).toEqual(["platform.own_document"]);
  });

  it("95 of 100 come into stock at the order's price, 5 wait as not ours; the preview says so before", async () => {
    const inspector = await world.as("inspector");
    const order = await anOrder("100", "48.50");
    const arrived = await aReceipt(
      inspector,
      order,
      [
        ["100", "95", "5"],
        ["100", "100", "0"],
      ],
      ["arrive"],
    );
    expect(arrived.document.number).toBe("GR-202611-0001");
    const point = { id: arrived.document.id, version: arrived.document.version, verb: "post" as const };
    const preview = await inspector.procurement.goodsReceipt.preview(point);
    const posted = await inspector.procurement.goodsReceipt.act(point);
    const plain = (postings: typeof posted.postings) =>
      postings.map(({ stock, journal, progress }) => ({ stock, journal, progress }));
    expect(plain(preview.postings)).toEqual(plain(posted.postings));
    expect(posted.postings[0]!.journal.map((line) => [line.account, line.debit, line.credit])).toEqual([
      ["140303", "4607.50", "0.00"],
      ["220202", "0.00", "4607.50"],
      ["140303", "4850.00", "0.00"],
      ["220202", "0.00", "4850.00"],
    ]);
    expect(posted.chain.map((it) => [it.direction, it.document])).toEqual([["up", "purchase_order"]]);
    expect(posted.timeline.map((it) => it.verb)).toEqual(["create", "arrive", "post"]);
    const bought = await inspector.procurement.purchaseOrder.get({ id: order.orderId });
    expect(bought.progress[order.lines[0]!]![0]).toEqual({ measure: "received", done: "95", of: "100" });
    expect(await toBill()).toEqual(["9457.50"]);
    expect(await world.findings()).toEqual([]);
    ids["receipt"] = posted.document.id;
    ids["line1"] = posted.document.lines[0]!.id;
    ids["line2"] = posted.document.lines[1]!.id;
  });

  it("a dearer bill needs the consent of who may give it, and moves only the difference", async () => {
    const accountant = await world.as("accountant");
    const bill = await accountant.finance.supplierBill.create({
      document: {
        supplierId: ids["supplier"]!,
        billNumber: "26113377",
        billedOn: "2026-11-10",
        dueOn: "2026-12-10",
        lines: [
          {
            receiptLineId: ids["line1"]!,
            itemId: ids["CH-0234"]!,
            quantity: "95",
            price: "49.00",
            amountNet: "4655.00",
            taxRate: "13",
            amountTax: "605.15",
          },
          {
            receiptLineId: ids["line2"]!,
            itemId: ids["PD-0939"]!,
            quantity: "100",
            price: "48.50",
            amountNet: "4850.00",
            taxRate: "13",
            amountTax: "630.50",
          },
        ],
      } as never,
    });
    const point = { id: bill.document.id, version: bill.document.version, verb: "post" as const };
    expect(await refusalOf(accountant.finance.supplierBill.act(point))).toEqual(["finance.price_higher"]);
    const posted = await accountant.finance.supplierBill.act({ ...point, acknowledge: ["finance.price_higher"] });
    const entries = posted.postings[0]!.journal.map((line) => [line.account, line.debit, line.credit]);
    expect(entries).toEqual([
      ["220202", "4607.50", "0.00"],
      ["140303", "47.50", "0.00"],
      ["22210101", "605.15", "0.00"],
      ["220202", "4850.00", "0.00"],
      ["22210101", "630.50", "0.00"],
      ["220201", "0.00", "10740.65"],
    ]);
    expect(posted.chain.map((it) => it.document)).toEqual(["purchase_order", "goods_receipt"]);
    // 5 of the 200 never came, and nobody waits for their bill.
    expect(await toBill()).toEqual([]);
    expect(await world.findings()).toEqual([]);
    ids["bill"] = posted.document.id;
  });

  it("the receipt is not voided while the bill rests on it; newest first it is, and nothing is left", async () => {
    const accountant = await world.as("accountant");
    const admin = await world.as("admin");
    const receipt = await admin.procurement.goodsReceipt.get({ id: ids["receipt"]! });
    const undo = { id: ids["receipt"]!, version: receipt.document.version, verb: "void" as const, reason: "录错" };
    expect(await refusalOf(admin.procurement.goodsReceipt.act(undo))).toEqual(["ledger.others_rest_on_it"]);
    const bill = await accountant.finance.supplierBill.get({ id: ids["bill"]! });
    await accountant.finance.supplierBill.act({
      id: ids["bill"]!,
      version: bill.document.version,
      verb: "void",
      reason: "重开",
    });
    expect(await toBill()).toEqual(["9457.50"]);
    const voided = await admin.procurement.goodsReceipt.act(undo);
    expect(voided.document.state).toBe("voided");
    const item = await admin.items.item.list({ search: "CH-0234" });
    expect([item.rows[0]!.onHand, item.rows[0]!.value]).toEqual(["0", "0.00"]);
    expect(await world.findings()).toEqual([]);
  });
});
