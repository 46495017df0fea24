/**
 * Returns: what a customer brings back comes in at the cost it went out with, whatever the stock costs now; what goes back to the supplier leaves at the
 * cost of the receipt it names, and what a pool cannot bear of it is cost of sales (CHINA §3, the table of `src/ledger/README.md`).
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
 *                                   fifo                                     moving average
 *   Nov  2  receive 10 @ 10.00      100.00                                   100.00
 *        3  receive 10 @ 12.00      120.00                                   120.00: 20 = 220.00, 11.00 each
 *        5  sell 15 @ 30.00         10 × 10 + 5 × 12           = 160.00      15 × 11            = 165.00
 *        8  receive 5 @ 15.00       75.00: 10 = 135.00                       75.00: 10 = 130.00
 *       10  5 come back             160.00 × 5/15              =  53.33      165.00 × 5/15      =  55.00
 *       12  sell 12 @ 30.00         5 × 12 + 5 × 15 + 2/5 × 53.33            185.00 × 12/15     = 148.00
 *                                   = 60.00 + 75.00 + 21.33    = 156.33
 *   left 3                          53.33 − 21.33              =  32.00      185.00 − 148.00    =  37.00
 *   cost of sales                   160.00 − 53.33 + 156.33    = 263.00      165.00 − 55.00 + 148.00 = 258.00
 *   margin on 22 × 30.00 = 660.00                                397.00                           402.00
 *
 * The first 15 are invoiced before 5 of them come back: 450.00 + 58.50, and a red invoice of 150.00 + 19.50. The 12 are not invoiced: 360.00 + 46.80.
 */
describe("a customer brings back what was invoiced, and it is sold again", () => {
  const ANSWERS = [
    { method: "fifo", back: "53.33", again: "156.33", left: "32.00", costOfSales: "263.00", margin: "397.00" },
    {
      method: "moving_average",
      back: "55.00",
      again: "148.00",
      left: "37.00",
      costOfSales: "258.00",
      margin: "402.00",
    },
  ] as const;
  it.each(ANSWERS)(
    "$method: in at $back, margin $margin",
    async ({ method, back, again, left, costOfSales, margin }) => {
      await f.item("hub", "component", method);
      await f.buy("hub", "10", "10", "2026-11-02");
      await f.buy("hub", "10", "12", "2026-11-03");
      const sold = await f.sell("hub", "15", "30", "2026-11-05");
      const invoice = await f.invoice(sold, ["15"], "2026-11-05");
      await f.buy("hub", "5", "15", "2026-11-08");
      const returned = await f.takeBack(sold, "5", "2026-11-10");
      expect(returned.entries).toEqual([
        "112202 -169.50 0.00",
        "500101 0.00 -150.00",
        "222106 0.00 -19.50",
        `140303 0.00 -${back}`,
        `540101 -${back} 0.00`,
      ]);
      await f.credit(invoice, sold, returned, "5", "2026-11-10");
      expect((await f.sell("hub", "12", "30", "2026-11-12")).cost).toBe(again);
      expect(await f.stock("hub")).toBe(`3 = ${left}`);
      expect(await f.margin("hub")).toEqual(["660.00", costOfSales, margin]);
      expect(await f.books()).toEqual({
        "112201": "Dr 339.00",
        "112202": "Dr 406.80",
        "140303": `Dr ${left}`,
        "220202": "Cr 295.00",
        "222106": "Cr 46.80",
        "22210107": "Cr 39.00",
        "500101": "Cr 660.00",
        "540101": `Dr ${costOfSales}`,
      });
    },
  );

  /**
   * September: 10 @ 10.00; 4 are sold, 40.00 so far; 10 @ 12.00 come: 220.00 ÷ 20 = 11.00 is September's price, so the 4 cost 44.00 and 16 = 176.00 are left.
   * October: 4 @ 16.00 come: (176.00 + 64.00) ÷ 20 = 12.00. One of the 4 comes back and 3 are sold: a red issue is no receipt, so it has the month's
   * price too (CHINA §4): 36.00 − 12.00 = 24.00; left 18 = 216.00. In all 44.00 + 24.00 + 216.00 = 284.00.
   */
  it("month-end average, back in the next month: a red issue at that month's price", async () => {
    await f.item("hub", "component", "month_average");
    await f.buy("hub", "10", "10", "2026-09-02");
    const sold = await f.sell("hub", "4", "30", "2026-09-05");
    await f.buy("hub", "10", "12", "2026-09-20");
    await f.costing("2026-09");
    expect(await f.stock("hub")).toBe("16 = 176.00");
    await f.buy("hub", "4", "16", "2026-10-05");
    await f.takeBack(sold, "1", "2026-10-08");
    await f.sell("hub", "3", "30", "2026-10-12");
    await f.costing("2026-10");
    expect(await f.stock("hub")).toBe("18 = 216.00");
    expect(await f.monthly("540101")).toEqual(["2026-09 44.00", "2026-10 24.00"]);
    expect(await f.costing("2026-09")).toBe(false);
  });
});

describe("goods go back to the supplier", () => {
  /**
   *   100 @ 10.00 and 50 @ 11.00                           150 = 1550.00
   *   10 of the 50 go back, not billed yet: 10 × 11.00     140 = 1440.00
   *   the other 40 are billed at 11.20: 448.00, 8.00 more  140 = 1448.00
   *   10 of them go back, the red invoice says 112.00      130 = 1336.00
   *   65 go into hoops, one each, and they are sold        65 × 1336.00/130 = 668.00; left 668.00
   * The 100 are billed as ordered: owed 1130.00 + (448.00 + 58.24) − (112.00 + 14.56) = 1509.68.
   */
  it("before the bill and after it at moving average, and the rest is used and sold", async () => {
    await f.item("strip", "material", "moving_average");
    await f.item("hoop", "finished", "moving_average");
    await f.madeOf("hoop", { strip: "1" });
    const first = await f.buy("strip", "100", "10", "2026-11-02");
    const second = await f.buy("strip", "50", "11", "2026-11-03");
    expect(await f.sendBack(second, "10", "2026-11-04")).toEqual(["140301 -110.00 0.00", "220202 0.00 -110.00"]);
    expect(await f.stock("strip")).toBe("140 = 1440.00");
    await f.bill(second, "2026-11-05", { quantity: "40", price: "11.20" });
    expect(await f.stock("strip")).toBe("140 = 1448.00");
    expect(await f.sendBack(second, "10", "2026-11-06", { net: "112.00", tax: "14.56" })).toEqual([
      "140301 -112.00 0.00",
      "22210101 -14.56 0.00",
      "220201 0.00 -126.56",
    ]);
    expect(await f.stock("strip")).toBe("130 = 1336.00");
    await f.bill(first, "2026-11-07");
    const order = await f.workOrder("hoop", "65", "2026-11-08");
    await f.issue(order, { strip: "65" }, "2026-11-08");
    await f.complete(order, "65", "2026-11-09");
    expect((await f.sell("hoop", "65", "20", "2026-11-10")).cost).toBe("668.00");
    expect(await f.margin("hoop")).toEqual(["1300.00", "668.00", "632.00"]);
    expect(await f.books()).toEqual({
      "112202": "Dr 1469.00",
      "140301": "Dr 668.00",
      "220201": "Cr 1509.68",
      "222106": "Cr 169.00",
      "22210101": "Dr 173.68",
      "500101": "Cr 1300.00",
      "540101": "Dr 668.00",
    });
  });

  /** 1440.00 ÷ 140 is the month's price: 70 sold cost 720.00, and 720.00 are left. A return to the supplier is less received. */
  it("at month-end average: the month's price is of what stayed", async () => {
    await f.item("strip", "material", "month_average");
    await f.buy("strip", "100", "10", "2026-11-02");
    await f.sell("strip", "70", "20", "2026-11-02");
    const second = await f.buy("strip", "50", "11", "2026-11-03");
    await f.sendBack(second, "10", "2026-11-04");
    await f.costing("2026-11");
    expect(await f.stock("strip")).toBe("70 = 720.00");
    expect(await f.books()).toMatchObject({ "540101": "Dr 720.00", "220202": "Cr 1440.00" });
  });

  /** 100 @ 10.00 and 50 @ 11.00, 120 sold: 1220.00. 10 of the first go back: none is left, so 10 leave at 11.00; the supplier owes 100.00, 10.00 are cost of sales. */
  it("by FIFO, of a receipt that is used up: what it costs more is cost of sales", async () => {
    await f.item("strip", "material", "fifo");
    const first = await f.buy("strip", "100", "10", "2026-11-02");
    await f.buy("strip", "50", "11", "2026-11-03");
    await f.sell("strip", "120", "20", "2026-11-04");
    expect(await f.sendBack(first, "10", "2026-11-05")).toEqual([
      "140301 -110.00 0.00",
      "540101 10.00 0.00",
      "220202 0.00 -100.00",
    ]);
    expect(await f.stock("strip")).toBe("20 = 220.00");
    expect(await f.books()).toMatchObject({ "540101": "Dr 1230.00", "220202": "Cr 1450.00" });
  });

  /** 10 @ 10.00 and 10 @ 12.00, 10 sold at 11.00: 110.00. The other 10 go back for 120.00, but the pool has 110.00: quantity zero is value zero, 10.00 less cost of sales. */
  it("at moving average, the last of it: quantity zero is value zero", async () => {
    await f.item("strip", "material", "moving_average");
    await f.buy("strip", "10", "10", "2026-11-02");
    const second = await f.buy("strip", "10", "12", "2026-11-03");
    await f.sell("strip", "10", "20", "2026-11-04");
    await f.sendBack(second, "10", "2026-11-05");
    expect(await f.stock("strip")).toBe("0 = 0.00");
    expect(await f.books()).toMatchObject({ "540101": "Dr 100.00", "220202": "Cr 100.00" });
  });
});
