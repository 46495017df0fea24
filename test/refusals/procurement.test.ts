/** Every refusal of purchasing, provoked through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aFactory, approvedOrder, DAY, type Factory, head, type Loose, line, orderOf } from "./factory.ts";

let f: Factory;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(async () => {
  expect(await f.world.findings()).toEqual([]);
  await f.world.close();
});

const order = (wanted: [string, string, string][], more: object = {}) =>
  f.admin.procurement.purchaseOrder.create({ document: orderOf(f.ids, wanted, more) as Loose, then: ["submit"] });
const receive = (lines: object[], more: object = {}) =>
  f.admin.procurement.goodsReceipt.create({
    document: { ...head(f.ids), ...more, lines } as Loose,
    then: ["arrive", "post"],
  });
const arrived = (more: object) => ({
  ...line(f.ids, "plain"),
  orderLineId: f.lines.order,
  quantityArrived: "5",
  quantityAccepted: "5",
  ...more,
});
const giveBack = (more: object, header: object = {}) =>
  f.admin.procurement.purchaseReturn.create({
    document: {
      supplierId: f.ids["supplier"],
      returnedOn: DAY,
      ...header,
      lines: [
        {
          receiptLineId: f.lines.receipt,
          itemId: f.ids["plain"],
          what: "return_stock",
          locationId: f.ids["usable"],
          quantity: "1",
          reason: "rust",
          ...more,
        },
      ],
    } as Loose,
    then: ["post"],
  });

describe("an order", () => {
  it.each([
    [
      "procurement.quantity_wrong",
      () => f.admin.procurement.purchaseOrder.create({ document: orderOf(f.ids, [["plain", "0", "1"]]) as Loose }),
    ],
    ["procurement.price_negative", () => order([["plain", "1", "-1"]])],
    ["procurement.required_before_order", () => order([["plain", "1", "1"]], { orderedOn: "2026-11-30" })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("platform.above_limit: the manager's limit is 500,000", async () => {
    const made = await order([["plain", "100000", "6"]]);
    const manager = await f.world.as("manager");
    expect(
      await refusalOf(
        manager.procurement.purchaseOrder.act({
          id: made.document.id,
          version: made.document.version,
          verb: "approve",
        }),
      ),
    ).toEqual(["platform.above_limit"]);
  });

  it("procurement.cancel_received, procurement.below_received, procurement.line_in_use: what came stays promised", async () => {
    const own = await approvedOrder(f.world, f.ids, [["plain", "10", "1"]]);
    await f.admin.procurement.goodsReceipt.create({
      document: {
        ...head(f.ids),
        orderId: own.id,
        lines: [{ ...line(f.ids, "plain"), orderLineId: own.lines[0], quantityArrived: "8", quantityAccepted: "8" }],
      } as Loose,
      then: ["arrive", "post"],
    });
    const api = f.admin.procurement.purchaseOrder;
    const point = { id: own.id, version: own.version };
    expect(await refusalOf(api.act({ ...point, verb: "cancel", reason: "x" }))).toEqual([
      "procurement.cancel_received",
    ]);
    const draft = await api.act({ ...point, verb: "amend", reason: "less" });
    const less = await api.update({
      id: own.id,
      version: draft.document.version,
      document: { ...orderOf(f.ids, []), lines: [{ ...draft.document.lines[0], quantity: "7" }] } as Loose,
    });
    expect(await refusalOf(api.act({ id: own.id, version: less.document.version, verb: "submit" }))).toEqual([
      "procurement.below_received",
    ]);
    const gone = api.update({
      id: own.id,
      version: less.document.version,
      document: orderOf(f.ids, [["second", "1", "1"]]) as Loose,
    });
    expect(await refusalOf(gone)).toEqual(["procurement.line_in_use"]);
  });
});

describe("a receipt", () => {
  it.each([
    ["procurement.nothing_arrived", () => receive([arrived({ quantityArrived: "0", quantityAccepted: "0" })])],
    ["procurement.parts_differ", () => receive([arrived({ quantityAccepted: "4" })])],
    ["procurement.over_receipt", () => receive([arrived({ quantityArrived: "60", quantityAccepted: "60" })])],
    ["procurement.lot_not_tracked", () => receive([arrived({ lotCode: "X" })])],
    ["procurement.other_item", () => receive([arrived({ itemId: f.ids["second"] })])],
    ["procurement.other_supplier", () => receive([arrived({})], { supplierId: f.ids["other"] })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("procurement.lot_missing", async () => {
    const { document } = await f.admin.procurement.purchaseOrder.get({ id: f.ids["order"]! });
    expect(
      await refusalOf(receive([arrived({ itemId: f.ids["tracked"], orderLineId: document.lines[1]!.id })])),
    ).toEqual(["procurement.lot_missing"]);
  });

  it("procurement.line_not_of_order, procurement.order_not_open: the order is another, or not approved", async () => {
    const another = await approvedOrder(f.world, f.ids, [["plain", "1", "1"]]);
    expect(await refusalOf(receive([arrived({ orderLineId: another.lines[0] })]))).toContain(
      "procurement.line_not_of_order",
    );
    await f.admin.procurement.purchaseOrder.act({ id: another.id, version: another.version, verb: "close" });
    expect(await refusalOf(receive([arrived({ orderLineId: another.lines[0] })], { orderId: another.id }))).toContain(
      "procurement.order_not_open",
    );
  });

  it("procurement.receipts_waiting: a month with an arrival that was not inspected does not close", async () => {
    const waiting = await f.admin.procurement.goodsReceipt.create({
      document: {
        ...head(f.ids),
        receivedOn: "2026-10-30",
        lines: [arrived({ quantityArrived: "1", quantityAccepted: "1" })],
      } as Loose,
      then: ["arrive"],
    });
    expect(await refusalOf(f.admin.accounting.period.close({ month: "2026-10" }))).toContain(
      "procurement.receipts_waiting",
    );
    await f.admin.procurement.goodsReceipt.act({
      id: waiting.document.id,
      version: waiting.document.version,
      verb: "cancel",
      reason: "x",
    });
  });
});

it("platform.ref_missing: an id that points to nothing", async () => {
  expect(await refusalOf(receive([arrived({})], { orderId: crypto.randomUUID() }))).toEqual([
    "procurement.order_missing",
  ]);
  const draft = f.admin.procurement.goodsReceipt.create({
    document: { ...head(f.ids), orderId: crypto.randomUUID(), lines: [arrived({})] } as Loose,
  });
  expect(await refusalOf(draft)).toEqual(["platform.ref_missing"]);
});

describe("a return", () => {
  it.each([
    ["procurement.quantity_not_positive", () => giveBack({ quantity: "0" })],
    ["procurement.receipt_line_missing", () => giveBack({ receiptLineId: crypto.randomUUID() })],
    ["procurement.over_return", () => giveBack({ quantity: "56" })],
    ["procurement.return_other_item", () => giveBack({ itemId: f.ids["second"] })],
    ["procurement.return_other_supplier", () => giveBack({}, { supplierId: f.ids["other"] })],
    ["ledger.not_enough_stock", () => giveBack({ locationId: f.ids["rejected"] })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toContain(code));

  it("procurement.receipt_not_posted", async () => {
    const waiting = await f.admin.procurement.goodsReceipt.create({
      document: { ...head(f.ids), lines: [arrived({ quantityArrived: "1", quantityAccepted: "1" })] } as Loose,
      then: ["arrive"],
    });
    expect(await refusalOf(giveBack({ receiptLineId: waiting.document.lines[0]!.id }))).toContain(
      "procurement.receipt_not_posted",
    );
  });

  it("procurement.return_amount_missing: billed goods go back for money", async () => {
    await f.admin.finance.supplierBill.create({
      document: {
        supplierId: f.ids["supplier"],
        billNumber: "R-1",
        billedOn: DAY,
        dueOn: DAY,
        lines: [
          {
            receiptLineId: f.lines.receipt,
            itemId: f.ids["plain"],
            quantity: "55",
            price: "10.00",
            amountNet: "550.00",
            amountTax: "71.50",
          },
        ],
      } as Loose,
      then: ["post"],
    });
    expect(await refusalOf(giveBack({}))).toEqual(["procurement.return_amount_missing"]);
  });
});
