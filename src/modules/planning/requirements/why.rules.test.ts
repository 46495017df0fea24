/** Which open orders do not fit, and whom a lot serves in the end. Day 0 is today. */
import { expect, it } from "vitest";
import { planned, type SmallFactory } from "./testing/small-factory.ts";
import { misfitsOf, servedBy, suppliesByDocument } from "./why.rules.ts";

const TABLE: readonly [name: string, factory: SmallFactory, misfits: string[]][] = [
  ["on the day it is needed", { items: { A: {} }, demand: [["A", 9, "5"]], supply: [["A", 9, "5", "PO-1"]] }, []],
  ["a day later", { items: { A: {} }, demand: [["A", 9, "5"]], supply: [["A", 10, "5", "PO-1"]] }, ["PO-1 late 9"]],
  ["six days before", { items: { A: {} }, demand: [["A", 9, "5"]], supply: [["A", 3, "5", "PO-1"]] }, []],
  ["a week before", { items: { A: {} }, demand: [["A", 10, "5"]], supply: [["A", 3, "5", "PO-1"]] }, ["PO-1 early 10"]],
  ["nobody needs it", { items: { A: {} }, supply: [["A", 3, "5", "PO-1"]] }, ["PO-1 not_needed null"]],
  [
    "the stock is enough",
    { items: { A: { stock: "9" } }, demand: [["A", 9, "5"]], supply: [["A", 9, "5", "PO-1"]] },
    ["PO-1 not_needed null"],
  ],
  ["it fills up what is to be kept", { items: { A: { keep: "2", upTo: "9" } }, supply: [["A", 3, "5", "PO-1"]] }, []],
  [
    "a component that only what is to be kept waits for",
    {
      items: { A: { keep: "2", lead: 1 }, B: {} },
      bills: [{ of: "A", parts: { B: "1" } }],
      supply: [["B", 30, "2", "PO-1"]],
    },
    [],
  ],
];

it.each(TABLE)("an open order that comes %s", (_, factory, misfits) => {
  const found = misfitsOf(planned(factory).plan);
  expect(found.map(({ what, supply, neededDay }) => `${supply.of!.document.id} ${what} ${neededDay}`)).toEqual(misfits);
});

it("a lot serves the orders at the end of all that it goes into, the first to need it first", () => {
  const { plan } = planned({
    items: { A: { lead: 1 }, B: { lead: 1 }, C: { lead: 1 } },
    bills: [
      { of: "A", parts: { B: "1" } },
      { of: "B", parts: { C: "1" } },
    ],
    demand: [
      ["A", 20, "1", "SO-2"],
      ["A", 10, "1", "SO-1"],
      ["B", 12, "3", "WO-1"],
    ],
    supply: [["A", 13, "3", "WO-1"]],
    daysPerLot: 30,
  });
  const lot = plan.items[2]!.lots[0]!;
  expect(servedBy(lot, suppliesByDocument(plan)).map((it) => it.id)).toEqual(["SO-1", "SO-2"]);
});
