/**
 * A month from its opening to its close, through the HTTP API: sold, invoiced, collected, bought, paid, wages by voucher; the statements tie to
 * stock, open items and cash. The doctor is clean after every chapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { bankAccountId, closeMonth, refusalOf } from "../world.ts";
import { threeReceived } from "./buying.ts";
import { aSeller, type Loose, type Seller } from "./selling.ts";

let it_: Seller;
let bank = "";
beforeAll(async () => {
  it_ = await aSeller();
  bank = await bankAccountId(await it_.world.as("accountant"));
});
afterAll(() => it_.world.close());
afterEach(async () => expect(await it_.world.findings()).toEqual([]));

const accountant = () => it_.world.as("accountant");

async function statement(
  name: "balance" | "income" | "cash",
  month = "2026-11",
  compare: "none" | "month" | "year" = "none",
) {
  const answer = await (await accountant()).accounting.statements.read({ month, compare });
  const found = answer.statements.find((it) => it.name === name)!;
  const line = (no: number) => found.lines.find((it) => it.no === no)!.figures;
  return { answer, found, line };
}

/** A voucher of the administrator, checked by the accountant. */
async function voucher(summary: string, lines: object[], postedOn = "2026-11-20") {
  const admin = await it_.world.as("admin");
  const made = await admin.accounting.journalVoucher.create({
    document: { postedOn, summary, lines } as Loose,
    then: ["submit"],
  });
  const { id, version } = made.document;
  return await (await accountant()).accounting.journalVoucher.act({ id, version, verb: "post" });
}

/** 5.00 in advance from a customer. */
const advance = async (paidOn: string) =>
  await (await accountant()).finance.customerPayment.create({
    document: { customerId: it_.ids["other"], paidOn, bankAccountId: bank, amount: "5.00", lines: [] } as Loose,
    then: ["post"],
  });

describe("November in the statements", () => {
  it("what an opening brought was there at the start, and balances", async () => {
    const { line, answer } = await statement("balance", "2026-10");
    expect(line(9)).toEqual(["8100.00", "8100.00"]);
    expect(line(30)).toEqual(line(53));
    expect(answer.checks.map((it) => it.isGood)).toEqual([true, true, true]);
  });

  it("money in, wages and interest out, a transfer between own accounts: each in its line", async () => {
    await voucher("投资款", [
      { account: "100201", debit: "50000.00" },
      { account: "3001", partyId: it_.ids["shop"], credit: "50000.00" },
    ]);
    await voucher("工资", [
      { account: "560201", debit: "9000.00" },
      { account: "221101", credit: "9000.00" },
    ]);
    await voucher("发工资", [
      { account: "221101", debit: "9000.00" },
      { account: "224103", credit: "1000.00", partyId: it_.ids["shop"] },
      { account: "100201", credit: "8000.00" },
    ]);
    await voucher("提现", [
      { account: "1001", debit: "500.00" },
      { account: "100201", credit: "500.00" },
    ]);
    await voucher("手续费", [
      { account: "560302", debit: "20.00" },
      { account: "100201", credit: "20.00", cashFlow: "17" },
    ]);
    const { line } = await statement("cash");
    expect([15, 4, 17, 20, 22].map((no) => line(no)[1])).toEqual([
      "50000.00",
      "8000.00",
      "20.00",
      "41980.00",
      "41980.00",
    ]);
  });

  it("a sale, half of it paid, and an advance of another customer: receivables are not netted", async () => {
    const order = await it_.ordered("shop", [{ quantity: "2" }]);
    await it_.ship(it_.delivery(order, [it_.line(order, "2", "W1")]));
    await (await accountant()).finance.customerPayment.create({
      document: {
        customerId: it_.ids["other"],
        paidOn: "2026-11-20",
        bankAccountId: bank,
        amount: "300.00",
        lines: [],
      } as Loose,
      then: ["post"],
    });
    const balance = await statement("balance");
    // 2 × 1000.00 + 13 % delivered; 300.00 in advance.
    expect([balance.line(4), balance.line(34)]).toEqual([
      ["2260.00", "0.00"],
      ["300.00", "0.00"],
    ]);
    expect(balance.line(9)).toEqual(["6700.00", "8100.00"]);
    expect(balance.line(51)).toEqual(["-8420.00", "0.00"]);
    const income = await statement("income");
    expect([1, 2, 14, 18, 21, 32].map((no) => income.line(no))).toEqual([
      ["2000.00", "2000.00"],
      ["1400.00", "1400.00"],
      ["9000.00", "9000.00"],
      ["20.00", "20.00"],
      ["-8420.00", "-8420.00"],
      ["-8420.00", "-8420.00"],
    ]);
    expect(balance.answer.checks).toEqual([
      { key: "balances", isGood: true, left: balance.line(30)[0], right: balance.line(53)[0] },
      { key: "retained", isGood: true, left: "-8420.00", right: "-8420.00" },
      { key: "money", isGood: true, left: "42280.00", right: "42280.00" },
    ]);
  });

  it("beside the month before and the year before", async () => {
    const balance = await statement("balance", "2026-11", "month");
    expect(balance.found.columns.map((it) => `${it.column} ${it.month}`)).toEqual([
      "end 2026-11",
      "start 2026-11",
      "end 2026-10",
    ]);
    expect(balance.line(9)).toEqual(["6700.00", "8100.00", "8100.00"]);
    const income = await statement("income", "2026-11", "year");
    expect(income.line(1)).toEqual(["2000.00", "2000.00", "0.00", "0.00"]);
  });

  it("a figure opens: lines, accounts, parties, items of the cash flow, and from there the ledger", async () => {
    const { accounting } = await accountant();
    const parts = async (statement: "balance" | "income" | "cash", no: number, column: "end" | "year" | "month") =>
      (await accounting.statements.parts({ statement, no, column, month: "2026-11" })).parts.map(
        (it) =>
          `${it.line ?? it.account}${it.partyId ? " party" : ""}${it.flow ? ` item ${it.flow}` : ""} ${it.amount}`,
      );
    expect(await parts("balance", 1, "end")).toEqual(["1001 500.00", "100201 41780.00"]);
    expect(await parts("balance", 4, "end")).toEqual(["1122 party 2260.00"]);
    expect(await parts("balance", 34, "end")).toEqual(["2203 party 300.00"]);
    expect(await parts("balance", 51, "end")).toEqual([
      "500101 2000.00",
      "540101 -1400.00",
      "560201 -9000.00",
      "560302 -20.00",
    ]);
    expect(await parts("income", 21, "month")).toContain("14 -9000.00");
    expect(await parts("cash", 1, "month")).toEqual(["100201 item 1 300.00"]);
    const ledger = await accounting.accountLedger({
      account: "100201",
      from: "2026-11-01",
      to: "2026-11-30",
      partyId: null,
      itemId: null,
      cashFlow: "1",
    });
    expect(ledger.rows.map((it) => [it.documentType, it.debit])).toEqual([["customer_payment", "300.00"]]);
    const missing = accounting.statements.parts({ statement: "cash", no: 99, column: "year", month: "2026-11" });
    expect(await refusalOf(missing)).toEqual(["platform.not_found"]);
  });

  it("as a spreadsheet and as paper", async () => {
    const { accounting } = await accountant();
    for (const name of ["balance", "income", "cash"] as const) {
      const asked = { month: "2026-11", statement: name, compare: "year" } as const;
      const bytes = async (file: Promise<{ body: Blob }>) => Buffer.from(await (await file).body.arrayBuffer());
      expect((await bytes(accounting.statements.export(asked))).subarray(0, 2).toString()).toBe("PK");
      expect((await bytes(accounting.statements.print(asked))).subarray(0, 4).toString()).toBe("%PDF");
    }
  });
});

const steps = async (month: string) => {
  const { steps } = await (await accountant()).accounting.period.checklist({ month });
  return Object.fromEntries(steps.map((it) => [it.key, `${it.state} ${it.amount ?? it.count ?? ""}`.trim()]));
};
const receiptLine: string[] = [];

describe("November is closed", () => {
  it("the checklist says what is done and what is missing, and closing refuses with all of it", async () => {
    await closeMonth(await accountant(), "2026-10");
    receiptLine.push(await threeReceived(it_));
    const order = await it_.ordered("late", [{ quantity: "1" }]);
    await it_.ship(it_.delivery(order, [it_.line(order, "1", "W2")]));
    const { rows } = await (await accountant()).sales.delivery.list({ where: { customerId: it_.ids["shop"]! } });
    const delivery = await (await accountant()).sales.delivery.get({ id: rows[0]!.id });
    await (await accountant()).finance.salesInvoice.create({
      document: {
        customerId: it_.ids["shop"],
        invoicedOn: "2026-11-06",
        dueOn: "2026-12-06",
        lines: [
          {
            deliveryLineId: delivery.document.lines[0]!.id,
            itemId: it_.ids["bike"],
            quantity: "2",
            price: "1000",
            amountNet: "2000.00",
            amountTax: "260.00",
          },
        ],
      } as Loose,
      then: ["post"],
    });
    // 3000.00 of sales, three bicycles of 700.00 are the cost, 9020.00 of expenses; VAT of one invoice; three bicycles not billed, one not invoiced.
    expect(await steps("2026-11")).toEqual({
      received_not_billed: "passable 2250.00",
      delivered_not_invoiced: "passable 1130.00",
      costing: "done 0",
      overhead: "done 0.00",
      revaluation: "done 0",
      vat: "todo 260.00",
      income_tax: "not_needed 0.00",
      profit: "todo -8120.00",
      suspense: "done 0.00",
      year: "not_needed",
      vouchers: "done 10",
    });
    const { accounting } = await accountant();
    expect(await refusalOf(accounting.period.close({ month: "2026-11" }))).toEqual([
      "accounting.received_not_billed",
      "accounting.delivered_not_invoiced",
      "accounting.vat_missing",
      "accounting.profit_missing",
    ]);
    const keeper = await it_.world.as("keeper");
    expect(await refusalOf(keeper.accounting.period.close({ month: "2026-11" }))).toEqual(["platform.not_allowed"]);
    expect(await refusalOf(keeper.accounting.period.run({ month: "2026-11" }))).toEqual(["platform.not_allowed"]);
  });

  it("the steps are run, again changes nothing, and the statements say the same as before", async () => {
    const before = await statement("income");
    const { accounting } = await accountant();
    await accounting.period.run({ month: "2026-11", step: "vat" });
    expect((await steps("2026-11"))["vat"]).toBe("done 260.00");
    await accounting.period.run({ month: "2026-11" });
    const vouchers = (await steps("2026-11"))["vouchers"];
    await accounting.period.run({ month: "2026-11" });
    expect(await steps("2026-11")).toMatchObject({ profit: "done", vouchers });
    const trial = await accounting.trialBalance({ from: "2026-11", to: "2026-11", level: "leaf" } as never);
    const closing = (account: string) => {
      const row = trial.rows.find((it) => it.account === account);
      return row && [row.debit, row.credit, row.closingDebit, row.closingCredit];
    };
    expect(closing("500101")).toEqual(["3000.00", "3000.00", "0.00", "0.00"]);
    expect(closing("540101")).toEqual(["2100.00", "2100.00", "0.00", "0.00"]);
    expect(closing("3103")).toEqual(["11120.00", "3000.00", "8120.00", "0.00"]);
    expect(closing("222102")).toEqual(["0.00", "260.00", "0.00", "260.00"]);
    const after = await statement("income");
    expect(after.found.lines).toEqual(before.found.lines);
    expect(after.line(32)).toEqual(["-8120.00", "-8120.00"]);
    expect(after.answer.checks.map((it) => it.isGood)).toEqual([true, true, true]);
  });

  it("closed, with what was passed kept; the statements tie to stock, open items and cash", async () => {
    const { accounting, inventory, finance } = await accountant();
    const acknowledge = ["accounting.received_not_billed", "accounting.delivered_not_invoiced"];
    expect(await refusalOf(accounting.period.close({ month: "2026-11", acknowledge: acknowledge.slice(1) }))).toEqual([
      "accounting.received_not_billed",
    ]);
    await accounting.period.close({ month: "2026-11", acknowledge });
    const { passed } = await accounting.period.checklist({ month: "2026-11" });
    expect(passed.map((it) => [it.code, it.params["amount"]])).toEqual([
      ["accounting.received_not_billed", "2250.00"],
      ["accounting.delivered_not_invoiced", "1130.00"],
    ]);
    const { line } = await statement("balance");
    const stock = await inventory.stockOnHand({ on: "2026-11-30" } as never);
    expect([line(9)[0], stock.totals["value"]]).toEqual(["8250.00", "8250"]);
    const open = await finance.openItems({ partyId: null, account: null, dueUntil: null } as never);
    const of = (...accounts: string[]) =>
      open.rows.filter((it) => accounts.includes(String(it.account))).map((it) => String(it.open));
    expect(of("220202")).toEqual([line(33)[0]]);
    const { rows } = await accounting.bankAccount.list({});
    expect(rows.map((it) => it.balance).sort()).toEqual(["41780.00", "500.00"]);
    expect(line(1)[0]).toBe("42280.00");
    expect(await refusalOf(advance("2026-11-28"))).toEqual(["ledger.period_closed"]);
  });

  it("a dearer bill in December leaves November as it was", async () => {
    const before = await statement("balance");
    const admin = await it_.world.as("admin");
    await admin.finance.supplierBill.create({
      document: {
        supplierId: it_.ids["supplier"],
        billNumber: "B1",
        billedOn: "2026-12-03",
        dueOn: "2026-12-31",
        lines: [
          {
            receiptLineId: receiptLine[0],
            itemId: it_.ids["bike"],
            quantity: "3",
            price: "760",
            amountNet: "2280.00",
            amountTax: "296.40",
            taxRate: "13",
          },
        ],
      } as Loose,
      then: ["post"],
      acknowledge: ["finance.price_higher"],
    });
    expect((await statement("balance")).found.lines).toEqual(before.found.lines);
    const december = await statement("balance", "2026-12");
    expect(december.line(33)[0]).toBe("2576.40");
    expect(december.line(9)[0]).toBe("8280.00");
    expect(december.answer.checks.map((it) => it.isGood)).toEqual([true, true, true]);
  });

  it("the VAT of both months by rate, as the ledger has it, down to its papers", async () => {
    const { finance } = await accountant();
    const { rows } = await finance.vatSummary({ from: "2026-11", to: "2026-12" });
    expect(rows.map((it) => [it.month, it.kind, it.rate, it.net, it.tax])).toEqual([
      ["2026-11", "output", "13.00", "2000.00", "260.00"],
      ["2026-11", "to_pay", null, null, "260.00"],
      ["2026-12", "input", "13.00", "2280.00", "296.40"],
      ["2026-12", "to_pay", null, null, "-296.40"],
    ]);
    const papers = await finance.vatDocuments({ from: "2026-12", to: "2026-12", kind: "input", rate: "13" });
    expect(papers.rows.map((it) => [it.documentType, it.tax])).toEqual([["supplier_bill", "296.40"]]);
  });

  it("reopened, profit and loss taken back and carried again with what was forgotten", async () => {
    const { accounting } = await accountant();
    const month = "2026-11";
    const undo = () => accounting.period.undo({ month, step: "profit_closing", reason: "漏记费用" });
    expect(await refusalOf(undo())).toEqual(["ledger.period_closed"]);
    expect(await refusalOf(accounting.period.run({ month }))).toEqual(["accounting.already_closed"]);
    await accounting.period.reopen({ month, reason: "漏记费用" });
    await undo();
    expect(await refusalOf(undo())).toEqual(["accounting.nothing_to_undo"]);
    expect((await steps(month))["profit"]).toBe("todo -8120.00");
    await voucher("漏记", [
      { account: "560205", debit: "30.00" },
      { account: "1001", credit: "30.00" },
    ]);
    expect((await statement("income")).line(32)).toEqual(["-8150.00", "-8150.00"]);
    await closeMonth(await accountant(), month);
    expect((await statement("income")).line(32)).toEqual(["-8150.00", "-8150.00"]);
    expect((await statement("balance")).line(51)).toEqual(["-8150.00", "0.00"]);
  });
});

describe("December, and the year", () => {
  it("is closed with the loss carried to retained earnings, while somebody else posts into it", async () => {
    const { accounting } = await accountant();
    await accounting.period.run({ month: "2026-12" });
    const steps = (await accounting.period.checklist({ month: "2026-12" })).steps.map((it) => `${it.key} ${it.state}`);
    expect(steps).toContain("year done");
    const acknowledge = ["accounting.drafts_left", "accounting.delivered_not_invoiced"];
    const [closed, posted] = await Promise.all([
      refusalOf(accounting.period.close({ month: "2026-12", acknowledge })),
      refusalOf(advance("2026-12-30")),
    ]);
    // Whoever comes second is told: money after the close is refused, money before it is in the month.
    expect([closed, posted.filter((it) => it !== "ledger.period_closed")]).toEqual([[], []]);
    const { line, answer } = await statement("balance", "2026-12");
    expect(answer.isClosed).toBe(true);
    expect(line(51)).toEqual(["-8150.00", "0.00"]);
    const january = await statement("balance", "2027-01");
    expect(january.line(51)).toEqual(["-8150.00", "-8150.00"]);
    expect(january.answer.checks.map((it) => it.isGood)).toEqual([true, true, true]);
    const trial = await accounting.trialBalance({ from: "2027-01", to: "2027-01", level: "leaf" } as never);
    expect(trial.rows.find((it) => it.account === "310415")?.closingDebit).toBe("8150.00");
    expect(trial.rows.some((it) => /^(3103|5)/.test(it.account))).toBe(false);
  });
});
