/** Bills in dollars are paid: the table at the head of payment.posting.ts, through the API, with the doctor after each. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { examine } from "../../src/ledger/server/doctor.ts";
import type { Tx } from "../../src/platform/server/db/database.ts";
import { refusalOf } from "../world.ts";
import { aDollarFactory, type DollarFactory, entries } from "./dollars.ts";

let f: DollarFactory;
beforeAll(async () => {
  f = await aDollarFactory();
});
afterEach(async () => expect(await f.world.findings()).toEqual([]));
afterAll(() => f.world.close());

const ON = "2026-11-05";
const line = (openItemId: string, amount: string) => ({ openItemId, amount });

describe("a bill of USD 1000.00 at 7.10", () => {
  it("paid at a better rate leaves a gain, red on 560303", async () => {
    const bill = await f.bill("1000.00", "7.1", ON);
    expect(await f.open(bill)).toEqual(["7100.00", "1000.00"]);
    const paid = await f.pay({ rate: "7.05", amount: "1000.00", lines: [line(bill, "1000.00")] });
    expect(entries(paid)).toEqual([
      "220201 7100.00 0.00 USD 1000.00",
      "560303 -50.00 0.00",
      "100203 0.00 7050.00 USD 1000.00",
    ]);
    expect(await f.open(bill)).toBeUndefined();
  });

  it("paid at a worse rate is a loss; from an account in base currency the bank changes, and the bill closes the same", async () => {
    const bill = await f.bill("1000.00", "7.1", ON);
    const paid = await f.pay({
      bankAccountId: f.basic,
      rate: "7.2",
      amount: "1000.00",
      lines: [line(bill, "1000.00")],
    });
    expect(entries(paid)).toEqual(["220201 7100.00 0.00 USD 1000.00", "560303 100.00 0.00", "100201 0.00 7200.00"]);
    expect(await f.open(bill)).toBeUndefined();
  });

  it("a payment that is voided leaves both balances as they were, and can be made again", async () => {
    const bill = await f.bill("1000.00", "7.1", ON);
    const paid = await f.pay({ rate: "7.2", amount: "400.00", lines: [line(bill, "400.00")] });
    expect(await f.open(bill)).toEqual(["4260.00", "600.00"]);
    expect(entries(await f.void(paid), 1)).toEqual([
      "220201 -2840.00 0.00 USD -400.00",
      "560303 -40.00 0.00",
      "100203 0.00 -2880.00 USD -400.00",
    ]);
    expect(await f.open(bill)).toEqual(["7100.00", "1000.00"]);
    await f.pay({ rate: "7.1", amount: "1000.00", lines: [line(bill, "1000.00")] });
    expect(await f.open(bill)).toBeUndefined();
  });

  it("with a discount of USD 10.00 closes too", async () => {
    const bill = await f.bill("1000.00", "7.1", ON);
    const paid = await f.pay({ rate: "7.2", amount: "990.00", discount: "10.00", lines: [line(bill, "1000.00")] });
    expect(entries(paid)).toEqual([
      "220201 7100.00 0.00 USD 1000.00",
      "560304 -72.00 0.00",
      "560303 100.00 0.00",
      "100203 0.00 7128.00 USD 990.00",
    ]);
  });
});

describe("cents", () => {
  it("USD 100.00 that stand for 712.35: a third takes its share, rounded, and the last takes all that is left", async () => {
    const bill = await f.bill("100.00", "7.123456", ON);
    expect(await f.open(bill)).toEqual(["712.35", "100.00"]);
    const first = await f.pay({ rate: "7.2", amount: "33.33", lines: [line(bill, "33.33")] });
    expect(entries(first)).toEqual([
      "220201 237.43 0.00 USD 33.33",
      "560303 2.55 0.00",
      "100203 0.00 239.98 USD 33.33",
    ]);
    expect(await f.open(bill)).toEqual(["474.92", "66.67"]);
    const last = await f.pay({ rate: "7.15", amount: "66.67", lines: [line(bill, "66.67")] });
    expect(entries(last)).toEqual(["220201 474.92 0.00 USD 66.67", "560303 1.77 0.00", "100203 0.00 476.69 USD 66.67"]);
    expect(await f.open(bill)).toBeUndefined();
  });

  it("two lines of one bill in one payment, the second takes the rest", async () => {
    const bill = await f.bill("100.00", "7.123456", ON);
    const lines = [line(bill, "33.33"), line(bill, "66.67")];
    const paid = await f.pay({ rate: "7.123456", amount: "100.00", lines });
    expect(entries(paid)).toEqual([
      "220201 237.43 0.00 USD 33.33",
      "220201 474.92 0.00 USD 66.67",
      "100203 0.00 712.35 USD 100.00",
    ]);
  });
});

describe("an advance of USD 500.00 at 7.00", () => {
  it("is applied to a bill at 7.10: the difference is a gain; what is left of the bill is paid", async () => {
    const advance = await f.pay({ rate: "7", amount: "500.00" });
    expect(entries(advance)).toEqual(["1123 3500.00 0.00 USD 500.00", "100203 0.00 3500.00 USD 500.00"]);
    expect(await f.open(advance.document.id)).toEqual(["-3500.00", "-500.00"]);
    const bill = await f.bill("1000.00", "7.1", ON);
    const lines = [line(bill, "500.00"), line(advance.document.id, "-500.00")];
    const applied = await f.pay({ rate: "7.1", amount: "0.00", method: "offset", lines });
    expect(entries(applied)).toEqual([
      "220201 3550.00 0.00 USD 500.00",
      "1123 0.00 3500.00 USD 500.00",
      "560303 -50.00 0.00",
    ]);
    expect(await f.open(advance.document.id)).toBeUndefined();
    expect(await f.open(bill)).toEqual(["3550.00", "500.00"]);
    expect(await refusalOf(f.void(advance))).toEqual(["ledger.others_rest_on_it"]);
    const rest = await f.pay({ rate: "7.1", amount: "600.00", lines: [line(bill, "500.00")] });
    expect(entries(rest)).toEqual([
      "220201 3550.00 0.00 USD 500.00",
      "1123 710.00 0.00 USD 100.00",
      "100203 0.00 4260.00 USD 600.00",
    ]);
  });
});

describe("goods that go back after the bill", () => {
  it("are owed for in dollars, at the order's rate, and are set against the next bill", async () => {
    await f.bill("100.00", "7.1", ON);
    const back = await f.giveBack({ line: f.received.at(-1)!, amount: "100.00" });
    expect(entries(back).filter((it) => it.startsWith("2202"))).toEqual(["220201 0.00 -710.00 USD -100.00"]);
    expect(await f.open(back.document.id)).toEqual(["-710.00", "-100.00"]);
    const bill = await f.bill("300.00", "7.2", ON);
    const lines = [line(bill, "300.00"), line(back.document.id, "-100.00")];
    const paid = await f.pay({ rate: "7.3", amount: "200.00", lines });
    expect(entries(paid)).toEqual([
      "220201 2160.00 0.00 USD 300.00",
      "220201 0.00 710.00 USD 100.00",
      "560303 10.00 0.00",
      "100203 0.00 1460.00 USD 200.00",
    ]);
    expect(await f.open(bill)).toBeUndefined();
    expect(await f.open(back.document.id)).toBeUndefined();
  });

  it("procurement.return_other_currency: one return is in one currency", async () => {
    await f.bill("100.00", "7.1", ON);
    await f.bill("100.00", "1", ON, "CNY");
    const both = f.received.slice(-2).map((it) => ({ line: it, amount: "100.00" }));
    expect(await refusalOf(f.giveBack(...both))).toContain("procurement.return_other_currency");
  });
});

describe("refusals", () => {
  it("finance.open_item_currency, finance.bank_account_currency: dollars are paid with dollars, from dollars or base currency", async () => {
    const bill = await f.bill("10.00", "7.1", ON);
    const inBase = { bankAccountId: f.basic, currency: "CNY", amount: "10.00", lines: [line(bill, "10.00")] };
    expect(await refusalOf(f.pay(inBase))).toEqual(["finance.open_item_currency"]);
    expect(await refusalOf(f.pay({ currency: "CNY", amount: "10.00" }))).toEqual(["finance.bank_account_currency"]);
    expect(await refusalOf(f.pay({ currency: "EUR", rate: "8", amount: "10.00" }))).toEqual([
      "finance.bank_account_currency",
    ]);
    expect(await refusalOf(f.pay({ rate: "7.1", amount: "11.00", lines: [line(bill, "11.00")] }))).toEqual([
      "finance.settles_beyond",
    ]);
  });

  it("finance.less_than_a_cent: a coin that is no cent is not paid alone, all of them are", async () => {
    const bill = await f.bill("1.00", "0.02", ON);
    const pay = (amount: string) => f.pay({ rate: "0.02", amount, lines: [line(bill, amount)] });
    expect(await refusalOf(pay("0.10"))).toEqual(["finance.less_than_a_cent", "finance.less_than_a_cent"]);
    await pay("1.00");
    expect(await f.open(bill)).toBeUndefined();
  });

  it("accounting.currency_decimals, accounting.currency_not_used: yen are whole, and a currency is in use", async () => {
    const yen = { bankAccountId: f.basic, currency: "JPY", rate: "0.05" };
    expect(await refusalOf(f.pay({ ...yen, amount: "100.50" }))).toEqual(["accounting.currency_decimals"]);
    await f.pay({ ...yen, amount: "100.00" });
    const { rows } = await f.admin.accounting.currency.list({ where: { code: "JPY" } });
    const { document } = await f.admin.accounting.currency.get({ id: rows[0]!.id });
    await f.admin.accounting.currency.act({ id: document.id, version: document.version, verb: "deactivate" });
    expect(await refusalOf(f.pay({ ...yen, amount: "100.00" }))).toEqual(["accounting.currency_not_used"]);
  });

  it("accounting.currency_amount_missing, …_unwanted, …_side: a voucher says what a dollar account moves in dollars", async () => {
    const accountant = await f.world.as("accountant");
    const voucher = (dollars: object, base: object = {}) =>
      f.admin.accounting.journalVoucher.create({
        document: {
          postedOn: ON,
          summary: "结汇",
          lines: [
            { account: "100201", debit: "720.00", ...base },
            { account: "100203", credit: "720.00", ...dollars },
          ],
        } as never,
        then: ["submit"],
      });
    expect(await refusalOf(voucher({}))).toEqual(["accounting.currency_amount_missing"]);
    expect(await refusalOf(voucher({ currencyAmount: "100.00" }, { currencyAmount: "100.00" }))).toEqual([
      "accounting.currency_amount_unwanted",
    ]);
    expect(await refusalOf(voucher({ currencyAmount: "-100.00" }))).toEqual(["accounting.currency_amount_side"]);
    const { document } = await voucher({ currencyAmount: "100.00" });
    const posted = await accountant.accounting.journalVoucher.act({ ...document, verb: "post" } as never);
    expect(entries(posted)).toEqual(["100201 720.00 0.00", "100203 0.00 720.00 USD 100.00"]);
  });

  it("finance.opening_currency: currency and amount go together", async () => {
    const open = (more: object) =>
      f.admin.finance.opening.create({
        document: {
          openedOn: "2026-10-01",
          lines: [
            { what: "open_item", account: "220201", partyId: f.supplierId, credit: "710.00", ...more },
            { what: "account", account: "3001", debit: "710.00" },
          ],
        } as never,
        then: ["post"],
      });
    expect(await refusalOf(open({ currency: "USD" }))).toEqual(["finance.opening_currency"]);
    expect(await refusalOf(open({ currency: "CNY", currencyAmount: "710.00" }))).toEqual(["finance.opening_currency"]);
    expect(await refusalOf(open({ currency: "USD", currencyAmount: "-100.00" }))).toEqual(["finance.opening_currency"]);
    const opened = await open({ currency: "USD", currencyAmount: "100.00" });
    const id = opened.document.lines[0]!.id;
    expect(await f.open(id)).toEqual(["710.00", "100.00"]);
    await f.pay({ rate: "7", amount: "100.00", lines: [line(id, "100.00")] });
    expect(await f.open(id)).toBeUndefined();
  });
});

describe("the doctor", () => {
  const spoiled = async (sql: string): Promise<string[]> => {
    let found: string[] = [];
    const undone = new Error("undone");
    const work = async (tx: Tx) => {
      await tx.query(sql, [f.world.company.orgId]);
      found = (await examine(tx)).map((it) => it.invariant);
      throw undone;
    };
    await f.world.database.transaction({ as: "owner" }, work).catch((fault) => {
      if (fault !== undone) throw fault;
    });
    return [...new Set(found)].sort();
  };
  const one = (table: string, where: string) => `(select ctid from ${table} where org_id = $1 and ${where} limit 1)`;

  it.each([
    [
      "an entry of the dollar account that forgets its dollars",
      `update journal_line set currency = null where org_id = $1 and ctid = ${one("journal_line", "account = '100203'")}`,
      ["bank-account-currency"],
    ],
    [
      "an entry of the basic account that is in dollars",
      `update journal_line set currency = 'USD', rate = 1, currency_amount = 1 where org_id = $1 and ctid = ${one("journal_line", "account = '100201'")}`,
      ["bank-account-currency"],
    ],
    [
      "a payment that says another rate than it was posted at",
      `update payment set rate = rate + 1 where org_id = $1 and ctid = ${one("payment", "state = 'posted' and currency = 'USD' and amount > 0")}`,
      ["payment-amounts"],
    ],
  ])("names %s", async (_, sql, named) => expect(await spoiled(sql)).toEqual(named));
});
