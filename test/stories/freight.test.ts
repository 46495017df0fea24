/** Freight of 109.00 over receipt lines of 600.00 and 400.00, half of the first used already (CHINA §3). */
import { afterAll, beforeAll, expect, it } from "vitest";
import { aWorld, refusalOf, type World } from "../world.ts";

let world: World;
const ids: Record<string, string> = {};
beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  const manager = await world.as("manager");
  const supplier = await admin.parties.supplier.create({
    document: { code: "S001", name: "宏达链条有限公司", lines: [] } as never,
  });
  ids["supplier"] = supplier.document.id;
  const warehouse = await admin.inventory.warehouse.get({ id: (await admin.inventory.warehouse.list({})).rows[0]!.id });
  const lines = [];
  for (const [code, price] of [
    ["A", "6.00"],
    ["B", "4.00"],
  ] as const) {
    const item = await admin.items.item.create({
      document: { code, name: code, kind: "material", unit: "kg", costing: "fifo", lines: [] } as never,
    });
    ids[code] = item.document.id;
    lines.push({ itemId: item.document.id, quantity: "100", price, requiredOn: "2026-11-09" });
  }
  const header = { supplierId: ids["supplier"], warehouseId: warehouse.document.id };
  const order = await admin.procurement.purchaseOrder.create({
    document: { ...header, orderedOn: "2026-11-02", lines } as never,
    then: ["submit"],
  });
  const approved = await manager.procurement.purchaseOrder.act({
    id: order.document.id,
    version: order.document.version,
    verb: "approve",
  });
  const receipt = await admin.procurement.goodsReceipt.create({
    document: {
      ...header,
      orderId: order.document.id,
      receivedOn: "2026-11-03",
      lines: approved.document.lines.map((line) => ({
        orderLineId: line.id,
        itemId: line.itemId,
        quantityArrived: "100",
        quantityAccepted: "100",
        locationId: warehouse.document.usableLocationId,
      })),
    } as never,
    then: ["arrive", "post"],
  });
  ids["lineA"] = receipt.document.lines[0]!.id;
  ids["lineB"] = receipt.document.lines[1]!.id;
  await admin.inventory.otherMovement.create({
    document: {
      direction: "out",
      movedOn: "2026-11-04",
      account: "400102",
      reason: "领料",
      lines: [{ itemId: ids["A"], locationId: warehouse.document.usableLocationId, quantity: "50" }],
    } as never,
    then: ["post"],
  });
});
afterAll(() => world.close());

const charge = (lines: object[], amountNet = "100.00") => ({
  document: {
    supplierId: ids["supplier"],
    billNumber: `F-${amountNet}-${lines.length}`,
    billedOn: "2026-11-05",
    dueOn: "2026-12-05",
    amountNet,
    amountTax: "9.00",
    lines,
  } as never,
  then: ["post" as const],
});

it("each line bears its share, where the goods are now", async () => {
  const accountant = await world.as("accountant");
  const lines = [
    { receiptLineId: ids["lineA"], itemId: ids["A"] },
    { receiptLineId: ids["lineB"], itemId: ids["B"] },
  ];
  const posted = await accountant.finance.chargeBill.create(charge(lines));
  expect(posted.postings[0]!.journal.map((line) => `${line.account} ${line.debit} ${line.credit}`)).toEqual([
    "140301 30.00 0.00",
    "540101 30.00 0.00",
    "140301 40.00 0.00",
    "22210101 9.00 0.00",
    "224105 0.00 109.00",
  ]);
  expect(await world.findings()).toEqual([]);
  // What is owed for it is aged with the bills.
  const { rows } = await accountant.finance.payablesAgeing({ on: "2026-12-10", partyId: null });
  expect(rows).toMatchObject([{ total: "1109.00", notDue: "0.00", days30: "109.00", notBilled: "1000.00" }]);
  const { rows: figures } = await accountant.finance.keyFigures({ on: "2026-12-10" });
  expect(figures).toMatchObject([{ payable: "109.00", payableOverdue: "109.00" }]);
  const voided = await accountant.finance.chargeBill.act({
    id: posted.document.id,
    version: posted.document.version,
    verb: "void",
    reason: "重开",
  });
  expect(voided.document.state).toBe("voided");
  expect(await world.findings()).toEqual([]);
});

it("nothing to spread, or nothing to spread it over, is refused", async () => {
  const accountant = await world.as("accountant");
  const line = { receiptLineId: ids["lineA"], itemId: ids["A"] };
  expect(await refusalOf(accountant.finance.chargeBill.create(charge([line], "0.00")))).toEqual([
    "finance.charge_amount",
  ]);
  expect(
    await refusalOf(accountant.finance.chargeBill.create(charge([{ receiptLineId: ids["A"], itemId: ids["A"] }]))),
  ).not.toEqual([]);
});
