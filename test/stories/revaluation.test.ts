/** Month end in dollars: what is owed, advanced and in the bank is worth the closing rate, and the next month begins as if it were not. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeMonth, refusalOf } from "../world.ts";
import { aDollarFactory, type DollarFactory } from "./dollars.ts";

let f: DollarFactory;
const ids: Record<string, string> = {};
beforeAll(async () => {
  f = await aDollarFactory();
});
afterEach(async () => expect(await f.world.findings()).toEqual([]));
afterAll(() => f.world.close());

const line = (openItemId: string, amount: string) => ({ openItemId, amount });
const rate = (ratedOn: string, to: string) =>
  f.admin.accounting.exchangeRate.create({ document: { currency: "USD", ratedOn, rate: to, lines: [] } as never });
const revalue = (month: string) => f.admin.accounting.period.revalue({ month });

/** Debits − credits of an account in a month, and at its end. */
async function inMonth(account: string, month: string): Promise<string[]> {
  const { rows } = await f.admin.accounting.trialBalance({ from: month, to: month, level: "leaf" } as never);
  const row = rows.find((it) => it.account === account);
  return row ? [row.debit, row.credit, row.closingDebit, row.closingCredit] : [];
}

describe("October ends at 7.20", () => {
  it("accounting.closing_rate_missing: is not closed without a rate of October, and says which to enter", async () => {
    ids["bill"] = await f.bill("1000.00", "7.1", "2026-10-12");
    ids["paid"] = await f.bill("100.00", "7.1", "2026-10-12");
    const advance = await f.pay({ paidOn: "2026-10-15", rate: "7", amount: "500.00" });
    ids["advance"] = advance.document.id;
    await rate("2026-09-30", "7.00");
    await rate("2026-11-02", "7.99");
    expect(await refusalOf(revalue("2026-10"))).toEqual(["accounting.closing_rate_missing"]);
    const refused = await f.admin.accounting.period.close({ month: "2026-10" }).catch((it) => it.data.issues);
    const rates = refused.filter((it: { code: string }) => it.code === "accounting.closing_rate_missing");
    expect(rates.map((it: { text: string }) => it.text)).toEqual([
      "USD is open at the end of 2026-10, and has no rate in that month. Enter the rate of USD on 2026-10-31 under Exchange rates.",
    ]);
  });

  it("a bill paid in November before October is revalued counts as open at its end", async () => {
    await f.pay({ paidOn: "2026-11-03", rate: "7.3", amount: "100.00", lines: [line(ids["paid"]!, "100.00")] });
    await rate("2026-10-30", "7.2");
    const close = f.admin.accounting.period.close({ month: "2026-10" });
    expect(await refusalOf(close)).toContain("accounting.revaluation_missing");
    // Owed 1100.00: −110.00; advanced 500.00: +100.00; in the bank 9500.00, which stand for 67500.00: +900.00.
    expect(await revalue("2026-10")).toEqual({ balances: 4, gain: "890.00" });
    expect(await inMonth("220201", "2026-10")).toEqual(["0.00", "7920.00", "0.00", "7920.00"]);
    expect(await inMonth("1123", "2026-10")).toEqual(["3600.00", "0.00", "3600.00", "0.00"]);
    expect(await inMonth("100203", "2026-10")).toEqual(["71900.00", "3500.00", "68400.00", "0.00"]);
    expect(await inMonth("560303", "2026-10")).toEqual(["-890.00", "0.00", "0.00", "890.00"]);
  });

  it("again posts nothing; a corrected rate posts the difference, and the items stand as they were booked", async () => {
    expect(await revalue("2026-10")).toEqual({ balances: 0, gain: "0.00" });
    await rate("2026-10-31", "7.21");
    // One cent more on 1100.00 owed, 500.00 advanced and 9500.00 in the bank: −11.00 + 5.00 + 95.00.
    expect(await revalue("2026-10")).toEqual({ balances: 4, gain: "89.00" });
    expect(await f.open(ids["bill"]!)).toEqual(["7100.00", "1000.00"]);
    expect(await f.open(ids["advance"]!)).toEqual(["-3500.00", "-500.00"]);
  });

  it("is closed, and November takes back what was not settled", async () => {
    const closed = await closeMonth(f.admin, "2026-10");
    expect(closed.periods.find((it) => it.month === "2026-10")?.state).toBe("closed");
    // The two items that are owed and the advance: −121.00 + 105.00 back, and the loss of 20.00 on what was paid in November.
    expect((await inMonth("560303", "2026-11"))[0]).toBe("4.00");
    // Payables: 7100.00 of the open bill is left, the paid one is gone.
    expect((await inMonth("220201", "2026-11"))[3]).toBe("7100.00");
  });
});

describe("November", () => {
  it("a bill that was revalued is voided: nothing rests on it", async () => {
    const bill = await f.admin.finance.supplierBill.get({ id: ids["bill"]! });
    const { id, version } = bill.document;
    const voided = await f.admin.finance.supplierBill.act({ id, version, verb: "void", reason: "录错" });
    expect(voided.document.state).toBe("voided");
    ids["again"] = await f.bill("1000.00", "7.15", "2026-11-21");
  });

  it("paid at 7.25 against the bill's 7.15; over the two months the account shows what really happened", async () => {
    const rest = [line(ids["again"]!, "1000.00"), line(ids["advance"]!, "-500.00")];
    await f.pay({ paidOn: "2026-11-25", rate: "7.25", amount: "500.00", lines: rest });
    await rate("2026-11-30", "7.3");
    await revalue("2026-11");
    // Nothing is owed any more; 8900.00 are in the bank at 7.30.
    expect((await inMonth("220201", "2026-11"))[3]).toBe("0.00");
    expect((await inMonth("1123", "2026-11")).slice(2)).toEqual(["0.00", "0.00"]);
    expect((await inMonth("100203", "2026-11"))[2]).toBe("64970.00");
    // Bills: 100.00 × (7.30 − 7.10) lost, 1000.00 at 7.15 settled by 500.00 at 7.00 and 500.00 at 7.25: 25.00 gained. The bank went from 71000.00
    // to 64970.00 while 500.00 × 7.00, 100.00 × 7.30 and 500.00 × 7.25 were paid: 1825.00 gained.
    // Of those 1830.00, October's 979.00 were carried forward when it was closed.
    expect((await inMonth("560303", "2026-10")).slice(2)).toEqual(["0.00", "0.00"]);
    expect((await inMonth("560303", "2026-11"))[3]).toBe("851.00");
  });
});
