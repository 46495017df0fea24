/** Have, wanted, then: what is planned, in numbers a planner can check by hand. Days are counted from today. */
import { describe, expect, it } from "vitest";
import { Quantity } from "../../../kernel/decimal.ts";
import { planned, type SmallFactory, toldLots } from "./testing/small-factory.ts";

const TABLE: readonly [name: string, factory: SmallFactory, lots: string[]][] = [
  ["nothing is wanted", { items: { A: { stock: "5" } } }, []],
  ["stock is enough", { items: { A: { stock: "8" } }, demand: [["A", 20, "8", "SO-1"]] }, []],
  [
    "8 are ordered, 2 are to be kept: 10 are made, and what is missing of the components is bought",
    {
      items: { A: { lead: 5, keep: "2" }, B: { lead: 3, stock: "4" } },
      bills: [{ of: "A", parts: { B: "2" } }],
      demand: [["A", 5, "8", "SO-1"]],
    },
    ["make 10 A, start 3, there 8, 3 late; for SO-1: 8, stock: 2", "buy 16 B, start 0, there 3, 3 late; for A: 16"],
  ],
  [
    "what is to be kept and what is ordered for later are two lots",
    { items: { A: { lead: 5, keep: "2" } }, demand: [["A", 20, "8", "SO-1"]] },
    ["buy 2 A, start 0, there 5; for SO-1: 2", "buy 8 A, start 15, there 20; for SO-1: 6, stock: 2"],
  ],
  [
    "one lot for the needs of some days",
    {
      items: { A: { lead: 5 } },
      demand: [
        ["A", 10, "1", "SO-1"],
        ["A", 16, "2", "SO-2"],
        ["A", 17, "4", "SO-3"],
      ],
      daysPerLot: 7,
    },
    ["buy 3 A, start 5, there 10; for SO-1: 1, SO-2: 2", "buy 4 A, start 12, there 17; for SO-3: 4"],
  ],
  [
    "what is needed before anything can come is one lot, and late for the first",
    {
      items: { A: { lead: 10 } },
      demand: [
        ["A", -3, "1", "SO-1"],
        ["A", 4, "2", "SO-2"],
      ],
    },
    ["buy 3 A, start 0, there 10, 13 late; for SO-1: 1, SO-2: 2"],
  ],
  [
    "an open order that is too late is waited for, not ordered twice",
    { items: { A: { lead: 2 } }, demand: [["A", 5, "8", "SO-1"]], supply: [["A", 9, "8", "PO-1"]] },
    [],
  ],
  [
    "whole lots, at least the minimum",
    { items: { A: { minimum: "40", lotSize: "25" } }, demand: [["A", 5, "8", "SO-1"]] },
    ["buy 50 A, start 5, there 5; for SO-1: 8"],
  ],
  [
    "at its reorder point an item is filled up to its maximum",
    { items: { A: { lead: 9, stock: "50", keep: "50", upTo: "220" } } },
    ["buy 170 A, start 0, there 9; for stock: 170"],
  ],
  [
    "orders under way count, whenever they come",
    { items: { A: { lead: 9, stock: "30", keep: "50", upTo: "220" } }, supply: [["A", 40, "100", "PO-1"]] },
    [],
  ],
  [
    "scrap raises what is needed, and a bill may be for many",
    {
      items: { A: {}, B: {}, C: {} },
      bills: [{ of: "A", quantity: "2", parts: { B: ["4", "10"], C: ["1", "0"] } }],
      demand: [["A", 5, "3", "SO-1"]],
    },
    [
      "make 3 A, start 5, there 5; for SO-1: 3",
      "buy 6.6 B, start 5, there 5; for A: 6.6",
      "buy 1.5 C, start 5, there 5; for A: 1.5",
    ],
  ],
  [
    "a part of a millionth is rounded, as it is on the work order",
    {
      items: { A: {}, B: {} },
      bills: [{ of: "A", quantity: "3", parts: { B: "1" } }],
      demand: [["A", 5, "1", "SO-1"]],
    },
    ["make 1 A, start 5, there 5; for SO-1: 1", "buy 0.333333 B, start 5, there 5; for A: 0.333333"],
  ],
  [
    "the version that is valid on the day the lot starts",
    {
      items: { A: { lead: 2 }, B: {}, C: {} },
      bills: [
        { of: "A", parts: { B: "1" } },
        { of: "A", from: 10, parts: { C: "1" } },
      ],
      demand: [
        ["A", 11, "1", "SO-1"],
        ["A", 12, "1", "SO-2"],
      ],
    },
    [
      "make 1 A, start 9, there 11; for SO-1: 1",
      "make 1 A, start 10, there 12; for SO-2: 1",
      "buy 1 B, start 9, there 9; for A: 1",
      "buy 1 C, start 10, there 10; for A: 1",
    ],
  ],
  [
    "no version is valid yet: it is made, of nobody knows what",
    {
      items: { A: { lead: 2 }, B: {} },
      bills: [{ of: "A", from: 30, parts: { B: "1" } }],
      demand: [["A", 11, "1", "SO-1"]],
    },
    ["make 1 A, start 9, there 11; for SO-1: 1"],
  ],
  [
    "a component on two levels is netted once, behind both",
    {
      items: { D: { stock: "5" }, A: { lead: 1 }, B: { lead: 1 } },
      bills: [
        { of: "A", parts: { B: "1", D: "1" } },
        { of: "B", parts: { D: "1" } },
      ],
      demand: [["A", 10, "4", "SO-1"]],
    },
    [
      "make 4 A, start 9, there 10; for SO-1: 4",
      "make 4 B, start 8, there 9; for A: 4",
      "buy 3 D, start 9, there 9; for A: 3",
    ],
  ],
  [
    "a component that comes late makes its assembly late, up to the customer",
    {
      items: { A: { lead: 5 }, B: { lead: 4 }, C: { lead: 30 } },
      bills: [
        { of: "A", parts: { B: "1" } },
        { of: "B", parts: { C: "1" } },
      ],
      demand: [["A", 12, "1", "SO-1"]],
    },
    [
      "make 1 A, start 34, there 39, 27 late; for SO-1: 1",
      "make 1 B, start 30, there 34, 27 late; for A: 1",
      "buy 1 C, start 0, there 30, 27 late; for B: 1",
    ],
  ],
  [
    "a late open order of a component does too",
    {
      items: { A: { lead: 5 }, B: { lead: 1 } },
      bills: [{ of: "A", parts: { B: "1" } }],
      demand: [["A", 12, "1", "SO-1"]],
      supply: [["B", 20, "1", "PO-1"]],
    },
    ["make 1 A, start 20, there 25, 13 late; for SO-1: 1"],
  ],
  [
    "nobody waits for what is only to be kept, however late its components",
    {
      items: { A: { lead: 5, keep: "3" }, B: { lead: 9 } },
      bills: [{ of: "A", parts: { B: "1" } }],
    },
    ["make 3 A, start 9, there 14; for stock: 3", "buy 3 B, start 0, there 9; for A: 3"],
  ],
];

describe("requirements", () => {
  it.each(TABLE)("%s", (_, factory, lots) => expect(toldLots(factory)).toEqual(lots));

  it("an item that is in itself is named with the ring it is in", () => {
    const bills = [
      { of: "A", parts: { B: "1" } },
      { of: "B", parts: { C: "1" } },
      { of: "C", parts: { B: "1", D: "1" } },
      { of: "D", parts: { E: "1" } },
    ];
    const factory = { items: { A: {}, B: {}, C: {}, D: {}, E: {} }, bills };
    expect(() => planned(factory)).toThrow(/in itself: (B → C → B|C → B → C)$/);
  });

  it("what is planned twice, once its orders are placed, is nothing", () => {
    const factory: SmallFactory = {
      items: { A: { lead: 5, keep: "2" }, B: { lead: 3, stock: "4", lotSize: "10" }, C: { lead: 2 } },
      bills: [
        { of: "A", parts: { B: ["3", "7"], C: "0.1" } },
        { of: "B", quantity: "7", parts: { C: "3" } },
      ],
      demand: [
        ["A", 5, "8", "SO-1"],
        ["A", 30, "11", "SO-2"],
      ],
    };
    const { names, plan } = planned(factory);
    const lots = plan.order.flatMap((item) => plan.items[item]!.lots);
    expect(lots.length).toBeGreaterThan(5);
    const open = lots.map((it) => [names[it.item]!, it.day, it.stockQuantity.toString(), "x"] as const);
    const taken = plan.order.flatMap((item) =>
      plan.items[item]!.needs.filter(({ of }) => of !== "stock" && "isMade" in of).map(
        ({ day, units }) => [names[item]!, day, new Quantity(units).toString(), "y"] as const,
      ),
    );
    expect(toldLots({ ...factory, supply: open, demand: [...factory.demand!, ...taken] })).toEqual([]);
  });
});
