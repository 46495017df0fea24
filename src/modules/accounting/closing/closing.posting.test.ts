/** The table in the head of `closing.posting.ts`, and what an accountant would try besides. */
import { describe, expect, it } from "vitest";
import type { Month } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import { type Id, newId } from "../../../kernel/ids.ts";
import { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import { ACCOUNT_ROLES } from "../chart/chart.store.ts";
import { type ProfitBalance, postProfit, postVat, postYear } from "./closing.posting.ts";

const a = Amount.of;
const MONTH = "2026-12" as Month;
const aBook = () =>
  new Book({
    periods: new Map([[MONTH, "open"]]),
    roles: new Map(Object.entries(ACCOUNT_ROLES)),
    pools: new Map(),
    balances: new Map(),
    openItems: new Map(),
    progress: new Map(),
    uses: new Map(),
    went: [],
  });

/** `500101 -1000` is a credit balance. */
const balances = (text: string, more: Partial<ProfitBalance> = {}): ProfitBalance[] =>
  text.split(";").map((part) => {
    const [account = "", amount = ""] = part.trim().split(" ");
    const isRevenue = account < "5400";
    return { account, isRevenue, partyId: null, itemId: null, departmentId: null, balance: a(amount), ...more };
  });

const told = (postings: readonly Posting[]) =>
  postings.map((it) =>
    it.journal
      .map((line) => (line.debit.isZero() ? `Cr ${line.account} ${line.credit}` : `Dr ${line.account} ${line.debit}`))
      .join("; "),
  );

describe("损益结转", () => {
  it.each([
    [
      "500101 -1000; 540101 700; 560205 100",
      ["Dr 500101 1000.00; Cr 3103 1000.00", "Dr 3103 800.00; Cr 540101 700.00; Cr 560205 100.00"],
    ],
    ["500101 200", ["Dr 500101 -200.00; Cr 3103 -200.00"]],
    ["560303 -30", ["Dr 3103 -30.00; Cr 560303 -30.00"]],
    ["500101 -50; 505101 50", ["Dr 500101 50.00; Dr 505101 -50.00"]],
    ["5801 10000", ["Dr 3103 10000.00; Cr 5801 10000.00"]],
  ])("%s", (text, expected) => {
    expect(told(postProfit(MONTH, balances(text), aBook()))).toEqual(expected);
  });

  it("nothing to carry is no posting", () => expect(postProfit(MONTH, [], aBook())).toEqual([]));

  it("each line says whose it is, and the posting is marked as a closing on the last day", () => {
    const [partyId, itemId] = [newId(), newId()] as [Id, Id];
    const [posting] = postProfit(MONTH, balances("500101 -10", { partyId, itemId }), aBook());
    expect(posting).toMatchObject({ documentType: "profit_closing", postedOn: "2026-12-31", number: "2026-12" });
    expect(posting!.journal[0]).toMatchObject({ partyId, itemId });
    expect(posting!.journal[1]).toMatchObject({ partyId: null, itemId: null });
  });
});

describe("year end", () => {
  it.each([
    ["200.00", ["Dr 3103 200.00; Cr 310415 200.00"]],
    ["-50.00", ["Dr 310415 50.00; Cr 3103 50.00"]],
    ["0.00", []],
  ])("a profit of %s", (profit, expected) => expect(told(postYear(MONTH, a(profit), aBook()))).toEqual(expected));
});

describe("VAT at month end", () => {
  it.each([
    // Output 26000, input 18200, transferred out 130.
    ["7930.00", "0.00", ["Dr 22210104 7930.00; Cr 222102 7930.00"]],
    ["-500.00", "0.00", []],
    ["7930.00", "7930.00", []],
    ["8000.00", "7930.00", ["Dr 22210104 70.00; Cr 222102 70.00"]],
    ["-20.00", "7930.00", ["Dr 22210104 -7930.00; Cr 222102 -7930.00"]],
  ])("owed %s, carried %s", (owed, carried, expected) =>
    expect(told(postVat(MONTH, { owed: a(owed), carried: a(carried) }, aBook()))).toEqual(expected),
  );
});
