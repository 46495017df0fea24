/**
 * The reports of insight on a small history whose every figure can be worked out by hand, and beside the accounts. In November: 2 bicycles delivered at
 * 1000.00 (cost 700.00 each) on the 5th, one back on the 18th; 5 bought at 740.00 for the 20th, here on the 24th, one of them rejected, billed as
 * ordered; 3 bought at 750.00 for the 25th, here on the day, billed at 760.00.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, type Day } from "../../src/kernel/dates.ts";
import { refusalOf } from "../world.ts";
import { threeReceived } from "./buying.ts";
import type { Loose } from "./making.ts";
import { aSeller, type Seller } from "./selling.ts";

let s: Seller;
let api: Loose;
const november = { from: "2026-11-01", to: "2026-11-30" };
beforeAll(async () => {
  s = await aSeller();
  api = (await s.world.as("admin")) as Loose;
  const { deliveryLine } = await s.invoiced("shop", "2", { net: "2000.00", tax: "260.00" }, "W1");
  await s.takeBack("shop", [[deliveryLine, "1"]]);
  const onTime = await threeReceived(s);
  await bill("B-1", "2026-11-26", onTime, "3", "760", "2280.00", "296.40");
  const late = await fiveReceivedLate();
  await bill("B-2", "2026-11-27", late, "4", "740", "2960.00", "384.80");
});
afterAll(() => s.world.close());

async function fiveReceivedLate(): Promise<string> {
  const { ids, world } = s;
  const head = { supplierId: ids["supplier"], warehouseId: ids["W1"] };
  const line = { itemId: ids["bike"], quantity: "5", price: "740", taxRate: "13", requiredOn: "2026-11-20" };
  const order = await api.procurement.purchaseOrder.create({
    document: { ...head, orderedOn: "2026-11-10", lines: [line] },
    then: ["submit"],
  });
  const { id, version } = order.document;
  const manager = (await world.as("manager")) as Loose;
  const { document } = await manager.procurement.purchaseOrder.act({ id, version, verb: "approve" });
  const arrived = {
    orderLineId: document.lines[0].id,
    itemId: ids["bike"],
    quantityArrived: "5",
    quantityAccepted: "4",
    quantityRejected: "1",
    rejectReason: "rust",
    locationId: ids["W1/usable"],
  };
  const receipt = await api.procurement.goodsReceipt.create({
    document: { ...head, orderId: id, receivedOn: "2026-11-24", lines: [arrived] },
    then: ["arrive", "post"],
  });
  return receipt.document.lines[0].id;
}

async function bill(
  billNumber: string,
  billedOn: string,
  receiptLineId: string,
  quantity: string,
  price: string,
  amountNet: string,
  amountTax: string,
) {
  const line = { receiptLineId, itemId: s.ids["bike"], quantity, price, amountNet, taxRate: "13", amountTax };
  const dueOn = addDays(billedOn as Day, 30);
  await api.finance.supplierBill.create({
    document: { supplierId: s.ids["supplier"], billNumber, billedOn, dueOn, lines: [line] },
    then: ["post"],
    acknowledge: ["finance.price_higher"],
  });
}

const bookSum = async (what: string, accounts: string) => {
  const [row] = await s.world.database.transaction({ as: "owner" }, (tx) =>
    tx.query<{ sum: string }>(
      `select trim_scale(coalesce(sum(${what}), 0))::text as sum from account_balance where org_id = $1 and account ~ $2 and month <= '2026-11'`,
      [s.world.company.orgId, accounts],
    ),
  );
  return row!.sum;
};

describe("sales", () => {
  it("by month, customer and item: net of what came back, at the cost of the books", async () => {
    const figures = { revenue: "1000.00", cost: "700.00", margin: "300.00", marginPercent: "30.00" };
    const month = await api.insight.salesByMonth(november);
    expect(month.rows).toEqual([{ month: "2026-11", ...figures }]);
    expect(month.freshAt).toMatch(/^2026-/);
    const customers = await api.insight.salesByCustomer(november);
    expect(customers.rows).toEqual([{ customerId: s.ids["shop"], ...figures }]);
    const items = await api.insight.salesByItem(november);
    expect(items.rows).toEqual([{ itemId: s.ids["bike"], quantity: "1", ...figures }]);
    const { rows } = await api.insight.salesLines(november);
    expect(rows.map((it: Loose) => [it.documentType, it.quantity, it.revenue, it.cost])).toEqual([
      ["delivery", "2", "2000.00", "1400.00"],
      ["sales_return", "-1", "-1000.00", "-700.00"],
    ]);
  });

  it("come to the accounts of income and of cost of sales", async () => {
    const { totals } = await api.insight.salesByCustomer(november);
    expect(totals["revenue"]).toBe(await bookSum("credit - debit", "^(5001|5051)"));
    expect(totals["cost"]).toBe(await bookSum("debit - credit", "^(5401|5402)"));
  });

  it("who may not see margins sees revenue alone, on the page and in the sheet", async () => {
    const seller = (await s.world.as("seller")) as Loose;
    const { rows, totals } = await seller.insight.salesByMonth(november);
    expect(rows).toEqual([{ month: "2026-11", revenue: "1000.00", cost: null, margin: null, marginPercent: null }]);
    expect(totals).toEqual({ revenue: "1000" });
    const keeper = (await s.world.as("keeper")) as Loose;
    expect(await refusalOf(keeper.insight.salesByMonth(november))).toEqual(["platform.not_allowed"]);
    expect(await refusalOf(keeper.reports.export({ module: "insight", name: "sales_by_month", ...november }))).toEqual([
      "platform.not_allowed",
    ]);
    const { body } = await seller.reports.export({ module: "insight", name: "sales_by_month", ...november });
    expect(body.size).toBeGreaterThan(1000);
    const unknown = { module: "insight", name: "weather", ...november };
    expect(await refusalOf(seller.reports.export(unknown))).toEqual(["platform.unknown_kind"]);
    const wrong = { module: "insight", name: "sales_by_month", from: "yesterday", to: "2026-11-30" };
    expect(await refusalOf(seller.reports.export(wrong))).toEqual(["platform.bad_input"]);
  });
});

describe("stock", () => {
  // 7600.00 at the start; −1400.00 for 26 of 30 days, 700.00 for 13, 2960.00 for 7, 2250.00 for 6 and 30.00 for 5: 235,070.00 ÷ 30 = 7835.67.
  const bike = { used: "700.00", average: "7835.67", turnover: "0.0893", days: "335.81" };

  it("turns over by its cost of goods out and its average value, day by day", async () => {
    const { rows } = await api.insight.stockTurnover(november);
    expect(rows).toMatchObject([
      { itemId: s.ids["bike"], ...bike, closing: "12140.00" },
      { itemId: s.ids["fork"], used: "0.00", average: "500.00", closing: "500.00", turnover: "0", days: null },
    ]);
    const [month] = (await api.insight.turnoverByMonth({ ...november, itemId: s.ids["bike"] })).rows;
    expect(month).toEqual({ month: "2026-11", ...bike, closing: "12140.00" });
    const [category] = (await api.insight.turnoverByCategory(november)).rows;
    expect(category).toMatchObject({ categoryId: null, used: "700.00", average: "8335.67", closing: "12640.00" });
  });

  it("comes to the accounts of inventory", async () => {
    const { totals } = await api.insight.stockTurnover(november);
    expect(totals["closing"]).toBe(await bookSum("debit - credit", "^14"));
  });

  it("that lies still is dead, that lasts too long is slow", async () => {
    const { rows } = await api.insight.slowStock({ on: "2026-11-30", days: 30 });
    expect(rows).toMatchObject([
      {
        itemId: s.ids["fork"],
        pace: "dead",
        quantity: "5",
        value: "500.00",
        lastOut: null,
        idleDays: 30,
        coverDays: null,
      },
      {
        itemId: s.ids["bike"],
        pace: "slow",
        quantity: "16",
        lastOut: "2026-11-05",
        idleDays: 25,
        used: "1",
        coverDays: "480",
      },
    ]);
  });
});

describe("buying", () => {
  it("what a bicycle cost, bill by bill", async () => {
    const { rows } = await api.insight.purchasePrices({ ...november, itemId: s.ids["bike"] });
    expect(rows).toMatchObject([
      {
        billedOn: "2026-11-26",
        documentType: "supplier_bill",
        quantity: "3",
        price: "760.00",
        amount: "2280.00",
        changePercent: null,
      },
      { billedOn: "2026-11-27", quantity: "4", price: "740.00", amount: "2960.00", changePercent: "-2.63" },
    ]);
  });

  it("who keeps his word, and what of it is good", async () => {
    const { rows } = await api.insight.supplierPerformance(november);
    const shares = { onTimePercent: "50.00", daysLate: "4", acceptedPercent: "87.50" };
    expect(rows).toEqual([
      { supplierId: s.ids["supplier"], lines: 2, onTime: 1, arrived: "8", accepted: "7", rejected: "1", ...shares },
    ]);
    const receipts = (await api.insight.receiptsByPromise(november)).rows;
    expect(receipts.map((it: Loose) => [it.arrivedOn, it.promisedOn, it.daysLate])).toEqual([
      ["2026-11-24", "2026-11-20", 4],
      ["2026-11-25", "2026-11-25", null],
    ]);
  });
});

/** Item, quantity and value of a year (Heizer & Render, Operations Management: ABC analysis). */
const CHIPS = [
  ["10286", "1000", "90000.00"],
  ["11526", "500", "77000.00"],
  ["12760", "1550", "26350.00"],
  ["10867", "350", "15001.00"],
  ["10500", "1000", "12500.00"],
  ["12572", "600", "8502.00"],
  ["14075", "2000", "1200.00"],
  ["01036", "100", "850.00"],
  ["01307", "1200", "504.00"],
  ["10572", "250", "150.00"],
] as const;

it("ABC: the book's classes at its limits, 80 and 95 otherwise", async () => {
  const { ids } = s;
  const { document: category } = await api.items.itemCategory.create({
    document: { code: "CH", name: "芯片", lines: [] },
  });
  for (const [code] of CHIPS) {
    const document = {
      code,
      name: code,
      kind: "component",
      unit: "个",
      categoryId: category.id,
      costing: "moving_average",
      lines: [],
    };
    ids[code] = (await api.items.item.create({ document })).document.id;
  }
  const stock = CHIPS.map(([code, quantity, debit]) => ({
    what: "stock",
    itemId: ids[code],
    locationId: ids["W1/usable"],
    quantity,
    debit,
  }));
  await api.finance.opening.create({
    document: { openedOn: "2026-10-31", lines: [...stock, { what: "account", account: "3001", credit: "232057.00" }] },
    then: ["post"],
  });
  const order = await s.ordered(
    "other",
    CHIPS.map(([code, quantity]) => ({ itemId: ids[code], quantity, price: "1" })),
  );
  const acknowledge = ["sales.below_cost"];
  await s.ship(
    s.delivery(
      order,
      CHIPS.map(([, quantity], at) => s.line(order, quantity, "W1", {}, at)),
    ),
    acknowledge,
  );
  const abc = async (more: object) =>
    (await api.insight.abc({ ...november, categoryId: category.id, ...more })).rows
      .map((it: Loose) => it.class)
      .join("");
  expect(await abc({ limitA: "70", limitB: "94" })).toBe("AABBBCCCCC");
  expect(await abc({})).toBe("AAABBCCCCC");
  const { rows, totals } = await api.insight.abc({ ...november, categoryId: category.id });
  expect(totals["value"]).toBe("232057");
  expect(rows.slice(0, 2).map((it: Loose) => [it.itemId, it.percent, it.cumulative])).toEqual([
    [ids["10286"], "38.78", "38.78"],
    [ids["11526"], "33.18", "71.97"],
  ]);
});

it("the doctor finds nothing", async () => expect(await s.world.findings()).toEqual([]));
