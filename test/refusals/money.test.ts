/** Every refusal of the records of money, provoked through the API, and what a company starts with. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../world.ts";
import { aFactory, type Factory, type Loose, orderOf } from "./factory.ts";

let f: Factory;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(async () => {
  expect(await f.world.findings()).toEqual([]);
  await f.world.close();
});

const accounting = () => f.admin.accounting;
const currency = (more: object) =>
  accounting().currency.create({ document: { code: "GBP", name: "英镑", lines: [], ...more } as Loose });
const rate = (more: object) =>
  accounting().exchangeRate.create({
    document: { currency: "USD", ratedOn: "2026-10-31", rate: "7.1", lines: [], ...more } as Loose,
  });
const tax = (more: object) =>
  accounting().taxRate.create({
    document: { name: "1 %", rate: "1", validFrom: "2026-01-01", lines: [], ...more } as Loose,
  });
const order = (more: object) =>
  f.admin.procurement.purchaseOrder.create({
    document: orderOf(f.ids, [["plain", "1", "1.00"]], more) as Loose,
    then: ["submit"],
  });

it("a company starts with its base currency, the usual others, and the rates of value added tax", async () => {
  const currencies = await accounting().currency.list({});
  expect(currencies.rows.map((it) => [it.code, it.decimals, it.isBase])).toEqual([
    ["CNY", 2, true],
    ["EUR", 2, false],
    ["HKD", 2, false],
    ["JPY", 0, false],
    ["USD", 2, false],
  ]);
  expect((await accounting().taxRate.list({})).rows.map((it) => it.rate)).toEqual([
    "13.00",
    "9.00",
    "6.00",
    "3.00",
    "0.00",
  ]);
  const offered = await f.admin.refs.find({ kind: "tax_rate", search: "3" });
  expect(offered.map((it) => it.id)).toEqual(["3", "13"]);
});

describe("currencies and rates", () => {
  it.each([
    ["accounting.currency_taken", () => currency({ code: "USD" })],
    ["accounting.currency_code", () => currency({ code: "gbp" })],
    ["accounting.currency_unknown", () => rate({ currency: "XXX" })],
    ["accounting.currency_unknown", () => order({ currency: "XXX", rate: "2" })],
    ["accounting.rate_positive", () => rate({ rate: "0" })],
    ["accounting.base_has_no_rate", () => rate({ currency: "CNY" })],
    ["accounting.base_rate_differs", () => order({ rate: "7.1" })],
    ["accounting.rate_not_positive", () => order({ currency: "USD", rate: "0" })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toEqual([code]));

  it("accounting.rate_taken: one rate a day; the last at or before a day is what the list gives first", async () => {
    await rate({ ratedOn: "2026-11-03", rate: "7.123456" });
    await rate({ ratedOn: "2026-11-10", rate: "7.2" });
    expect(await refusalOf(rate({ ratedOn: "2026-11-10" }))).toEqual(["accounting.rate_taken"]);
    const on = async (day: string) => {
      const where = { currency: "USD", ratedOn: `..${day}`, state: "active" };
      return (await accounting().exchangeRate.list({ where, sort: "-ratedOn", limit: 1 })).rows[0]?.rate;
    };
    expect([await on("2026-11-09"), await on("2026-11-10"), await on("2026-11-02")]).toEqual([
      "7.123456",
      "7.20",
      undefined,
    ]);
  });
});

describe("tax rates", () => {
  it.each([
    ["accounting.tax_rate_range", () => tax({ rate: "101" })],
    ["accounting.valid_to_before", () => tax({ validTo: "2025-12-31" })],
    ["accounting.name_taken", () => tax({ name: "6% 服务" })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toEqual([code]));

  it("one that was entered by mistake is deleted, though it has no lines", async () => {
    const { document } = await tax({ name: "2 %", rate: "2" });
    await accounting().taxRate.remove({ id: document.id, version: document.version });
    expect((await accounting().taxRate.list({ search: "2 %" })).rows).toEqual([]);
  });

  it("one that has ended is not offered, and documents keep its figure", async () => {
    await tax({ name: "17 %", rate: "17", validFrom: "2009-01-01", validTo: "2018-04-30" });
    expect(await f.admin.refs.find({ kind: "tax_rate", search: "17" })).toEqual([]);
    const lines = [
      { itemId: f.ids["plain"], quantity: "1", price: "1", requiredOn: "2026-11-20", taxRate: "17" },
    ] as Loose;
    const made = await f.admin.procurement.purchaseOrder.create({
      document: { ...orderOf(f.ids, []), lines } as Loose,
    });
    const { document } = await f.admin.procurement.purchaseOrder.get({ id: made.document.id });
    expect(document.lines[0]!.taxRate).toBe("17.00");
  });
});

describe("bank accounts", () => {
  const none = { bankName: null, accountNumber: null, currency: "CNY", lines: [] };
  const bank = (more: object) =>
    accounting().bankAccount.create({
      document: { code: "B2", name: "一般户", account: "100202", ...none, ...more } as Loose,
    });
  it.each([
    ["accounting.bank_code_taken", () => bank({ code: "100201" })],
    ["accounting.account_has_bank", () => bank({ account: "100201" })],
    ["accounting.not_money_account", () => bank({ account: "560205" })],
    ["accounting.currency_unknown", () => bank({ currency: "XXX" })],
  ] as const)("%s", async (code, provoke) => expect(await refusalOf(provoke())).toEqual([code]));

  it("accounting.bank_account_fixed: an account with entries keeps their currency; one not in use pays nothing", async () => {
    const { document } = await bank({});
    const pay = () =>
      f.admin.finance.payment.create({
        document: {
          supplierId: f.ids["supplier"],
          paidOn: "2026-11-05",
          bankAccountId: document.id,
          amount: "1",
          lines: [],
        } as Loose,
        then: ["post"],
      });
    await pay();
    const { id, version, state: _, number: __, ...fields } = document;
    const dollars = { ...fields, currency: "USD" };
    expect(await refusalOf(accounting().bankAccount.update({ id, version, document: dollars as Loose }))).toEqual([
      "accounting.bank_account_fixed",
    ]);
    await accounting().bankAccount.act({ id, version, verb: "deactivate" });
    expect(await refusalOf(pay())).toEqual(["finance.bank_account_not_used"]);
  });
});

describe("departments and employees", () => {
  const department = (code: string) =>
    f.admin.admin.department.create({ document: { code, name: "生产部", lines: [] } as Loose });
  const employee = (more: object) =>
    f.admin.admin.employee.create({ document: { code: "E1", name: "王强", lines: [], ...more } as Loose });

  it("admin.code_taken, admin.member_is_employee: an employee is in a department, and may be somebody who signs in", async () => {
    const { document } = await department("D1");
    expect(await refusalOf(department("D1"))).toEqual(["admin.code_taken"]);
    const departmentId = document.id;
    const [member] = await f.admin.refs.find({ kind: "member", search: "王磊" });
    const made = await employee({ departmentId, memberId: member!.id });
    expect(made.refs[member!.id]?.code).toBe("王磊");
    expect(await refusalOf(employee({ departmentId }))).toEqual(["admin.code_taken"]);
    expect(await refusalOf(employee({ code: "E2", departmentId, memberId: member!.id }))).toEqual([
      "admin.member_is_employee",
    ]);
    const listed = await f.admin.admin.employee.list({ search: "wq" });
    expect(listed.rows.map((it) => [it.code, it.departmentName, it.memberName])).toEqual([["E1", "生产部", "王磊"]]);
    expect((await f.admin.admin.department.list({})).rows.map((it) => it.employeeCount)).toEqual([1]);
  });

  it("who may only see them cannot change them", async () => {
    const keeper = await f.world.as("keeper");
    await keeper.admin.employee.list({});
    const change = keeper.admin.department.create({ document: { code: "D9", name: "仓库", lines: [] } as Loose });
    expect(await refusalOf(change)).toEqual(["platform.not_allowed"]);
  });
});
