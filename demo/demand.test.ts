import { describe, expect, test } from "vitest";
import { dayOf, daysBetween } from "../src/kernel/dates.ts";
import { readData } from "./data.ts";
import { batchesOf, datesUntil, demandOf, salesOfYear } from "./demand.ts";
import { chanceOf } from "./random.ts";
import { scrapOf } from "./scrap.ts";
import { supplyOf } from "./supply.ts";

const data = readData();
const sales = salesOfYear(data);
const demand = demandOf(data);
const until = dayOf("2026-06-30");

describe("demand", () => {
  test("is the resellers' orders of twelve batches, each spread over the days until the next", () => {
    expect(demand).toMatchObject({ orders: 1802, lines: 30_726, pieces: 113_529, itemsSold: 167 });
    const batches = batchesOf(sales);
    expect(batches.map((it) => it.startsOn.slice(0, 7)).at(-1)).toBe("2014-04");
    expect([batches.length, demand.days.length]).toEqual([12, 365]);
    for (const [i, batch] of batches.entries())
      if (i > 0) expect(batch.firstDay).toBe(batches[i - 1]!.firstDay + batches[i - 1]!.days);
  });
  test("is by a customer who is there, and comes to the real amount", () => {
    const stores = new Set(data.stores.map((it) => it.code));
    expect(sales.every((it) => stores.has(it.customer))).toBe(true);
    expect(new Set(sales.map((it) => it.customer)).size).toBe(493);
    const millionths = sales
      .flatMap((it) => it.lines)
      .reduce((sum, line) => sum + line.price.units * BigInt(line.quantity), 0n);
    expect(millionths / 1_000_000n).toBe(36_240_484n);
  });
  test("needs everything below what is sold: wheels' spokes, every bearing ball, every piece sold as bought", () => {
    const needs = (itemId: string) => demand.days.reduce((sum, day) => sum + (day.needs.get(itemId) ?? 0), 0);
    expect([needs("527"), needs("2"), needs("948")]).toEqual([2_455_200, 3_502_100, 34_100 + 789]);
  });
  test("ends on the day asked for", () => {
    const dates = datesUntil(until, 365);
    expect([dates.at(-1), dates.length, daysBetween(dates[0]!, until)]).toEqual([until, 365, 364]);
  });
});

test("scrap is as rare and as much as the real: one order in a hundred, 2.66 % of its pieces", () => {
  const scrap = scrapOf(data);
  const orders = Array.from({ length: 20_000 }, (_, i) => scrap(chanceOf(`order ${i}`), 1000));
  const bad = orders.filter((it) => it.pieces > 0);
  expect(Math.abs(bad.length - 201)).toBeLessThan(50);
  expect(bad.every((it) => it.pieces === 26 && it.reason !== null)).toBe(true);
  expect(scrap(chanceOf("one"), 1)).toEqual({ pieces: 0, reason: null });
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
