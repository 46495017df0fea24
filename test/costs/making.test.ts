/** What is made: material by work order, labour and overhead at set rates, scrap, parts, levels (CHINA §3 and §4, decision 18). */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCostFactory, type CostFactory } from "./factory.ts";

let f: CostFactory;
beforeAll(async () => {
  f = await aCostFactory();
});
beforeEach(() => f.begin());
afterEach(async () => expect(await f.world.findings()).toEqual([]));
afterAll(() => f.world.close());

/** CHINA §3: 领料 600.00, 退料 60.00 at issue cost, labour 300.00, overhead 200.00 → 完工入库 1040.00. Of 100 pieces, 10.40 each. */
it("the standard's entries: 600.00 issued, 60.00 back, 300.00 labour, 200.00 overhead make 1040.00", async () => {
  await f.item("tube", "material", "fifo");
  await f.item("lamp", "finished", "fifo");
  await f.madeOf("lamp", { tube: "0.6" }, { labourCost: "3", overheadCost: "2" });
  await f.buy("tube", "60", "10", "2026-11-02");
  const order = await f.workOrder("lamp", "100", "2026-11-03");
  expect(await f.issue(order, { tube: "60" }, "2026-11-03")).toEqual(["140301 0.00 600.00", "40010101 600.00 0.00"]);
  expect(await f.issue(order, { tube: "6" }, "2026-11-04", "back")).toEqual([
    "140301 0.00 -60.00",
    "40010101 -60.00 0.00",
  ]);
  expect(await f.complete(order, "100", "2026-11-05")).toEqual([
    "40010102 300.00 0.00",
    "221101 0.00 300.00",
    "40010103 200.00 0.00",
    "410190 0.00 200.00",
    "140501 1040.00 0.00",
    "40010101 0.00 540.00",
    "40010102 0.00 300.00",
    "40010103 0.00 200.00",
  ]);
  expect(await f.stock("lamp")).toBe("100 = 1040.00");
  expect(await f.books()).toEqual({
    "140301": "Dr 60.00",
    "140501": "Dr 1040.00",
    "220202": "Cr 600.00",
    "221101": "Cr 300.00",
    "410190": "Cr 200.00",
  });
});

/**
 * 10 hubs @ 3.33 and 20 @ 3.50; an order of 7 wheels, 3 hubs each, labour 1.25, overhead 0.70. One hub is spoilt, so 22 are issued:
 *   10 × 3.33 + 12 × 3.50 = 75.30
 *
 *   completed                        hubs                       labour  overhead  in all   good ones
 *   3 good, 1 scrapped (normal)      75.30 × 12/22 = 41.07      5.00    2.80      48.87    3 = 48.87: the good bear it, 16.29 each
 *   1 good, 1 scrapped (abnormal)    75.30 ×  6/22 = 20.54      2.50    1.40      24.44    1 = 12.22; 12.22 wait on 190101
 *   1 good, the last                 what is left    13.69      1.25    0.70      15.64    1 = 15.64: it bears the spoilt hub
 *   together                                         75.30      8.75    4.90      88.95    5 = 76.73
 *
 * 4 are sold: 48.87 + 12.22 = 61.09; one is left: 15.64. Of the hubs 8 × 3.50 = 28.00 are left.
 */
it("in parts, with scrap that the good ones bear and scrap that is a loss; the last takes the rest", async () => {
  await f.item("hub", "component", "fifo");
  await f.item("wheel", "finished", "fifo");
  await f.madeOf("wheel", { hub: "3" }, { labourCost: "1.25", overheadCost: "0.7" });
  await f.buy("hub", "10", "3.33", "2026-11-02");
  await f.buy("hub", "20", "3.5", "2026-11-02");
  const order = await f.workOrder("wheel", "7", "2026-11-03");
  await f.issue(order, { hub: "21" }, "2026-11-03");
  await f.issue(order, { hub: "1" }, "2026-11-04");
  expect(await f.inProcess(order)).toBe("75.30");

  await f.complete(order, "3", "2026-11-05", { quantityScrapped: "1", scrapReason: "paint" });
  expect([await f.stock("wheel"), await f.inProcess(order)]).toEqual(["3 = 48.87", "34.23"]);
  const lost = { quantityScrapped: "1", scrapReason: "handling", isScrapAbnormal: true };
  expect(await f.complete(order, "1", "2026-11-06", lost)).toEqual([
    "40010102 2.50 0.00",
    "221101 0.00 2.50",
    "40010103 1.40 0.00",
    "410190 0.00 1.40",
    "140501 12.22 0.00",
    "190101 12.22 0.00",
    "40010101 0.00 20.54",
    "40010102 0.00 2.50",
    "40010103 0.00 1.40",
  ]);
  await f.complete(order, "1", "2026-11-07");
  expect([await f.stock("wheel"), await f.inProcess(order)]).toEqual(["5 = 76.73", "0.00"]);
  expect((await f.sell("wheel", "4", "30", "2026-11-09")).cost).toBe("61.09");
  expect(await f.margin("wheel")).toEqual(["120.00", "61.09", "58.91"]);
  expect([await f.stock("hub"), await f.stock("wheel")]).toEqual(["8 = 28.00", "1 = 15.64"]);
  expect(await f.books()).toEqual({
    "112202": "Dr 135.60",
    "140303": "Dr 28.00",
    "140501": "Dr 15.64",
    "190101": "Dr 12.22",
    "220202": "Cr 103.30",
    "221101": "Cr 8.75",
    "222106": "Cr 15.60",
    "410190": "Cr 4.90",
    "500101": "Cr 120.00",
    "540101": "Dr 61.09",
  });
});

/**
 * A shelf takes 2.5 m of rod and loses 4 % of that: 2.6 m; 8 shelves 20.8 m. Labour 0.40, overhead 0.30. Rods leave with the shelves.
 *   12 m @ 1.10 + 12 m @ 1.30 = 28.80, 1.20 a metre
 *   5 shelves: 13 m × 1.20 = 15.60, + 2.00 + 1.50              = 19.10; left 11 m = 13.20
 *   10 m @ 1.57 = 15.70 more: 21 m = 28.90
 *   3 shelves: 7.8 m: 28.90 × 7.8/21 = 10.73, + 1.20 + 0.90    = 12.83; left 13.2 m = 18.17
 *   8 shelves = 31.93; 3 sold: 31.93 × 3/8 = 11.97; left 5 = 19.96
 */
it("backflushed in parts at moving average, with what is lost on the way", async () => {
  await f.item("rod", "material", "moving_average");
  await f.item("shelf", "finished", "moving_average");
  const rates = { labourCost: "0.4", overheadCost: "0.3" };
  await f.madeOf("shelf", { rod: { quantity: "2.5", scrapPercent: "4" } }, rates);
  await f.buy("rod", "12", "1.10", "2026-11-02");
  await f.buy("rod", "12", "1.30", "2026-11-02");
  const order = await f.workOrder("shelf", "8", "2026-11-03", { issuing: "backflush" });
  await f.complete(order, "5", "2026-11-03");
  expect([await f.stock("rod"), await f.stock("shelf")]).toEqual(["11 = 13.20", "5 = 19.10"]);
  await f.buy("rod", "10", "1.57", "2026-11-04");
  await f.complete(order, "3", "2026-11-05");
  expect([await f.stock("rod"), await f.stock("shelf")]).toEqual(["13.2 = 18.17", "8 = 31.93"]);
  expect((await f.sell("shelf", "3", "9", "2026-11-06")).cost).toBe("11.97");
  expect(await f.books()).toEqual({
    "112202": "Dr 30.51",
    "140301": "Dr 18.17",
    "140501": "Dr 19.96",
    "220202": "Cr 44.50",
    "221101": "Cr 3.20",
    "222106": "Cr 3.51",
    "410190": "Cr 2.40",
    "500101": "Cr 27.00",
    "540101": "Dr 11.97",
  });
});

describe("month-end average goes from what is used to what is made of it", () => {
  /**
   * A frame is a tube, labour 2.00, overhead 1.00; a bicycle is a frame, labour 5.00, overhead 3.00. All three are on month-end average.
   *   10 tubes @ 9.00 = 90.00, all go into an order of 10 frames; 6 are made: 54.00 + 12.00 + 6.00 = 72.00
   *   4 frames = 48.00 go into an order of 4 bicycles; 2 are made: 24.00 + 10.00 + 6.00 = 40.00; one is sold: 20.00
   *   then 10 tubes @ 11.00 come: a tube cost (90.00 + 110.00) ÷ 20 = 10.00
   * The run, level by level:
   *   tubes       10 issued × 10.00 = 100.00, 10.00 more: 6 of 10 frames bear 6.00, 4.00 stay in process
   *   frames      (72.00 + 6.00) ÷ 6 = 13.00; 4 issued = 52.00, 4.00 more: 2 of 4 bicycles bear 2.00, 2.00 stay in process
   *   bicycles    (40.00 + 2.00) ÷ 2 = 21.00; one sold, 1.00 more
   * After it: tubes 100.00; frames 2 × 13.00 = 26.00; in process 4 × 10.00 + 2 × 13.00 = 66.00; a bicycle 21.00; cost of sales 21.00;
   * together 234.00 = 200.00 of tubes + 22.00 labour + 12.00 overhead.
   */
  it("two levels, part of each in process", async () => {
    await f.item("tube", "material", "month_average");
    await f.item("frame", "semi_finished", "month_average");
    await f.item("bike", "finished", "month_average");
    await f.madeOf("frame", { tube: "1" }, { labourCost: "2", overheadCost: "1" });
    await f.madeOf("bike", { frame: "1" }, { labourCost: "5", overheadCost: "3" });
    await f.buy("tube", "10", "9", "2026-11-02");
    const frames = await f.workOrder("frame", "10", "2026-11-03");
    await f.issue(frames, { tube: "10" }, "2026-11-03");
    await f.complete(frames, "6", "2026-11-04");
    const bikes = await f.workOrder("bike", "4", "2026-11-05");
    await f.issue(bikes, { frame: "4" }, "2026-11-05");
    await f.complete(bikes, "2", "2026-11-06");
    expect((await f.sell("bike", "1", "99", "2026-11-09")).cost).toBe("20.00");
    await f.buy("tube", "10", "11", "2026-11-20");
    expect(await f.costing("2026-11")).toBe(true);
    expect([await f.inProcess(frames), await f.inProcess(bikes)]).toEqual(["40.00", "26.00"]);
    expect([await f.stock("tube"), await f.stock("frame"), await f.stock("bike")]).toEqual([
      "10 = 100.00",
      "2 = 26.00",
      "1 = 21.00",
    ]);
    expect(await f.books()).toEqual({
      "112202": "Dr 111.87",
      "140301": "Dr 100.00",
      "140501": "Dr 21.00",
      "140503": "Dr 26.00",
      "220202": "Cr 200.00",
      "221101": "Cr 22.00",
      "222106": "Cr 12.87",
      "40010101": "Dr 66.00",
      "410190": "Cr 12.00",
      "500101": "Cr 99.00",
      "540101": "Dr 21.00",
    });
    expect(await f.costing("2026-11")).toBe(false);
  });

  /**
   * 10 tubes @ 9.00 go into an order of 10 lamps: 6 are good, 1 of them with an abnormal scrap beside it, 3 more are lost; nothing is left in process.
   *   5 good                       5 × 9.00 = 45.00
   *   1 good, 1 scrapped abnormal  9.00 and 9.00 on 190101
   *   3 scrapped abnormal          27.00 on 190101
   * Then 10 tubes @ 11.00 come: a tube cost 10.00, so 10.00 more: the 6 lamps bear 6.00, the loss 4.00.
   */
  it("an abnormal loss is corrected too, and nothing stays in process", async () => {
    await f.item("tube", "material", "month_average");
    await f.item("lamp", "finished", "moving_average");
    await f.madeOf("lamp", { tube: "1" });
    await f.buy("tube", "10", "9", "2026-11-02");
    const order = await f.workOrder("lamp", "10", "2026-11-03");
    await f.issue(order, { tube: "10" }, "2026-11-03");
    await f.complete(order, "5", "2026-11-04");
    const lost = (quantityScrapped: string) => ({ quantityScrapped, scrapReason: "handling", isScrapAbnormal: true });
    await f.complete(order, "1", "2026-11-05", lost("1"));
    await f.complete(order, "0", "2026-11-06", lost("3"));
    expect(await f.books()).toMatchObject({ "140501": "Dr 54.00", "190101": "Dr 36.00" });
    await f.buy("tube", "10", "11", "2026-11-20");
    await f.costing("2026-11");
    expect(await f.inProcess(order)).toBe("0.00");
    expect(await f.books()).toEqual({
      "140301": "Dr 100.00",
      "140501": "Dr 60.00",
      "190101": "Dr 40.00",
      "220202": "Cr 200.00",
    });
    expect(await f.costing("2026-11")).toBe(false);
  });

  /**
   * 10 rods @ 1.00; an order of 10 pegs by FIFO, backflushed, a rod each, labour 5.00: more labour than material.
   *   6 pegs: 6.00 + 30.00 = 36.00; 2 are sold: 12.00; then 10 rods @ 2.00 come: a rod cost 30.00 ÷ 20 = 1.50
   * The run: 6 rods × 0.50 = 3.00 more: 4 pegs here 2.00, 2 sold 1.00. Rods 14 × 1.50 = 21.00.
   */
  it("backflushed: through the order, whatever labour was in the same posting", async () => {
    await f.item("rod", "material", "month_average");
    await f.item("peg", "finished", "fifo");
    await f.madeOf("peg", { rod: "1" }, { labourCost: "5" });
    await f.buy("rod", "10", "1", "2026-11-02");
    const order = await f.workOrder("peg", "10", "2026-11-03", { issuing: "backflush" });
    await f.complete(order, "6", "2026-11-03");
    await f.sell("peg", "2", "9", "2026-11-04");
    await f.buy("rod", "10", "2", "2026-11-05");
    expect(await f.costing("2026-11")).toBe(true);
    expect([await f.stock("rod"), await f.stock("peg")]).toEqual(["14 = 21.00", "4 = 26.00"]);
    expect(await f.books()).toMatchObject({ "540101": "Dr 13.00", "221101": "Cr 30.00" });
    expect(await f.inProcess(order)).toBe("0.00");
    expect(await f.costing("2026-11")).toBe(false);
  });
});

/**
 * The bicycle of `cost_rollup_*` of the worked examples: what one costs, level by level.
 *
 *   item    material                                        labour                       overhead                     total
 *   frame   3.5 × 1.05 tube @ 12.40 = 45.57                 0.20 h × 30 + 0.50 h × 36    0.20 h × 20 + 0.50 h × 24
 *           + 0.2 weld rod @ 8.00 = 1.60         =  47.17   = 24.00                      = 16.00                       87.17
 *   wheel   1.02 rim @ 15.00 = 15.30
 *           + 36 × 1.01 spoke @ 0.25 = 9.09
 *           + hub 9.75                           =  34.14   0.40 h × 28 = 11.20          0.40 h × 10 = 4.00            49.34
 *   bike    frame 87.17 + 2 wheels 98.68 + chain 11.20
 *           = 197.05; of it bought:                126.65   0.75 h × 32 = 24.00          0.75 h × 18 = 13.50          234.55
 *           in all                                 126.65   24.00 + 22.40 + 24.00        16.00 + 8.00 + 13.50
 *                                                           = 70.40                      = 37.50                      234.55
 *
 * The program has no hours: labour and overhead are a rate for one piece, as the operations come to. 10 are made, of just as much material; 3 are sold.
 */
describe("a bicycle of two levels costs what its roll-up says", () => {
  const MATERIALS = [
    ["tube", "12.40", "36.75"],
    ["weld rod", "8.00", "2"],
    ["rim", "15.00", "20.4"],
    ["spoke", "0.25", "727.2"],
    ["hub", "9.75", "20"],
    ["chain", "11.20", "10"],
  ] as const;
  const lost = (quantity: string, scrapPercent: string) => ({ quantity, scrapPercent });

  it.each(["fifo", "moving_average", "standard"] as const)("%s: 10 = 2345.50", async (method) => {
    const standard = (standardCost: string) => (method === "standard" ? { standardCost } : {});
    for (const [name, price] of MATERIALS) await f.item(name, "material", method, standard(price));
    await f.item("frame", "semi_finished", method, standard("87.17"));
    await f.item("wheel", "semi_finished", method, standard("49.34"));
    await f.item("bike", "finished", method, standard("234.55"));
    const frame = { tube: lost("3.5", "5"), "weld rod": "0.2" };
    await f.madeOf("frame", frame, { labourCost: "24", overheadCost: "16" });
    const wheel = { rim: lost("1", "2"), spoke: lost("36", "1"), hub: "1" };
    await f.madeOf("wheel", wheel, { labourCost: "11.20", overheadCost: "4" });
    await f.madeOf("bike", { frame: "1", wheel: "2", chain: "1" }, { labourCost: "24", overheadCost: "13.50" });
    for (const [name, price, quantity] of MATERIALS) await f.buy(name, quantity, price, "2026-11-02");

    const make = async (item: string, quantity: string) => {
      const order = await f.workOrder(item, quantity, "2026-11-03", { issuing: "backflush" });
      await f.complete(order, quantity, "2026-11-04");
      return await f.stock(item);
    };
    expect(await make("frame", "10")).toBe("10 = 871.70");
    expect(await make("wheel", "20")).toBe("20 = 986.80");
    expect(await make("bike", "10")).toBe("10 = 2345.50");
    expect((await f.sell("bike", "3", "400", "2026-11-05")).cost).toBe("703.65");
    // Nothing of the material is left, and at standard cost nothing is variance.
    expect(await f.books()).toEqual({
      "112202": "Dr 1356.00",
      "140501": "Dr 1641.85",
      "220202": "Cr 1266.50",
      "221101": "Cr 704.00",
      "222106": "Cr 156.00",
      "410190": "Cr 375.00",
      "500101": "Cr 1200.00",
      "540101": "Dr 703.65",
    });
  });
});
