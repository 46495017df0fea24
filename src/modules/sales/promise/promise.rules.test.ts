/** Have, when, then: what can be promised, in numbers a salesperson can check. Day 1 is today. */
import { describe, expect, it } from "vitest";
import type { Day } from "../../../kernel/dates.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import { promisable, promisedDay } from "./promise.rules.ts";

const day = (n: number) => `2026-11-${String(n).padStart(2, "0")}` as Day;
const today = day(1);

const TABLE: readonly [have: string, free: string, moves: [number, string][], then: string][] = [
  ["nothing at all", "0", [], "1: 0"],
  ["stock only", "5", [], "1: 5"],
  ["stock, and more comes", "5", [[8, "10"]], "1: 5, 8: 15"],
  [
    "what comes is partly promised later",
    "5",
    [
      [8, "10"],
      [10, "-4"],
    ],
    "1: 5, 8: 11",
  ],
  [
    "a promise before the next supply takes from the stock",
    "5",
    [
      [10, "-4"],
      [20, "10"],
    ],
    "1: 1, 20: 11",
  ],
  ["a promise that nothing covers takes everything", "5", [[10, "-8"]], "1: 0"],
  [
    "it is covered later",
    "5",
    [
      [10, "-8"],
      [20, "10"],
    ],
    "1: 0, 20: 7",
  ],
  [
    "what is late is expected today",
    "0",
    [
      [1, "3"],
      [-1, "4"],
    ],
    "1: 7",
  ],
  [
    "two supplies of one day",
    "0",
    [
      [8, "3"],
      [8, "4"],
    ],
    "1: 0, 8: 7",
  ],
];

describe("available to promise", () => {
  it.each(TABLE)("%s", (_, free, moves, then) => {
    const past = "2026-10-30" as Day;
    const steps = promisable(
      Quantity.of(free),
      moves.map(([on, quantity]) => ({ on: on < 1 ? past : day(on), quantity: Quantity.of(quantity) })),
      today,
    );
    expect(steps.map((it) => `${Number(it.on.slice(8))}: ${it.quantity}`).join(", ")).toBe(then);
  });

  it.each([
    ["what is here can go today", "5", 1],
    ["more waits for the supply", "6", 8],
    ["all of it", "15", 8],
    ["more than there will be takes as long as buying or making it", "16", 15],
  ])("%s: %s", (_, wanted, then) => {
    const steps = promisable(Quantity.of("5"), [{ on: day(8), quantity: Quantity.of("10") }], today);
    expect(promisedDay(steps, Quantity.of(wanted), today, 14)).toBe(day(then));
  });
});
