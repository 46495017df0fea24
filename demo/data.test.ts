import { describe, expect, test } from "vitest";
import { UnitPrice } from "../src/kernel/decimal.ts";
import { explosion } from "./bom.ts";
import { readCsv } from "./csv.ts";
import { readData, readWorkOrders } from "./data.ts";
import { exactTotal, purchaseSums, purchasesOf } from "./history/purchases.ts";
import { onlineCustomers, salesSums } from "./history/sales.ts";
import { weeksOf } from "./history/weeks.ts";
import { workOrderSums } from "./history/work-orders.ts";
import { measure } from "./supply.ts";

const data = readData();

describe("the check sums of the data's README come out", () => {
  test("purchases", () => {
    expect(purchaseSums(purchasesOf(data))).toEqual({
      orders: "4012",
      lines: "8845",
      ordered: "2348637",
      received: "2327299",
      rejected: "72700",
      stocked: "2254599",
      amount: "63791994.838",
      amountInCents: "63792005.94",
      short: "380",
      withRejects: "563",
    });
    expect(measure(data)).toMatchObject({ lines: 8845, short: 380, over: 0, withRejects: 563, whollyRejected: 141 });
    expect(total((order) => order.tax)).toBe("5103359.574");
    expect(total((order) => order.freight)).toBe("1583978.2263");
  });

  test("purchases by year, status and supplier", () => {
    const orders = purchasesOf(data);
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

  test("sales", () => {
    expect(salesSums(data.sales)).toEqual({
      orders: "31455",
      lines: "121253",
      pieces: "274776",
      amount: "109809274.203",
      amountInCents: "109809274.00",
      customers: "19119",
      items: "266",
      "2011 online orders": "1201",
      "2011 online amount": "3863120.2134",
      "2011 reseller orders": "406",
      "2011 reseller amount": "8778551.9996",
      "2012 online orders": "2743",
      "2012 online amount": "6390599.9473",
      "2012 reseller orders": "1172",
      "2012 reseller amount": "27133701.3839",
      "2013 online orders": "12584",
      "2013 online amount": "10732127.33",
      "2013 reseller orders": "1592",
      "2013 reseller amount": "32862129.1185",
      "2014 online orders": "11131",
      "2014 online amount": "8372829.73",
      "2014 reseller orders": "626",
      "2014 reseller amount": "11676214.4803",
    });
    expect(onlineCustomers(data.sales).length).toBe(18_484);
  });

  test("work orders", () => {
    expect(workOrderSums(readWorkOrders())).toMatchObject({
      orders: "72591",
      ordered: "4507721",
      stocked: "4497070",
      scrapped: "10651",
      withScrap: "729",
      late: "20491",
      "scrapped drill_size": "1332",
      "scrapped drill_pattern": "762",
      "scrapped trim_length": "1744",
      "scrapped paint": "2505",
      "scrapped handling": "777",
      "scrapped material": "306",
      "scrapped other": "3225",
    });
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
  const rejected = purchasesOf(data).find((order) => order.state === "cancelled")!;
  expect(rejected.lines.some((line) => line.arrived !== "0")).toBe(true);
  for (const order of purchasesOf(data)) {
    expect(order.receivedOn >= order.orderedOn).toBe(true);
    for (const line of order.lines) expect(line.requiredOn >= order.orderedOn).toBe(true);
  }
});

test("the history is entered week by week, each order once", () => {
  const weeks = weeksOf({ purchases: purchasesOf(data), workOrders: readWorkOrders(), sales: data.sales });
  const count = (pick: (week: (typeof weeks)[number]) => number) => weeks.reduce((sum, week) => sum + pick(week), 0);
  expect([
    count((it) => it.purchases.length),
    count((it) => it.workOrders.length),
    count((it) => it.sales.length),
  ]).toEqual([4012, 72_591, 31_455]);
  for (const [n, week] of weeks.entries()) {
    const before = weeks[n - 1]?.until ?? "";
    for (const it of week.workOrders) expect(it.endOn > before && it.endOn <= week.until).toBe(true);
    for (const it of week.sales) expect(it.shippedOn > before && it.shippedOn <= week.until).toBe(true);
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
