/** Known answers: what each entry of money is in the cash-flow statement. */
import { describe, expect, it } from "vitest";
import { Amount } from "../kernel/decimal.ts";
import { cashFlowOf, withCashFlow } from "./cash-flow.ts";
import type { JournalLine } from "./posting.ts";

/** `Dr 100201 1130; Cr 112201 1130`, a tag after a slash: `Cr 100201 5/3`. */
function journal(text: string): JournalLine[] {
  return text.split(";").map((entry): JournalLine => {
    const [side, account = "", amount = ""] = entry.trim().split(" ");
    const [figure = "", cashFlow = null] = amount.split("/");
    return {
      account,
      debit: side === "Dr" ? Amount.of(figure) : Amount.zero,
      credit: side === "Cr" ? Amount.of(figure) : Amount.zero,
      itemId: null,
      partyId: null,
      departmentId: null,
      openItemId: null,
      dueOn: null,
      cashFlow,
      foreign: null,
      summary: "",
    };
  });
}

describe("entries of money", () => {
  it.each([
    ["Dr 100201 1130; Cr 112201 1130", "1"],
    ["Dr 100201 988; Dr 560305 12; Cr 112101 1000", "1"],
    ["Dr 100201 300; Cr 2203 300", "1"],
    ["Dr 1001 113; Cr 500101 100; Cr 22210107 13", "1"],
    ["Dr 220201 1130; Dr 560304 -22.60; Cr 100201 1107.40", "3"],
    ["Dr 100201 113; Cr 220201 113", "3"],
    ["Dr 140301 50; Cr 1001 50", "3"],
    ["Dr 221101 53000; Cr 224103 5565; Cr 224104 2650; Cr 222113 85; Cr 100201 44700", "4"],
    ["Dr 222113 85; Cr 100201 85", "4"],
    ["Dr 222102 7930; Cr 100201 7930", "5"],
    ["Dr 122101 1000; Cr 100201 1000", "6"],
    ["Dr 560206 800; Dr 1001 200; Cr 122101 1000", "2"],
    ["Dr 100201 12; Dr 560301 -12", "2"],
    ["Dr 560301 40; Cr 100201 40", "17"],
    ["Dr 160102 5000; Cr 100201 5000", "12"],
    ["Dr 100201 700; Cr 1606 700", "10"],
    ["Dr 100201 9000; Cr 2001 9000", "14"],
    ["Dr 2001 9000; Cr 100201 9000", "16"],
    ["Dr 100201 9000; Cr 3001 9000", "15"],
    ["Dr 2232 100; Cr 100201 100", "18"],
    ["Dr 1101 100; Cr 100201 100", "11"],
    ["Dr 100201 1000; Dr 560303 -1000", "2"],
    ["Dr 560303 1000; Cr 100201 1000", "6"],
    ["Dr 100202 990; Dr 560302 10; Cr 100201 1000", "6,6"],
    ["Dr 100202 500; Cr 100201 500", ""],
    ["Dr 100201 500/14; Cr 2241 500", "14"],
    ["Dr 100201 500/14; Dr 100201 60; Cr 112201 60; Cr 2241 500", "14,2"],
    ["Dr 140301 5; Cr 220202 5", ""],
  ])("%s → %s", (text, expected) => {
    const tags = withCashFlow(journal(text)).flatMap((it) => it.cashFlow ?? []);
    expect(tags.join(",")).toBe(expected);
  });

  it("the longest beginning of an account decides", () => {
    expect([cashFlowOf("222113", false), cashFlowOf("222112", false), cashFlowOf("1999", true)]).toEqual([
      "4",
      "5",
      "2",
    ]);
  });
});
