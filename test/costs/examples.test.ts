/**
 * Worked examples of textbooks and other systems, through receipts and deliveries: each row is a day, what came or went, how its cost is computed, its
 * cost, and what is left. The figures are those of `src/ledger/examples`, where the sources stand; the two must agree.
 * The year is 2026, and what goes out is sold at 99.00.
 */
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Amount, Quantity, UnitPrice } from "../../src/kernel/decimal.ts";
import { extend } from "../../src/kernel/money.ts";
import type { Method } from "./case-books.ts";
import { aCostFactory, type CostFactory } from "./factory.ts";

let f: CostFactory;
beforeAll(async () => {
  f = await aCostFactory();
});
beforeEach(() => f.begin());
afterEach(async () => expect(await f.world.findings()).toEqual([]));
afterAll(() => f.world.close());

interface Row {
  readonly on: string;
  readonly isIn: boolean;
  readonly quantity: string;
  readonly price: string;
  readonly cost: string;
  readonly left: string;
}

/** `06-15 | out 504 | 99 × 13 + 405 × 15 | 7362.00 | 399 = 5985.00`, `06-20 | in 498 @ 16 | …` */
function rowsOf(table: string): Row[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [day = "", what = "", , cost = "", left = ""] = line.split("|").map((cell) => cell.trim());
      const [, direction, quantity = "", price = ""] = /^(in|out) +(\d+)(?: @ (\d+))?$/.exec(what) ?? [];
      return { on: `2026-${day}`, isIn: direction === "in", quantity, price, cost, left };
    });
}

/** Each row as a receipt or a delivery; then the books hold what is left, and what went out. */
async function plays(rows: readonly Row[], method: Method): Promise<void> {
  await f.item("goods", "component", method);
  for (const row of rows) {
    const moved = row.isIn
      ? await f.buy("goods", row.quantity, row.price, row.on)
      : await f.sell("goods", row.quantity, "99", row.on);
    expect([row.on, moved.cost, await f.stock("goods")]).toEqual([row.on, row.cost, row.left]);
  }
  await expectBooks(rows, sum(rows.filter((row) => !row.isIn).map((row) => row.cost)));
}

const sum = (amounts: readonly string[]) => Amount.sum(amounts.map((it) => Amount.of(it)));

/** Stock + cost of sales = what was received; the margin is revenue less cost of sales. */
async function expectBooks(rows: readonly Row[], costOfSales: Amount): Promise<void> {
  const out = rows.filter((row) => !row.isIn).map((row) => extend(Quantity.of(row.quantity), UnitPrice.of("99")));
  const received = sum(rows.filter((row) => row.isIn).map((row) => row.cost));
  const stock = received.minus(costOfSales);
  const books = await f.books();
  expect(books["140303"]).toBe(stock.isZero() ? undefined : `Dr ${stock}`);
  expect([books["540101"], books["500101"], books["220202"]]).toEqual([
    `Dr ${costOfSales}`,
    `Cr ${Amount.sum(out)}`,
    `Cr ${received}`,
  ]);
}

/** The rows of an example as the collection has them. */
function collected(example: string, method: string): string[][] {
  const text = readFileSync(
    new URL("../../src/ledger/examples/valuation_running_balance.csv", import.meta.url),
    "utf8",
  );
  return text
    .split("\n")
    .map((line) => line.split(","))
    .filter((cells) => cells[0] === example && cells[1] === method)
    .map(([, , , , direction = "", quantity = "", cost = "", left = "", value = ""]) => [
      `${direction} ${quantity}`,
      Amount.of(cost).toString(),
      `${left} = ${Amount.of(value)}`,
    ]);
}

const EXAMPLES: readonly (readonly [example: string, method: "fifo" | "average", table: string])[] = [
  [
    "june-balance",
    "fifo",
    `
    06-01 | in  304 @ 13 | 304 × 13             |  3952.00 | 304 = 3952.00
    06-10 | out 205      | 205 × 13             |  2665.00 |  99 = 1287.00
    06-11 | in  804 @ 15 | 804 × 15             | 12060.00 | 903 = 13347.00
    06-15 | out 504      | 99 × 13 + 405 × 15   |  7362.00 | 399 = 5985.00
    06-20 | in  498 @ 16 | 498 × 16             |  7968.00 | 897 = 13953.00
    06-27 | out 295      | 295 × 15             |  4425.00 | 602 = 9528.00`,
  ],
  [
    "aircard",
    "fifo",
    `
    07-01 | in  2000 @ 40 | 2000 × 40             |  80000.00 |  2000 = 80000.00
    07-05 | out 1000      | 1000 × 40             |  40000.00 |  1000 = 40000.00
    07-13 | in  6000 @ 44 | 6000 × 44             | 264000.00 |  7000 = 304000.00
    07-17 | out 3000      | 1000 × 40 + 2000 × 44 | 128000.00 |  4000 = 176000.00
    07-25 | in  8000 @ 50 | 8000 × 50             | 400000.00 | 12000 = 576000.00
    07-27 | out 5000      | 4000 × 44 + 1000 × 50 | 226000.00 |  7000 = 350000.00`,
  ],
  [
    "bookstore",
    "fifo",
    `
    01-01 | in  300 @ 7 | 300 × 7           | 2100.00 | 300 = 2100.00
    01-08 | in  450 @ 8 | 450 × 8           | 3600.00 | 750 = 5700.00
    01-15 | out 600     | 300 × 7 + 300 × 8 | 4500.00 | 150 = 1200.00
    01-29 | in  750 @ 9 | 750 × 9           | 6750.00 | 900 = 7950.00`,
  ],
  [
    "bookstore",
    "average",
    `
    01-01 | in  300 @ 7 | 300 × 7                  | 2100.00 | 300 = 2100.00
    01-08 | in  450 @ 8 | 450 × 8                  | 3600.00 | 750 = 5700.00
    01-15 | out 600     | 5700 ÷ 750 = 7.60, × 600 | 4560.00 | 150 = 1140.00
    01-29 | in  750 @ 9 | 750 × 9                  | 6750.00 | 900 = 7890.00`,
  ],
  [
    "jan-nov-lifo",
    "fifo",
    `
    01-01 | in  4000 @ 39 | 4000 × 39             | 156000.00 | 4000 = 156000.00
    04-19 | out 2500      | 2500 × 39             |  97500.00 | 1500 = 58500.00
    06-30 | in  4500 @ 44 | 4500 × 44             | 198000.00 | 6000 = 256500.00
    09-02 | out 4900      | 1500 × 39 + 3400 × 44 | 208100.00 | 1100 = 48400.00
    11-15 | in  1800 @ 47 | 1800 × 47             |  84600.00 | 2900 = 133000.00`,
  ],
  [
    "three-units",
    "fifo",
    `
    01-01 | in  1 @ 10 | 10 | 10.00 | 1 = 10.00
    01-01 | in  1 @ 20 | 20 | 20.00 | 2 = 30.00
    01-01 | in  1 @ 30 | 30 | 30.00 | 3 = 60.00
    02-01 | out 1      | 10 | 10.00 | 2 = 50.00
    03-01 | out 1      | 20 | 20.00 | 1 = 30.00
    04-01 | out 1      | 30 | 30.00 | 0 = 0.00`,
  ],
  [
    "three-units",
    "average",
    `
    01-01 | in  1 @ 10 | 10     | 10.00 | 1 = 10.00
    01-01 | in  1 @ 20 | 20     | 20.00 | 2 = 30.00
    01-01 | in  1 @ 30 | 30     | 30.00 | 3 = 60.00
    02-01 | out 1      | 60 ÷ 3 | 20.00 | 2 = 40.00
    03-01 | out 1      | 40 ÷ 2 | 20.00 | 1 = 20.00
    04-01 | out 1      | 20     | 20.00 | 0 = 0.00`,
  ],
  [
    // The last goes out for nothing in particular; a return that names its receipt is in `returns.test.ts`.
    "tables",
    "average",
    `
    01-01 | in  8 @ 10 | 8 × 10              |  80.00 |  8 = 80.00
    01-02 | in  4 @ 16 | 4 × 16              |  64.00 | 12 = 144.00
    01-03 | out 10     | 144 ÷ 12 = 12, × 10 | 120.00 |  2 = 24.00
    01-04 | out 1      | 24 ÷ 2              |  12.00 |  1 = 12.00`,
  ],
];

describe("the collection, perpetual", () => {
  it.each(EXAMPLES)("%s, %s", async (example, method, table) => {
    const rows = rowsOf(table);
    expect(rows.map((row) => [`${row.isIn ? "in" : "out"} ${row.quantity}`, row.cost, row.left])).toEqual(
      collected(example, method),
    );
    await plays(rows, method === "fifo" ? "fifo" : "moving_average");
  });
});

/** 100 @ 10.00 are there when November begins; 企业会计准则第1号 art. 14 allows these methods, and month-end average below. */
const NOVEMBER: Readonly<Record<"fifo" | "moving_average", string>> = {
  fifo: `
    10-31 | in  100 @ 10 | 100 × 10          | 1000.00 | 100 = 1000.00
    11-05 | in   50 @ 11 | 50 × 11           |  550.00 | 150 = 1550.00
    11-08 | out  80      | 80 × 10           |  800.00 |  70 = 750.00
    11-20 | in  100 @ 12 | 100 × 12          | 1200.00 | 170 = 1950.00
    11-25 | out 120      | 20×10+50×11+50×12 | 1350.00 |  50 = 600.00`,
  moving_average: `
    10-31 | in  100 @ 10 | 100 × 10          | 1000.00 | 100 = 1000.00
    11-05 | in   50 @ 11 | 50 × 11           |  550.00 | 150 = 1550.00
    11-08 | out  80      | 1550.00 × 80/150  |  826.67 |  70 = 723.33
    11-20 | in  100 @ 12 | 100 × 12          | 1200.00 | 170 = 1923.33
    11-25 | out 120      | 1923.33 × 120/170 | 1357.64 |  50 = 565.69`,
};

describe("one November in the three methods that the standard allows", () => {
  it.each(["fifo", "moving_average"] as const)("%s", (method) => plays(rowsOf(NOVEMBER[method]), method));

  it("month-end average: 2750.00 ÷ 250 = 11.00; 880.00 + 1320.00 out, 50 = 550.00 left", async () => {
    const rows = rowsOf(NOVEMBER.moving_average);
    await plays(rows, "month_average");
    expect(await f.costing("2026-11")).toBe(true);
    expect(await f.stock("goods")).toBe("50 = 550.00");
    await expectBooks(rows, Amount.of("2200.00"));
    expect(await f.margin("goods")).toEqual(["19800.00", "2200.00", "17600.00"]);
    expect(await f.costing("2026-11")).toBe(false);
  });
});

describe("average by period (Business Central, Design details: average cost)", () => {
  const ROWS = `
    01-01 | in  1 @ 20  | 20            |  20.00 | 1 = 20.00
    01-01 | in  1 @ 40  | 40            |  40.00 | 2 = 60.00
    01-01 | out 1       | (20 + 40) ÷ 2 |  30.00 | 1 = 30.00
    02-01 | out 1       | 30            |  30.00 | 0 = 0.00
    02-02 | in  1 @ 100 | 100           | 100.00 | 1 = 100.00
    02-03 | out 1       | 100           | 100.00 | 0 = 0.00`;

  it("by day: 30, 30, 100, as a moving average gives, since nothing is dated back", () =>
    plays(rowsOf(ROWS), "moving_average"));

  it("by month: January 60 ÷ 2 = 30; February (30 + 100) ÷ 2 = 65 and 65, whatever they went out at", async () => {
    await plays(rowsOf(ROWS), "month_average");
    await f.costing("2026-01");
    expect(await f.monthly("540101")).toEqual(["2026-01 30.00", "2026-02 130.00"]);
    expect(await f.stock("goods")).toBe("0 = 0.00");
  });

  it("a receipt dated back: both issues of February cost (10 + 20) ÷ 2 = 15, then (10 + 20 + 21) ÷ 3 = 17", async () => {
    const before = `
    01-01 | in  1 @ 10 | 10     | 10.00 | 1 = 10.00
    01-02 | in  1 @ 20 | 20     | 20.00 | 2 = 30.00
    02-15 | out 1      | 30 ÷ 2 | 15.00 | 1 = 15.00
    02-16 | out 1      | 15     | 15.00 | 0 = 0.00`;
    await plays(rowsOf(before), "month_average");
    expect(await f.costing("2026-01")).toBe(false);
    await f.buy("goods", "1", "21", "2026-01-03");
    expect(await f.stock("goods")).toBe("1 = 21.00");
    expect(await f.costing("2026-01")).toBe(true);
    expect(await f.monthly("540101")).toEqual(["2026-02 34.00"]);
    expect(await f.stock("goods")).toBe("1 = 17.00");
    expect(await f.costing("2026-01")).toBe(false);
  });
});

it("standard cost 100: a purchase at 90 is −10 of variance, freight of 20 makes it +10, the stock stays at 100", async () => {
  await f.item("goods", "component", "standard", { standardCost: "100" });
  const receipt = await f.buy("goods", "1", "90", "2026-11-02");
  expect(await f.books()).toEqual({ "140303": "Dr 100.00", "1404": "Cr 10.00", "220202": "Cr 90.00" });
  await f.freight([receipt], "20.00", "1.80", "value", "2026-11-03");
  expect(await f.books()).toMatchObject({ "140303": "Dr 100.00", "1404": "Dr 10.00" });
  expect(await f.stock("goods")).toBe("1 = 100.00");
});
