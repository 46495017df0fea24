/**
 * A cost that is known late finds the goods where they are: in stock, in the work order that is open still, else in cost of sales (CHINA §3 C, 单到补差).
 * It is spread by pieces: of a receipt of 100 whose bill is 20.00 dearer each piece bears 0.20, wherever it went.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCostFactory, type CostFactory } from "./factory.ts";

let f: CostFactory;
beforeAll(async () => {
  f = await aCostFactory();
});
beforeEach(() => f.begin());
afterEach(async () => expect(await f.world.findings()).toEqual([]));
afterAll(() => f.world.close());

/**
 *   Nov  2  receive 100 @ 10.00, the first receipt          1000.00
 *        3  receive 100 @ 12.00, the second                 1200.00
 *        5  20 are sold; 30 go into order A, which makes 10 of its 30; 20 into order B, which makes all its 20: a piece each, no labour
 *   so of the first receipt 70 are used and 30 are here; order A is open
 *        9  the first is billed at 10.20: 1020.00 + 132.60; 20.00 more
 *           30 here × 0.20 = 6.00 stock; 30 in A × 0.20 = 6.00 in process; 20 sold and 20 in B, which is finished: 40 × 0.20 = 8.00 cost of sales
 *        9  the second is billed at 11.70: 1170.00 + 152.10; 30.00 less, all of it here
 *       10  order A makes its last 20
 *
 *                       fifo                             moving average: 2200.00 ÷ 200 = 11.00
 *   20 sold             20 × 10            = 200.00      20 × 11             = 220.00
 *   A, the first 10     10 × 10            = 100.00      10 × 11             = 110.00
 *   A, the last 20      20 × 10 + 6.00     = 206.00      20 × 11 + 6.00      = 226.00
 *   B, 20               20 × 10            = 200.00      20 × 11             = 220.00
 *   130 here            306.00 + 1170.00   = 1476.00     1430 + 6.00 − 30.00 = 1406.00
 *   cost of sales       200.00 + 8.00      = 208.00      220.00 + 8.00       = 228.00
 *   in all              2190.00                          2190.00 = 1020.00 + 1170.00 billed
 */
describe("a bill at another price, when part is used and part is sold", () => {
  const ANSWERS = [
    { method: "fifo", open: "206.00", made: "506.00", left: "1476.00", costOfSales: "208.00" },
    { method: "moving_average", open: "226.00", made: "556.00", left: "1406.00", costOfSales: "228.00" },
  ] as const;
  it.each(ANSWERS)("$method: $left here, $made made, $costOfSales cost of sales", async ({ method, ...answer }) => {
    await f.item("hub", "component", method);
    await f.item("wheel", "finished", method);
    await f.madeOf("wheel", { hub: "1" });
    const first = await f.buy("hub", "100", "10", "2026-11-02");
    const second = await f.buy("hub", "100", "12", "2026-11-03");
    await f.sell("hub", "20", "15", "2026-11-05");
    const [a, b] = [await f.workOrder("wheel", "30", "2026-11-05"), await f.workOrder("wheel", "20", "2026-11-05")];
    await f.issue(a, { hub: "30" }, "2026-11-05");
    await f.complete(a, "10", "2026-11-05");
    await f.issue(b, { hub: "20" }, "2026-11-05");
    await f.complete(b, "20", "2026-11-05");

    expect(await f.bill(first, "2026-11-09", { price: "10.20" })).toEqual([
      "220202 1000.00 0.00",
      "140303 6.00 0.00",
      "40010101 6.00 0.00",
      "540101 8.00 0.00",
      "22210101 132.60 0.00",
      "220201 0.00 1152.60",
    ]);
    expect(await f.bill(second, "2026-11-09", { price: "11.70" })).toEqual([
      "220202 1200.00 0.00",
      "140303 -30.00 0.00",
      "22210101 152.10 0.00",
      "220201 0.00 1322.10",
    ]);
    expect(await f.inProcess(a)).toBe(answer.open);
    await f.complete(a, "20", "2026-11-10");
    expect(await f.stock("hub")).toBe(`130 = ${answer.left}`);
    expect(await f.stock("wheel")).toBe(`50 = ${answer.made}`);
    expect(await f.books()).toEqual({
      "112202": "Dr 339.00",
      "140303": `Dr ${answer.left}`,
      "140501": `Dr ${answer.made}`,
      "220201": "Cr 2474.70",
      "222106": "Cr 39.00",
      "22210101": "Dr 284.70",
      "500101": "Cr 300.00",
      "540101": `Dr ${answer.costOfSales}`,
    });
  });
});

describe("a dearer bill at month-end average", () => {
  /**
   * 100 @ 10.00 are received, 70 sold, then the bill says 10.20. The month's price is what was billed ÷ what came: 1020.00 ÷ 100 = 10.20, so 714.00
   * are cost of sales and 306.00 are here, just as the bill left them: the run has nothing to add.
   * With 50 more @ 12.00 it is (1020.00 + 600.00) ÷ 150 = 10.80: 756.00 and 864.00.
   * With the bill voided again (1000.00 + 600.00) ÷ 150 × 70 = 746.67, and 853.33.
   */
  it("is in the month's price once", async () => {
    await f.item("hub", "component", "month_average");
    const receipt = await f.buy("hub", "100", "10", "2026-11-02");
    await f.sell("hub", "70", "15", "2026-11-05");
    await f.bill(receipt, "2026-11-09", { price: "10.20" });
    expect(await f.costing("2026-11")).toBe(false);
    expect(await f.stock("hub")).toBe("30 = 306.00");
    expect(await f.books()).toMatchObject({ "140303": "Dr 306.00", "540101": "Dr 714.00" });
    await f.buy("hub", "50", "12", "2026-11-20");
    expect(await f.costing("2026-11")).toBe(true);
    expect(await f.stock("hub")).toBe("80 = 864.00");
    expect(await f.books()).toMatchObject({ "140303": "Dr 864.00", "540101": "Dr 756.00" });
    expect(await f.costing("2026-11")).toBe(false);
    await f.voidBill();
    expect(await f.costing("2026-11")).toBe(true);
    expect(await f.stock("hub")).toBe("80 = 853.33");
    expect(await f.books()).toMatchObject({ "140303": "Dr 853.33", "540101": "Dr 746.67", "220202": "Cr 1600.00" });
    expect(await f.costing("2026-11")).toBe(false);
  });

  /**
   * 100 @ 10.00 in September, 70 of them sold. In October 10 are sold, and the bill says 10.20: 20.00 more, 0.20 a piece. What September used stays cost
   * of sales, 14.00; October's price is (300.00 + 4.00 for the 20 here + 2.00 for the 10 sold) ÷ 30 = 10.20.
   * October's cost of sales: 102.00 + 14.00. Left: 20 = 204.00. In all 700.00 + 116.00 + 204.00 = 1020.00.
   */
  it("a month later: what the month before used is not in its price", async () => {
    await f.item("hub", "component", "month_average");
    const receipt = await f.buy("hub", "100", "10", "2026-09-02");
    await f.sell("hub", "70", "15", "2026-09-05");
    await f.costing("2026-09");
    await f.sell("hub", "10", "15", "2026-10-05");
    await f.bill(receipt, "2026-10-09", { price: "10.20" });
    await f.costing("2026-10");
    expect(await f.stock("hub")).toBe("20 = 204.00");
    expect(await f.monthly("540101")).toEqual(["2026-09 700.00", "2026-10 116.00"]);
  });

  /**
   * 100 @ 10.00, 40 go into an order that makes 20 of its 40 wheels, 10 are sold; the bill says 10.20.
   * Sold 10 × 10.20 = 102.00; here 50 × 10.20 = 510.00; the order had 40 × 10.20 = 408.00: 200.00 are wheels, and what came late is in process with the rest.
   */
  it("of an order, half made: the order that is open bears its part", async () => {
    await f.item("hub", "component", "month_average");
    await f.item("wheel", "finished", "fifo");
    await f.madeOf("wheel", { hub: "1" });
    const receipt = await f.buy("hub", "100", "10", "2026-11-02");
    const order = await f.workOrder("wheel", "40", "2026-11-05");
    await f.issue(order, { hub: "40" }, "2026-11-05");
    await f.complete(order, "20", "2026-11-06");
    await f.sell("hub", "10", "15", "2026-11-06");
    await f.bill(receipt, "2026-11-09", { price: "10.20" });
    expect(await f.costing("2026-11")).toBe(false);
    expect(await f.books()).toMatchObject({
      "140303": "Dr 510.00",
      "140501": "Dr 200.00",
      "40010101": "Dr 208.00",
      "540101": "Dr 102.00",
    });
  });
});

/**
 * Freight of 109.00 (9 %) over sheets of 600.00 and bars of 400.00 (CHINA §3): 60.00 and 40.00, so a sheet costs 6.60 and a bar 4.40 from now on.
 *   25 gates of 2 sheets and a bar: 50 × 6.60 + 25 × 4.40 = 440.00, 17.60 each; 10 are sold: 176.00
 * A second freight of 54.50 by quantity: 25.00 on the 100 sheets, 25.00 on the 100 bars. The order is finished, so what was used is cost of sales:
 *   sheets 50 here 12.50, 50 used 12.50;   bars 75 here 18.75, 25 used 6.25
 * Here: sheets 330.00 + 12.50 = 342.50, bars 330.00 + 18.75 = 348.75, together 691.25; gates 15 × 17.60 = 264.00; cost of sales 176.00 + 18.75 = 194.75.
 */
it("freight goes into what is made of the goods; a later one finds them where they are", async () => {
  await f.item("sheet", "material", "fifo");
  await f.item("bar", "material", "fifo");
  await f.item("gate", "finished", "fifo");
  await f.madeOf("gate", { sheet: "2", bar: "1" });
  const receipts = [await f.buy("sheet", "100", "6", "2026-11-02"), await f.buy("bar", "100", "4", "2026-11-02")];
  expect(await f.freight(receipts, "100.00", "9.00", "value", "2026-11-03")).toEqual([
    "140301 60.00 0.00",
    "140301 40.00 0.00",
    "22210101 9.00 0.00",
    "224105 0.00 109.00",
  ]);
  const order = await f.workOrder("gate", "25", "2026-11-04");
  await f.issue(order, { sheet: "50", bar: "25" }, "2026-11-04");
  await f.complete(order, "25", "2026-11-05");
  expect(await f.stock("gate")).toBe("25 = 440.00");
  expect((await f.sell("gate", "10", "30", "2026-11-06")).cost).toBe("176.00");
  expect(await f.freight(receipts, "50.00", "4.50", "quantity", "2026-11-09")).toEqual([
    "140301 12.50 0.00",
    "540101 12.50 0.00",
    "140301 18.75 0.00",
    "540101 6.25 0.00",
    "22210101 4.50 0.00",
    "224105 0.00 54.50",
  ]);
  expect([await f.stock("sheet"), await f.stock("bar")]).toEqual(["50 = 342.50", "75 = 348.75"]);
  expect(await f.margin("gate")).toEqual(["300.00", "176.00", "124.00"]);
  expect(await f.books()).toEqual({
    "112202": "Dr 339.00",
    "140301": "Dr 691.25",
    "140501": "Dr 264.00",
    "220202": "Cr 1000.00",
    "222106": "Cr 39.00",
    "22210101": "Dr 13.50",
    "224105": "Cr 163.50",
    "500101": "Cr 300.00",
    "540101": "Dr 194.75",
  });
});

/**
 * 100 bearings @ USD 2.00 at 7.10 = 1420.00; 50 go into an order of 50 wheels, labour 1.00 and overhead 0.60.
 *   30 wheels: 30 × 14.20 + 48.00 = 474.00
 * The bill comes at 7.20: 1440.00, 20.00 more; half of the bearings are here: 10.00 stock, 10.00 in process.
 *   20 wheels: 20 × 14.20 + 10.00 + 32.00 = 326.00
 *   40 sold: 474.00 + 326.00 × 10/20 = 637.00; left 163.00
 * Paid at 7.05 from the account in base currency: 1410.00, a gain of 30.00 that no cost knows of.
 */
it("bought in dollars: the bill's rate is in the cost, the payment's is not", async () => {
  await f.item("bearing", "component", "fifo");
  await f.item("wheel", "finished", "fifo");
  await f.madeOf("wheel", { bearing: "1" }, { labourCost: "1", overheadCost: "0.6" });
  const dollars = { currency: { currency: "USD", rate: "7.10" } };
  const receipt = await f.buy("bearing", "100", "2", "2026-11-02", dollars);
  expect(receipt.cost).toBe("1420.00");
  const order = await f.workOrder("wheel", "50", "2026-11-03");
  await f.issue(order, { bearing: "50" }, "2026-11-03");
  await f.complete(order, "30", "2026-11-04");
  expect(await f.bill(receipt, "2026-11-09", { rate: "7.20" })).toEqual([
    "220202 1420.00 0.00",
    "140303 10.00 0.00",
    "40010101 10.00 0.00",
    "220201 0.00 1440.00",
  ]);
  await f.complete(order, "20", "2026-11-10");
  expect((await f.sell("wheel", "40", "30", "2026-11-12")).cost).toBe("637.00");
  const made = {
    "140303": "Dr 720.00",
    "140501": "Dr 163.00",
    "540101": "Dr 637.00",
    "221101": "Cr 50.00",
    "410190": "Cr 30.00",
  };
  const sold = { "112202": "Dr 1356.00", "500101": "Cr 1200.00", "222106": "Cr 156.00" };
  expect(await f.books()).toEqual({ ...made, ...sold, "220201": "Cr 1440.00" });
  await f.payBill("200.00", { currency: "USD", rate: "7.05" }, "2026-11-20");
  expect(await f.books()).toEqual({ ...made, ...sold, "100201": "Cr 1410.00", "560303": "Cr 30.00" });
});
