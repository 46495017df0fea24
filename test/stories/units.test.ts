/**
 * Bought by the box, kept by the piece, through the HTTP API: boxes are suggested → they are ordered → they come in two
 * parts, one box bad → the bill is in boxes, and dearer → a box goes back → the count is in pieces. A box is 24 until the item says 20:
 * the old order keeps its 24. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { aWorld, entriesOf, orderedLines, refusalOf, storeOf, type World } from "../world.ts";

let world: World;
const it_: Record<string, string> = {};

beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  Object.assign(it_, await storeOf(admin));
  const supplier = await admin.parties.supplier.create({
    document: { code: "S001", name: "宏达", lines: [] } as never,
  });
  const item = await admin.items.item.create({
    document: {
      code: "BT-1",
      name: "螺栓",
      kind: "component",
      unit: "个",
      costing: "fifo",
      reorderPoint: "50",
      maximumStock: "220",
      lines: [{ unit: "箱", quantity: "1", stockQuantity: "24" }],
    } as never,
  });
  Object.assign(it_, { supplier: supplier.document.id, item: item.document.id });
  await admin.parties.supplier.update({
    id: supplier.document.id,
    version: supplier.document.version,
    document: {
      ...supplier.document,
      lines: [{ itemId: item.document.id, unit: "箱", price: "48.00", minimumQuantity: "2", leadTimeDays: 9 }],
    } as never,
  });
});
afterAll(() => world.close());
afterEach(async () => expect(await world.findings()).toEqual([]));

it("220 pieces are missing: ten boxes are suggested, ordered and on order in pieces", async () => {
  const buyer = await world.as("buyer");
  const { suggestions } = await buyer.planning.requirements.list({});
  expect(suggestions).toMatchObject([
    {
      quantity: "10",
      stockQuantity: "240",
      stockUnit: "个",
      amount: "480.00",
      offers: [{ unit: "箱", price: "48.00", unitQuantity: "1", unitStockQuantity: "24" }],
    },
  ]);
  const made = await buyer.planning.requirements.order({ lines: orderedLines(suggestions, it_["warehouse"]!) });
  it_["order"] = made.purchaseOrders[0]!.id;
  expect((await buyer.planning.requirements.list({})).suggestions).toEqual([]);
  const { rows } = await buyer.planning.availability({} as never);
  expect(rows).toMatchObject([{ onOrder: "240", available: "240" }]);
  const first = await buyer.inventory.stockOnHand({ first: 1 } as never);
  expect([first.rows.length, first.count, first.totals]).toEqual([first.count === 0 ? 0 : 1, first.count, {}]);
  const manager = await world.as("manager");
  const { document } = await manager.procurement.purchaseOrder.get({ id: it_["order"]! });
  expect(document.lines).toMatchObject([
    { unit: "箱", unitQuantity: "1", unitStockQuantity: "24", quantity: "10", price: "48.00" },
  ]);
  await manager.procurement.purchaseOrder.act({ id: document.id, version: document.version, verb: "approve" });
  it_["orderLine"] = document.lines[0]!.id;
});

it("the item's box becomes 20; the order's stays 24", async () => {
  const admin = await world.as("admin");
  const { document } = await admin.items.item.get({ id: it_["item"]! });
  await admin.items.item.update({
    id: document.id,
    version: document.version,
    document: { ...document, lines: [{ ...document.lines[0], stockQuantity: "20" }] } as never,
  });
  const order = await admin.procurement.purchaseOrder.get({ id: it_["order"]! });
  expect(order.document.lines).toMatchObject([{ unit: "箱", unitStockQuantity: "24" }]);
});

async function receive(arrived: string, accepted: string, rejected: string) {
  const admin = await world.as("admin");
  return await admin.procurement.goodsReceipt.create({
    document: {
      supplierId: it_["supplier"]!,
      orderId: it_["order"]!,
      warehouseId: it_["warehouse"]!,
      receivedOn: "2026-11-11",
      lines: [
        {
          orderLineId: it_["orderLine"]!,
          itemId: it_["item"]!,
          quantityArrived: arrived,
          quantityAccepted: accepted,
          quantityRejected: rejected,
          ...(rejected === "0" ? {} : { rejectReason: "rust" }),
          locationId: it_["usable"]!,
        },
      ],
    } as never,
    then: ["arrive", "post"],
  });
}

it("4 boxes arrive, one is bad; the next 7 make ten, and an eighth would be too many", async () => {
  world.today("2026-11-11");
  const first = await receive("4", "3", "1");
  expect(entriesOf(first)).toEqual(["140303 144.00 0.00", "220202 0.00 144.00"]);
  expect(first.refs[it_["orderLine"]!]).toMatchObject({ unit: "箱" });
  it_["receipt"] = first.document.id;
  it_["receiptLine"] = first.document.lines[0]!.id;
  const admin = await world.as("admin");
  expect((await admin.inventory.stockOnHand({} as never)).rows[0]).toMatchObject({
    onHand: "72",
    notOwned: "24",
    value: "144.00",
  });
  expect(await refusalOf(receive("8", "8", "0"))).toEqual(["procurement.over_receipt"]);
  const second = await receive("7", "7", "0");
  expect(entriesOf(second)).toEqual(["140303 336.00 0.00", "220202 0.00 336.00"]);
  const order = await admin.procurement.purchaseOrder.get({ id: it_["order"]! });
  expect(order.progress[it_["orderLine"]!]).toMatchObject([
    { measure: "received", done: "10", of: "10" },
    { measure: "billed", done: "0", of: "10" },
  ]);
  const { rows } = await admin.procurement.purchaseOrder.list({});
  expect(rows).toMatchObject([{ amount: "480.00", receivedPercent: 100 }]);
});

async function bill(boxes: string, net: string, tax: string) {
  const admin = await world.as("admin");
  return await admin.finance.supplierBill.create({
    document: {
      supplierId: it_["supplier"]!,
      billNumber: `B-${boxes}`,
      billedOn: "2026-11-11",
      dueOn: "2026-12-11",
      lines: [
        {
          receiptLineId: it_["receiptLine"]!,
          itemId: it_["item"]!,
          quantity: boxes,
          price: "50.00",
          amountNet: net,
          amountTax: tax,
        },
      ],
    } as never,
    then: ["post"],
    acknowledge: ["finance.price_higher"],
  });
}

it("two of the three boxes are billed at 50.00 a box: the estimate of two is settled, and 4.00 is late cost", async () => {
  expect(await refusalOf(bill("4", "200.00", "26.00"))).toEqual(["finance.over_billed"]);
  expect(entriesOf(await bill("2", "100.00", "13.00"))).toEqual([
    "220202 96.00 0.00",
    "140303 4.00 0.00",
    "22210101 13.00 0.00",
    "220201 0.00 113.00",
  ]);
  const admin = await world.as("admin");
  const receipt = await admin.procurement.goodsReceipt.get({ id: it_["receipt"]! });
  expect(receipt.progress[it_["receiptLine"]!]).toMatchObject([
    { measure: "billed", done: "2", of: "3" },
    { measure: "returned", done: "0", of: "3" },
  ]);
});

it("a box goes back, and the rejected one with it", async () => {
  const admin = await world.as("admin");
  const back = { receiptLineId: it_["receiptLine"]!, itemId: it_["item"]!, reason: "rust" };
  const returned = (quantity: string) =>
    admin.procurement.purchaseReturn.create({
      document: {
        supplierId: it_["supplier"]!,
        returnedOn: "2026-11-11",
        lines: [
          { ...back, what: "return_stock", locationId: it_["usable"]!, quantity },
          { ...back, what: "return_rejected", locationId: it_["rejected"]!, quantity: "1" },
        ],
      } as never,
      then: ["post"],
    });
  const refused = await refusalOf(returned("4"));
  expect(refused).toContain("procurement.over_return");
  // The box that was not billed: the estimate of 48.00, while FIFO has 148.00 for three boxes.
  expect(entriesOf(await returned("1"))).toEqual(["140303 -49.33 0.00", "540101 1.33 0.00", "220202 0.00 -48.00"]);
  expect((await admin.inventory.stockOnHand({} as never)).rows[0]).toMatchObject({ onHand: "216", notOwned: "0" });
});

it("the count is in pieces", async () => {
  const admin = await world.as("admin");
  const line = { itemId: it_["item"]!, locationId: it_["usable"]!, quantityBook: "216", quantityCounted: "215" };
  const counted = await admin.inventory.stockCount.create({
    document: {
      warehouseId: it_["warehouse"]!,
      countedOn: "2026-11-11",
      lines: [{ ...line, reason: "错发" }],
    } as never,
    then: ["submit"],
  });
  const { id, version } = counted.document;
  await admin.inventory.stockCount.act({ id, version, verb: "post" });
  expect((await admin.inventory.stockOnHand({} as never)).rows[0]).toMatchObject({ onHand: "215" });
});

it("what was received by mistake is voided, in pieces too; the order is printed in boxes", async () => {
  const admin = await world.as("admin");
  const over = { acknowledge: ["procurement.over_receipt"] };
  const line = { orderLineId: it_["orderLine"]!, itemId: it_["item"]!, locationId: it_["usable"]! };
  const wrong = await admin.procurement.goodsReceipt.create({
    document: {
      supplierId: it_["supplier"]!,
      orderId: it_["order"]!,
      warehouseId: it_["warehouse"]!,
      receivedOn: "2026-11-11",
      lines: [
        { ...line, quantityArrived: "0.5", quantityAccepted: "0.5" },
        { ...line, quantityArrived: "1", quantityAccepted: "1" },
      ],
    } as never,
    then: ["arrive", "post"],
    ...over,
  });
  expect((await admin.inventory.stockOnHand({} as never)).rows[0]).toMatchObject({ onHand: "251" });
  const { id, version } = wrong.document;
  await admin.procurement.goodsReceipt.act({ id, version, verb: "void", reason: "重复" });
  expect((await admin.inventory.stockOnHand({} as never)).rows[0]).toMatchObject({ onHand: "215" });
  for (const print of [
    () => admin.procurement.purchaseOrder.print({ id: it_["order"]!, form: "a4" }),
    () => admin.procurement.goodsReceipt.print({ id: it_["receipt"]!, form: "three_part" }),
  ]) {
    const bytes = Buffer.from(await (await print()).body.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  }
});

it("an order's box that is changed behind the books is named by the doctor", async () => {
  const box = (pieces: string) =>
    world.database.transaction({ as: "owner" }, (tx) =>
      tx.query("update purchase_order_line set unit_stock_quantity = $1 where purchase_order_line_id = $2", [
        pieces,
        it_["orderLine"]!,
      ]),
    );
  await box("20");
  const found = await world.findings();
  expect(found.some((it) => it.includes("order-progress"))).toBe(true);
  expect(found.some((it) => it.includes("receipt-lines"))).toBe(true);
  await box("24");
});
