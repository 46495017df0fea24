/** Known answers of the formula words, over books small enough to add up by eye. */
import { describe, expect, it } from "vitest";
import { Amount } from "../../../kernel/decimal.ts";
import { evaluate, parseFormula } from "./formula.rules.ts";
import { type Figures, readingOf } from "./statement.rules.ts";

const a = Amount.of;
/** Account, own side, before the year, before the month, at the end; what moved follows but for closing entries. */
const account = (code: string, side: "debit" | "credit", year: string, month: string, end: string, closed = "0") => {
  const inYear = a(end).minus(a(year)).minus(a(closed));
  const inMonth = a(end).minus(a(month)).minus(a(closed));
  return {
    code,
    isDebit: side === "debit",
    yearOpening: a(year),
    monthOpening: a(month),
    closing: a(end),
    inYear,
    inMonth,
  };
};

const BOOKS: Figures = {
  accounts: [
    account("1001", "debit", "10", "20", "30"),
    account("100201", "debit", "100", "200", "350"),
    account("1602", "credit", "-40", "-50", "-60"),
    account("2221", "credit", "0", "0", "0"),
    account("22210107", "credit", "0", "-26", "-26"),
    account("22210101", "debit", "0", "18", "30"),
    // Sold for 1000.00, all of it carried forward this month.
    account("5001", "credit", "0", "0", "0"),
    account("500101", "credit", "0", "-900", "0", "1000"),
    account("540101", "debit", "0", "600", "700"),
    account("560301", "debit", "0", "0", "-12"),
  ],
  // A owes 90.00, B is owed 30.00: shown on both sides.
  parties: [
    { account: "1122", opening: { debit: a("5"), credit: a("0") }, closing: { debit: a("90"), credit: a("30") } },
  ],
  flows: [
    { item: "1", year: a("300"), month: a("150") },
    { item: "3", year: a("-120"), month: a("-20") },
  ],
};

describe("the words of a formula", () => {
  it.each([
    ["D(1001)+D(1002)", "end", "380.00"],
    ["D(1001)+D(1002)", "start", "110.00"],
    ["C(1602)", "end", "60.00"],
    ["D(1001)-C(1602)", "end", "-30.00"],
    ["C(2221)", "end", "-4.00"],
    ["DP(1122)", "end", "90.00"],
    ["CP(1122)", "end", "30.00"],
    ["DP(1122)", "start", "5.00"],
    ["DP(9999)", "end", "0.00"],
    ["N(5001)", "year", "1000.00"],
    ["N(5001)", "month", "100.00"],
    ["N(540101)", "month", "100.00"],
    ["N(560301)", "year", "-12.00"],
    ["U(5)", "end", "-688.00"],
    ["U(5)", "start", "0.00"],
    ["DO(1001)+DO(1002)", "year", "110.00"],
    ["DO(1001)+DO(1002)", "month", "220.00"],
    ["CF(1)", "year", "300.00"],
    ["CF(3)", "month", "20.00"],
    ["CF(18)", "year", "0.00"],
    ["0", "end", "0.00"],
  ] as const)("%s at the %s is %s", (text, column, expected) => {
    const amounts = evaluate([{ no: 1, terms: parseFormula(text) }], readingOf(BOOKS, column));
    expect(amounts.get(1)?.toString()).toBe(expected);
  });

  it("a line rests on others, whatever their order", () => {
    const lines = [
      { no: 3, terms: parseFormula("L(1)-L(2)") },
      { no: 1, terms: parseFormula("D(1001)") },
      { no: 2, terms: parseFormula("CP(1122)") },
    ];
    expect(evaluate(lines, readingOf(BOOKS, "end")).get(3)?.toString()).toBe("0.00");
  });

  it.each(["D(1001", "X(1)", "D(1001)D(1002)", "+D(1001)", "D(1001) + D(1002)", "D()"])("%s is no formula", (text) => {
    expect(() => parseFormula(text)).toThrow("no formula");
  });

  it("a line that rests on itself, or on none", () => {
    const reading = readingOf(BOOKS, "end");
    expect(() => evaluate([{ no: 1, terms: parseFormula("L(1)") }], reading)).toThrow("rests on itself");
    expect(() => evaluate([{ no: 1, terms: parseFormula("L(2)") }], reading)).toThrow("is not there");
  });
});
