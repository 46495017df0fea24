/** Every refusal of units of measure, provoked through the API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aFactory, DAY, type Factory, head, type Loose, line, orderOf } from "./factory.ts";

let f: Factory;
let boxed: string;
/** Where 12 pieces are one of the stock unit: a piece alone is no exact part of it. */
let dozens: string;
beforeAll(async () => {
  f = await aFactory();
  boxed = await itemWith("B-1", [{ unit: "箱", quantity: "1", stockQuantity: "24" }]);
  dozens = await itemWith("D-1", [{ unit: "支", quantity: "12", stockQuantity: "1" }]);
});
afterAll(async () => {
  expect(await f.world.findings()).toEqual([]);
  await f.world.close();
});

const itemInput = (code: string, lines: object[]) =>
  ({ code, name: code, kind: "component", unit: "个", costing: "fifo", lines }) as Loose;
const itemWith = async (code: string, lines: object[]): Promise<string> =>
  (await f.admin.items.item.create({ document: itemInput(code, lines) })).document.id;
const unit = (more: object = {}) => ({ unit: "箱", quantity: "1", stockQuantity: "24", ...more });
const anItem = (...lines: object[]) => f.admin.items.item.create({ document: itemInput("X-1", lines) });
const orderLine = (itemId: string, of: string | null, quantity = "10") => ({
  itemId,
  unit: of,
  quantity,
  price: "48.00",
  requiredOn: "2026-11-20",
});
const order = (lines: object[], then: ("submit" | "approve")[] = ["submit"]) =>
  f.admin.procurement.purchaseOrder.create({ document: { ...orderOf(f.ids, []), lines } as Loose, then });

async function approved(itemId: string, of: string | null, quantity?: string) {
  const made = await order([orderLine(itemId, of, quantity)]);
  const manager = await f.world.as("manager");
  const { id, version } = made.document;
  return (await manager.procurement.purchaseOrder.act({ id, version, verb: "approve" })).document;
}
type Order = Awaited<ReturnType<typeof approved>>;

const receive = ({ id, lines }: Order, itemId: string, accepted: string, then: "arrive" | "post" = "post") =>
  f.admin.procurement.goodsReceipt.create({
    document: {
      ...head(f.ids),
      orderId: id,
      lines: [
        {
          ...line(f.ids, "plain"),
          itemId,
          orderLineId: lines[0]!.id,
          quantityArrived: accepted,
          quantityAccepted: accepted,
        },
      ],
    } as Loose,
    then: then === "post" ? ["arrive", "post"] : [],
  });

describe("an item", () => {
  it.each([
    ["items.unit_is_stock", () => anItem(unit({ unit: "个" }))],
    ["items.unit_twice", () => anItem(unit(), unit({ stockQuantity: "12" }))],
    ["items.unit_nothing", () => anItem(unit({ stockQuantity: "0" }))],
    ["items.unit_nothing", () => anItem(unit({ quantity: "-1" }))],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toEqual([code]));

  it("a unit can be taken out and put in again in one save", async () => {
    const { document } = await f.admin.items.item.create({ document: itemInput("X-2", [unit()]) });
    const saved = await f.admin.items.item.update({
      id: document.id,
      version: document.version,
      document: { ...document, lines: [unit({ stockQuantity: "20" })] } as Loose,
    });
    expect(saved.document.lines).toMatchObject([{ unit: "箱", stockQuantity: "20" }]);
  });
});

it("two units of an item change names with each other in one save", async () => {
  const id = await itemWith("W-1", [unit(), unit({ unit: "包", stockQuantity: "6" })]);
  const { document } = await f.admin.items.item.get({ id });
  const [box, pack] = document.lines;
  const lines = [
    { ...box, unit: "包" },
    { ...pack, unit: "箱" },
  ];
  const saved = await f.admin.items.item.update({
    id,
    version: document.version,
    document: { ...document, lines } as Loose,
  });
  expect(saved.document.lines).toMatchObject([
    { id: pack!.id, unit: "包", stockQuantity: "24" },
    { id: box!.id, unit: "箱", stockQuantity: "6" },
  ]);
});

it("items.supplier_unit: a price is in a unit that the item has, and keeps", async () => {
  const api = f.admin.parties.supplier;
  const prices = async (of: string | null) => {
    const { document } = await api.get({ id: f.ids["other"]! });
    const lines = [{ itemId: boxed, unit: of, price: "48.00" }];
    return await api.update({ id: document.id, version: document.version, document: { ...document, lines } as Loose });
  };
  expect(await refusalOf(prices("桶"))).toEqual(["items.supplier_unit"]);
  await prices("箱");
  const { document } = await f.admin.items.item.get({ id: boxed });
  const without = { id: document.id, version: document.version, document: { ...document, lines: [] } as Loose };
  expect(await refusalOf(f.admin.items.item.update(without))).toEqual(["items.supplier_unit"]);
});

describe("an order", () => {
  it("items.unit_unknown", async () =>
    expect(await refusalOf(order([orderLine(boxed, "桶")]))).toEqual(["items.unit_unknown"]));

  it("the stock unit by its name is the stock unit", async () => {
    const { document } = await order([orderLine(boxed, "个")]);
    expect(document.lines).toMatchObject([{ unit: null, unitQuantity: "1", unitStockQuantity: "1" }]);
  });

  it("platform.unit_not_exact: 1 of 12 is no exact part, and 3 is", async () => {
    const refused = order([orderLine(dozens, "支", "1")]);
    expect(await refusalOf(refused)).toEqual(["platform.unit_not_exact"]);
    await expect(refused).rejects.toMatchObject({
      data: { issues: [{ params: { quantity: "1", unit: "支", step: "3" } }] },
    });
    expect((await order([orderLine(dozens, "支", "3")])).document.state).toBe("submitted");
  });

  it("platform.too_big: a draft too says no more than a quantity of the stock unit can", async () => {
    const refused = order([orderLine(boxed, "箱", "999999999999")], []);
    expect(await refusalOf(refused)).toEqual(["platform.too_big"]);
    await expect(refused).rejects.toMatchObject({
      data: { issues: [{ path: "lines.0.quantity", params: { maximum: "41666666666.666666" } }] },
    });
  });

  it("items.unit_fixed: what a receipt counts in boxes stays in boxes, a draft's too", async () => {
    const own = await approved(boxed, "箱");
    await receive(own, boxed, "1", "arrive");
    const api = f.admin.procurement.purchaseOrder;
    const draft = await api.act({ id: own.id, version: own.version, verb: "amend", reason: "x" });
    const save = (more: object) =>
      api.update({
        id: own.id,
        version: draft.document.version,
        document: { ...draft.document, lines: [{ ...draft.document.lines[0], ...more }] } as Loose,
      });
    expect(await refusalOf(save({ unit: null }))).toEqual(["items.unit_fixed"]);
    expect(await refusalOf(save({ itemId: dozens, unit: null }))).toEqual(["items.unit_fixed"]);
    expect((await save({ unitStockQuantity: "20" })).document.lines[0]).toMatchObject({ unitStockQuantity: "24" });
  });
});

describe("what does not convert exactly", () => {
  let receiptLine: string;
  beforeAll(async () => {
    const own = await approved(dozens, "支", "12");
    expect(await refusalOf(receive(own, dozens, "4"))).toContain("platform.unit_not_exact");
    receiptLine = (await receive(own, dozens, "9")).document.lines[0]!.id;
  });

  it("is not billed", async () => {
    const amounts = { price: "48.00", amountNet: "48.00", taxRate: "13", amountTax: "6.24" };
    const bill = f.admin.finance.supplierBill.create({
      document: {
        supplierId: f.ids["supplier"],
        billNumber: "U-1",
        billedOn: DAY,
        dueOn: DAY,
        lines: [{ receiptLineId: receiptLine, itemId: dozens, quantity: "1", ...amounts }],
      } as Loose,
      then: ["post"],
    });
    expect(await refusalOf(bill)).toEqual(["platform.unit_not_exact"]);
  });

  it("is not returned", async () => {
    const back = { what: "return_stock", locationId: f.ids["usable"], quantity: "1", reason: "rust" };
    const returned = f.admin.procurement.purchaseReturn.create({
      document: {
        supplierId: f.ids["supplier"],
        returnedOn: DAY,
        lines: [{ receiptLineId: receiptLine, itemId: dozens, ...back }],
      } as Loose,
      then: ["post"],
    });
    expect(await refusalOf(returned)).toEqual(["platform.unit_not_exact"]);
  });
});
