import { describe, expect, test } from "vitest";
import { dayOf, daysBetween } from "../src/kernel/dates.ts";
import { readData } from "./data.ts";
import { batchesOf, datesUntil, demandOf } from "./demand.ts";
import { openingOf, sourcingOf } from "./items.ts";
import { chanceOf } from "./random.ts";
import { rehearse } from "./rehearse.ts";
import { supplyOf } from "./supply.ts";

const data = readData();
const demand = demandOf(data);
const until = dayOf("2026-06-30");
const year = rehearse(data, demand, until);
const sourcing = sourcingOf(data, demand);

describe("demand", () => {
  test("is the resellers' orders of twelve batches, each spread over the days until the next", () => {
    expect(demand).toMatchObject({ orders: 1802, lines: 30_726, pieces: 113_529, itemsSold: 167 });
    const batches = batchesOf(data.sales);
    expect(batches.map((it) => it.startsOn.slice(0, 7)).at(-1)).toBe("2014-04");
    expect([batches.length, demand.days.length]).toEqual([12, 365]);
    for (const [i, batch] of batches.entries())
      if (i > 0) expect(batch.firstDay).toBe(batches[i - 1]!.firstDay + batches[i - 1]!.days);
  });
  test("loses nothing: wheels' spokes, every bearing ball, every piece sold as bought", () => {
    const used = (itemId: string) =>
      demand.days.reduce((sum, day) => sum + (day.used.get(itemId) ?? 0) + (day.sold.get(itemId) ?? 0), 0);
    expect([used("527"), used("2"), used("948")]).toEqual([2_455_200, 3_502_100, 34_100 + 789]);
  });
  test("ends on the day asked for", () => {
    const dates = datesUntil(until, 365);
    expect([dates.at(-1), dates.length, daysBetween(dates[0]!, until)]).toEqual([until, 365, 364]);
  });
});

describe("the year", () => {
  test("never uses what is not there", () => {
    expect(year.lowest).toBe(0);
    for (const quantity of year.onHand.values()) expect(quantity).toBeGreaterThanOrEqual(0);
  });
  test("what waits is little, and is used in the end", () => {
    const all = demand.days.reduce(
      (sum, day) => sum + [...day.used.values(), ...day.sold.values()].reduce((part, it) => part + it, 0),
      0,
    );
    const waited = [...year.waited.values()].reduce((sum, it) => sum + it, 0);
    expect(waited * 50).toBeLessThan(all);
    expect(year.waiting.size).toBeLessThan(5);
  });
  test("every piece is accounted for: opening + accepted − used = on hand", () => {
    const opening = new Map(openingOf(data, demand).map((line) => [line.itemId, Number.parseInt(line.quantity, 10)]));
    for (const [itemId] of sourcing) {
      const used = demand.days.reduce((sum, day) => sum + (day.used.get(itemId) ?? 0) + (day.sold.get(itemId) ?? 0), 0);
      const accepted = year.orderLines
        .filter((line) => line.itemId === itemId)
        .reduce((sum, line) => sum + line.received, 0);
      expect(opening.get(itemId)! + accepted - used + (year.waiting.get(itemId) ?? 0), itemId).toBe(
        year.onHand.get(itemId),
      );
    }
  });
  test("is of a size that loads in a minute", () => {
    expect(year.orderLines.length).toBeGreaterThan(1500);
    expect(year.orderLines.length).toBeLessThan(3000);
  });
  test("leaves work open in every state", () => {
    const lines = (state: string) => year.orderLines.filter((line) => line.state === state);
    expect(lines("submitted").length).toBeGreaterThan(0);
    expect(lines("approved").filter((line) => line.requiredOn < until).length, "late").toBeGreaterThan(0);
    expect(year.receipts.filter((receipt) => receipt.state === "arrived").length, "to inspect").toBeGreaterThan(0);
    expect(year.bills.filter((bill) => bill.state === "draft").length, "bills that differ").toBeGreaterThan(0);
    const stock = [...sourcing].map(([itemId, it]) => [year.onHand.get(itemId)!, it.levels] as const);
    expect(stock.filter(([onHand, levels]) => onHand < levels.safetyStock).length, "too low").toBeGreaterThan(0);
    expect(stock.filter(([onHand, levels]) => onHand > levels.maximumStock).length, "too much").toBeGreaterThan(0);
  });
  test("is the same year every time, and on other days only moved", () => {
    const plain = (it: typeof year) =>
      JSON.stringify([
        it.orderLines.map(({ day, itemId, quantity, received }) => [day, itemId, quantity, received]),
        it.bills.length,
      ]);
    expect(plain(rehearse(readData(), demandOf(readData()), until))).toBe(plain(year));
    expect(plain(rehearse(data, demand, dayOf("2025-02-28")))).toBe(plain(year));
  });
});

describe("suppliers", () => {
  const supply = supplyOf(data);
  const plans = Array.from({ length: 4000 }, (_, day) =>
    supply.planLine({ supplierId: "1576", itemId: "948", day }, 1000, 19, 1),
  );

  test("come short and are rejected as often as the real lines", () => {
    const perMille = (count: number) => (count * 1000) / plans.length;
    const short = plans.filter((plan) => plan.deliveries[0]!.arrived < 1000).length;
    const rejects = plans.filter((plan) => plan.deliveries[0]!.rejected > 0).length;
    expect(Math.abs(perMille(short) - 43)).toBeLessThan(10);
    expect(Math.abs(perMille(rejects) - 64)).toBeLessThan(12);
  });
  test("deliver about when they say, and what is missing comes later or never", () => {
    expect(plans.filter((plan) => plan.deliveries[0]!.afterDays > 19).length / plans.length).toBeLessThan(0.2);
    for (const plan of plans) {
      const accepted = plan.deliveries.reduce((sum, it) => sum + it.arrived - it.rejected, 0);
      expect(accepted === 1000).toBe(!plan.isClosedShort);
      for (const it of plan.deliveries) expect(it.rejected > 0).toBe(it.reason !== null);
    }
  });
});

test("chance is even, and the same for the same name", () => {
  const draw = (name: string) =>
    Array.from(
      { length: 6000 },
      (
        (chance) => () =>
          chance.below(6)
      )(chanceOf(name)),
    );
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
  for (let face = 0; face < 6; face++) expect(draw("a").filter((it) => it === face).length).toBeGreaterThan(850);
});
