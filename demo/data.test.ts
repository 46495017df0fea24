import { describe, expect, test } from "vitest";
import { UnitPrice } from "../src/kernel/decimal.ts";
import { explosion } from "./bom.ts";
import { readCsv } from "./csv.ts";
import { readData } from "./data.ts";
import { exactTotal, historyOf, sumsOf } from "./history.ts";
import { measure } from "./supply.ts";

const data = readData();

describe("the check sums of the data's README come out", () => {
  test("purchases", () => {
    expect(sumsOf(historyOf(data))).toEqual({
      orders: 4012,
      lines: 8845,
      ordered: "2348637",
      received: "2327299",
      rejected: "72700",
      stocked: "2254599",
      amount: "63791994.838",
      amountInCents: "63792005.94",
      short: 380,
      withRejects: 563,
    });
    expect(measure(data)).toMatchObject({ lines: 8845, short: 380, over: 0, withRejects: 563, whollyRejected: 141 });
    expect(total((order) => order.tax)).toBe("5103359.574");
    expect(total((order) => order.freight)).toBe("1583978.2263");
  });

  test("purchases by year, status and supplier", () => {
    const orders = historyOf(data);
    const year = (text: string) =>
      exactTotal(orders.filter((order) => order.orderedOn.startsWith(text)).flatMap((order) => order.lines));
    expect([2011, 2012, 2013, 2014].map(String).map(year)).toEqual([
      "403135.804",
      "3926893.047",
      "20064797.6785",
      "39397168.3085",
    ]);
    const count = (status: string) => data.orders.filter((order) => order.status === status).length;
    expect(["1", "2", "3", "4"].map(count)).toEqual([225, 12, 86, 3689]);
    expect(
      ["approved", "cancelled", "closed"].map((state) => orders.filter((order) => order.state === state).length),
    ).toEqual([237, 86, 3689]);
    expect(new Set(orders.map((order) => order.supplierId)).size).toBe(86);
    expect(exactTotal(orders.filter((order) => order.supplierId === "1576").flatMap((order) => order.lines))).toBe(
      "4555897.50",
    );
  });

  test("items, stock and bills of material", () => {
    expect(data.items.length).toBe(504);
    expect([data.items.filter((it) => it.isMade).length, data.items.filter((it) => it.isSold).length]).toEqual([
      239, 295,
    ]);
    expect(data.items.reduce((sum, it) => sum + it.stock, 0)).toBe(335_974);
    expect(data.edges.length).toBe(2383);
    const { leavesOf } = explosion(data.edges);
    const summed = (itemId: string) => [
      leavesOf(itemId).size,
      [...leavesOf(itemId).values()].reduce((sum, each) => sum + each, 0),
    ];
    expect(summed("749")).toEqual([48, 421]);
    expect(summed("680")).toEqual([10, 27]);
  });
});

test("a real order is entered with its receipt, whatever its status", () => {
  const rejected = historyOf(data).find((order) => order.state === "cancelled")!;
  expect(rejected.lines.some((line) => line.arrived !== "0")).toBe(true);
  for (const order of historyOf(data)) {
    expect(order.receivedOn >= order.orderedOn).toBe(true);
    for (const line of order.lines) expect(line.requiredOn >= order.orderedOn).toBe(true);
  }
});

test("comma-separated text may hold commas, quotes and line breaks", () => {
  expect(readCsv('a,b\n1,"x, ""y""\nz"\n2,\n')).toEqual([
    { a: "1", b: 'x, "y"\nz' },
    { a: "2", b: "" },
  ]);
  expect(() => readCsv("a,b\n1\n")).toThrow("1 fields under 2 columns");
});

function total(pick: (order: (typeof data.orders)[number]) => UnitPrice): string {
  return new UnitPrice(data.orders.reduce((sum, order) => sum + pick(order).units, 0n)).toString();
}
