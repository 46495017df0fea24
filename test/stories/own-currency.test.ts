/** A company that counts in euros: what it leaves out is in euros, and lists sum what is in many currencies in its own. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { type Api, aWorld, bankAccountId, refusalOf, type World } from "../world.ts";

// biome-ignore lint/suspicious/noExplicitAny: inputs whose presets the types do not know
type Loose = any;

const ON = "2026-11-05";
let world: World;
let admin: Api;
let head: { supplierId: string; warehouseId: string };
let itemId: string;
let location: string | null;

const document = (it: object) => ({ document: { lines: [], ...it } as Loose });
const order = (more: object, price = "10.00") =>
  admin.procurement.purchaseOrder.create({
    ...document({
      ...head,
      orderedOn: ON,
      lines: [{ itemId, quantity: "3", price, taxRate: "0", requiredOn: ON }],
      ...more,
    }),
    then: ["submit"],
  });

beforeAll(async () => {
  world = await aWorld({ baseCurrency: "EUR" });
  admin = await world.as("admin");
  const supplier = await admin.parties.supplier.create(document({ code: "S1", name: "Acme Bearings" }));
  const item = await admin.items.item.create(document({ code: "I1", name: "轴承", kind: "component", unit: "个" }));
  const { rows } = await admin.inventory.warehouse.list({});
  const warehouse = await admin.inventory.warehouse.get({ id: rows[0]!.id });
  head = { supplierId: supplier.document.id, warehouseId: rows[0]!.id };
  itemId = item.document.id;
  location = warehouse.document.usableLocationId;
});
afterAll(async () => {
  expect(await world.findings()).toEqual([]);
  await world.close();
});

/** A receipt of all that was ordered, and what its bill begins with. */
async function received(of: Awaited<ReturnType<typeof order>>) {
  const { id: orderId, version, lines } = of.document;
  const manager = await world.as("manager");
  await manager.procurement.purchaseOrder.act({ id: orderId, version, verb: "approve" });
  const line = { orderLineId: lines[0]!.id, itemId, locationId: location };
  const receipt = await admin.procurement.goodsReceipt.create({
    ...document({
      ...head,
      orderId,
      receivedOn: ON,
      lines: [{ ...line, quantityArrived: "3", quantityAccepted: "3" }],
    }),
    then: ["arrive", "post"],
  });
  return { receiptLineId: receipt.document.lines[0]!.id, itemId, quantity: "3", taxRate: "0", amountTax: "0.00" };
}
const bill = (billNumber: string, more: object) =>
  admin.finance.supplierBill.create({
    ...document({ supplierId: head.supplierId, billNumber, billedOn: ON, dueOn: ON, ...more }),
    then: ["post"],
  });

describe("a company in euros", () => {
  it("the session says its currency, and what leaves one out is in it", async () => {
    expect((await admin.session.get()).company.baseCurrency).toBe("EUR");
    const { document: supplier } = await admin.parties.supplier.get({ id: head.supplierId });
    expect(supplier.currency).toBe("EUR");
    const made = await order({});
    expect([made.document.currency, made.document.rate]).toEqual(["EUR", "1.00"]);
    const billed = await bill("B1", { lines: [{ ...(await received(made)), price: "10.00", amountNet: "30.00" }] });
    expect([billed.document.currency, billed.postings[0]!.journal[0]!.currency]).toEqual(["EUR", null]);
    const paid = await admin.finance.payment.create({
      ...document({
        supplierId: head.supplierId,
        paidOn: ON,
        bankAccountId: await bankAccountId(admin),
        amount: "30.00",
        lines: [{ openItemId: billed.document.id, amount: "30.00" }],
      }),
      then: ["post"],
    });
    expect(paid.document.currency).toBe("EUR");
  });

  it("orders and bills in yen and in euros are summed in euros", async () => {
    const made = await order({ currency: "JPY", rate: "0.006" }, "1000");
    const lines = [{ ...(await received(made)), price: "1000", amountNet: "3000.00" }];
    await bill("B2", { currency: "JPY", rate: "0.006", lines });
    const { rows } = await admin.procurement.purchaseOrder.list({ where: { currency: "JPY" } });
    expect(rows.map((it) => [it.currency, it.amount, it.amountBase])).toEqual([["JPY", "3000.00", "18.00"]]);
    expect((await admin.procurement.purchaseOrder.totals({})).sums).toEqual({ amountBase: "48", toBill: "0" });
    const bills = await admin.finance.supplierBill.list({ where: { currency: "JPY" } });
    expect(bills.rows.map((it) => [it.amountNet, it.amountBase, it.openBalance])).toEqual([
      ["3000.00", "18.00", "18.00"],
    ]);
    expect((await admin.finance.supplierBill.totals({})).sums).toEqual({ amountBase: "48", openBalance: "18" });
  });

  it("returns too", async () => {
    const { receiptLineId } = await received(await order({ currency: "JPY", rate: "0.006" }, "1000"));
    const back = { receiptLineId, itemId, what: "return_stock", locationId: location, reason: "rust" };
    const lines = [{ ...back, quantity: "1", amountNet: "1000.00" }];
    await admin.procurement.purchaseReturn.create(document({ supplierId: head.supplierId, returnedOn: ON, lines }));
    const { rows } = await admin.procurement.purchaseReturn.list({ where: { currency: "JPY" } });
    expect(rows.map((it) => [it.currency, it.amountNet, it.amountBase])).toEqual([["JPY", "1000.00", "6.00"]]);
    expect((await admin.procurement.purchaseReturn.totals({})).sums).toEqual({ quantity: "1", amountBase: "6" });
  });

  it("accounting.currency_decimals: orders, bills and payments have no more decimals than their currency", async () => {
    const yen = { currency: "JPY", rate: "0.006" };
    expect(await refusalOf(order(yen, "0.50"))).toEqual(["accounting.currency_decimals"]);
    const line = { ...(await received(await order(yen, "1000"))), price: "1000" };
    const lines = [{ ...line, amountNet: "3000.01" }];
    expect(await refusalOf(bill("B3", { ...yen, lines }))).toEqual(["accounting.currency_decimals"]);
    const { supplierId } = head;
    const paid = { ...yen, supplierId, paidOn: ON, bankAccountId: await bankAccountId(admin), amount: "100.50" };
    const payment = admin.finance.payment.create({ ...document(paid), then: ["post"] });
    expect(await refusalOf(payment)).toEqual(["accounting.currency_decimals"]);
  });
});

it("accounting.currency_decimals: a company in yen bears no freight of half a yen", async () => {
  const own = await aWorld({ baseCurrency: "JPY" });
  const api = await own.as("admin");
  const carrier = await api.parties.supplier.create(document({ code: "S1", name: "Haul" }));
  const item = await api.items.item.create(document({ code: "I1", name: "轴承", kind: "component", unit: "个" }));
  const head = { supplierId: carrier.document.id, billNumber: "H-1", billedOn: ON, dueOn: ON };
  const charge = (amountNet: string, amountTax: string) => {
    const lines = [{ receiptLineId: newId(), itemId: item.document.id }];
    return api.finance.chargeBill.create({ ...document({ ...head, amountNet, amountTax, lines }), then: ["post"] });
  };
  const codes = async (net: string, tax: string) =>
    (await refusalOf(charge(net, tax))).filter((it) => it !== "finance.receipt_missing");
  expect(await codes("100.50", "9.00")).toEqual(["accounting.currency_decimals"]);
  expect(await codes("100.00", "9.05")).toEqual(["accounting.currency_decimals"]);
  expect(await codes("100.00", "9.00")).toEqual([]);
  await own.close();
});
