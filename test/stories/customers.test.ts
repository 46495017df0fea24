/**
 * A customer through the HTTP API: made, found, changed by two at once, blocked and taken out of use, and two hundred of them by
 * spreadsheet.
 */
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Loose } from "../refusals/factory.ts";
import { aWorld, refusalOf, type World } from "../world.ts";

let world: World;
let category: string;
let salesperson: string;
let id: string;
beforeAll(async () => {
  world = await aWorld();
  const admin = await world.as("admin");
  const departments = await admin.admin.department.create({
    document: { code: "SA", name: "销售部", lines: [] } as Loose,
  });
  const { document } = await admin.admin.employee.create({
    document: { code: "E1", name: "吴刚", departmentId: departments.document.id, lines: [] } as Loose,
  });
  salesperson = document.id;
  const made = await admin.parties.customerCategory.create({
    document: { code: "DL", name: "经销商", nameEn: "Dealers", lines: [] } as Loose,
  });
  category = made.document.id;
});
afterAll(async () => {
  expect(await world.findings()).toEqual([]);
  await world.close();
});

async function sheetOf(head: readonly string[], rows: readonly (readonly string[])[]): Promise<File> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("customers");
  sheet.addRow([...head]);
  for (const row of rows) sheet.addRow([...row]);
  return new File([(await book.xlsx.writeBuffer()) as ArrayBuffer], "customers.xlsx");
}

describe("a customer", () => {
  it("is made with what his orders and invoices need; the first address is the default", async () => {
    const seller = await world.as("seller");
    const { document, refs } = await seller.parties.customer.create({
      document: {
        code: "C001",
        name: "远大自行车行",
        nameEn: "Yuanda Bicycles",
        categoryId: category,
        salespersonId: salesperson,
        termStart: "month_end",
        termDays: 60,
        creditLimit: "0",
        taxNumber: "91350100M000100Y43",
        lines: [
          { name: "总仓", address: "福州市工业路 1 号", contact: "林工" },
          { name: "门店", address: "福州市五一路 8 号" },
        ],
      } as Loose,
    });
    id = document.id;
    expect(document).toMatchObject({
      currency: "CNY",
      taxRate: "13.00",
      creditLimit: "0.00",
      blockReason: null,
      lines: [{ isDefault: true }, { isDefault: false }],
    });
    expect(refs[salesperson]).toMatchObject({ name: "吴刚" });
  });

  it("is found by initials, tax number, category and salesperson", async () => {
    const seller = await world.as("seller");
    const found = async (query: object) => (await seller.parties.customer.list(query)).rows.map((it) => it.code);
    expect(await found({ search: "ydzxc" })).toEqual(["C001"]);
    expect(await found({ search: "M000100" })).toEqual(["C001"]);
    expect(await found({ where: { categoryId: category, salespersonId: salesperson, isBlocked: "false" } })).toEqual([
      "C001",
    ]);
    expect(await found({ where: { isBlocked: "true" } })).toEqual([]);
    expect((await seller.refs.find({ kind: "customer", search: "yuanda" })).map((it) => it.code)).toEqual(["C001"]);
    expect((await seller.parties.customerCategory.list({})).rows).toMatchObject([{ customerCount: 1 }]);
    const { body } = await seller.parties.customer.export({ search: "C001" });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await body.arrayBuffer()) as never);
    expect(book.worksheets[0]!.rowCount).toBe(2);
  });

  it("who changes what somebody else changed meanwhile is told", async () => {
    const [seller, manager] = [await world.as("seller"), await world.as("salesManager")];
    const { document } = await seller.parties.customer.get({ id });
    const change = { id, version: document.version };
    const changed = await manager.parties.customer.update({
      ...change,
      document: { ...document, creditLimit: "200000" } as Loose,
    });
    expect(changed.document.creditLimit).toBe("200000.00");
    const late = seller.parties.customer.update({ ...change, document: { ...document, phone: "1" } as Loose });
    expect(await refusalOf(late)).toEqual(["platform.changed_meanwhile"]);
  });

  it("is blocked with a reason, and taken out of use; his timeline tells it", async () => {
    const { parties } = await world.as("salesManager");
    const { document } = await parties.customer.get({ id });
    const reason = "逾期 90 天";
    const blocked = await parties.customer.update({
      id,
      version: document.version,
      document: { ...document, blockReason: reason } as Loose,
    });
    expect((await parties.customer.list({ where: { isBlocked: "true" } })).rows).toMatchObject([{ code: "C001" }]);
    const gone = await parties.customer.act({ id, version: blocked.document.version, verb: "deactivate" });
    expect(gone.document.state).toBe("inactive");
    expect(gone.timeline.map((it) => it.verb)).toEqual(expect.arrayContaining(["create", "update", "deactivate"]));
    expect(gone.timeline.some((it) => it.changes?.["blockReason"]?.[1] === reason)).toBe(true);
    const back = await parties.customer.act({ id, version: gone.document.version, verb: "reactivate" });
    expect(back.document.state).toBe("active");
  });
});

describe("a sheet of customers", () => {
  const HEAD = ["code", "name", "termStart", "termDays", "creditLimit", "line.name", "line.address", "line.isDefault"];
  const read = async (rows: readonly (readonly string[])[], head: readonly string[] = HEAD) => {
    const { imports } = await world.as("salesManager");
    return await imports.run({ kind: "customer", file: await sheetOf(head, rows) });
  };
  const count = async () => (await (await world.as("admin")).parties.customer.totals({})).count;

  it("the template names its columns, and can be read back with an address a row", async () => {
    const { imports, parties } = await world.as("salesManager");
    const { body } = await imports.template({ kind: "customer" });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await body.arrayBuffer()) as never);
    const titles = book.worksheets[0]!.getRow(2).values as string[];
    const named = (title: string) => titles.indexOf(title);
    const row: string[] = [];
    for (const [title, text] of [
      ["Code *", "T1"],
      ["Name *", "天成"],
      ["Term counts from", "End of the invoice’s month"],
      ["Addresses: Place", "仓库"],
      ["Addresses: Address", "厦门市"],
    ] as const)
      row[named(title) - 1] = text;
    book.worksheets[0]!.addRow(row);
    const file = new File([(await book.xlsx.writeBuffer()) as ArrayBuffer], "customers.xlsx");
    expect(await imports.run({ kind: "customer", file })).toEqual({ rows: 1, documents: 1 });
    const [found] = (await parties.customer.list({ search: "T1" })).rows;
    const { document } = await parties.customer.get({ id: found!.id });
    expect(document).toMatchObject({
      termStart: "month_end",
      creditLimit: null,
      lines: [{ name: "仓库", isDefault: true }],
    });
  });

  it("no limit and a limit of zero stay apart", async () => {
    await read([
      ["L0", "零", "", "", "0", "", "", ""],
      ["LN", "无", "", "", "", "", "", ""],
    ]);
    const { rows } = await (await world.as("admin")).parties.customer.list({ where: { code: "L" } });
    expect(rows.map((it) => [it.code, it.creditLimit])).toEqual([
      ["L0", "0.00"],
      ["LN", null],
    ]);
  });

  it("two hundred go in, each with two addresses", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `A${i}`).flatMap((code) => [
      [code, `客户 ${code}`, "delivery", "45", "1000", "一仓", "某路 1 号", ""],
      [code, "", "", "", "", "二仓", "某路 2 号", "yes"],
    ]);
    expect(await read(rows)).toEqual({ rows: 400, documents: 200 });
  });

  it("every bad cell is named, and nothing is written", async () => {
    const before = await count();
    const refused = read([
      ["B1", "甲", "sometimes", "45", "many", "仓", "路", ""],
      ["B2", "", "", "999", "", "仓", "", ""],
      ["B3", "丙", "", "", "-5", "", "", ""],
    ]);
    const issues = await refused.then(
      () => [],
      (thrown: { data: { issues: { code: string; path: string }[] } }) =>
        thrown.data.issues.map((it) => `${it.code} ${it.path}`),
    );
    expect(issues).toEqual([
      "platform.cell_wrong C2",
      "platform.cell_wrong E2",
      "platform.cell_empty B3",
      "platform.cell_wrong D3",
      "platform.cell_empty G3",
    ]);
    const twice = read([
      ["B1", "甲", "", "", "", "一仓", "路", "1"],
      ["B1", "", "", "", "", "二仓", "路", "1"],
      ["B3", "丙", "", "", "-5", "", "", ""],
    ]);
    expect(await refusalOf(twice)).toEqual(["parties.default_twice", "parties.credit_negative"]);
    await expect(twice).rejects.toMatchObject({ data: { issues: [{ path: "H3" }, { path: "E4" }] } });
    expect(await refusalOf(read([["B4", "丁", "", "", "", "", "", ""]], HEAD))).toEqual([]);
    expect(await count()).toBe(before + 1);
  });

  it("a keeper may look, and not bring in", async () => {
    const { imports, parties } = await world.as("keeper");
    expect((await parties.customer.list({})).rows.length).toBeGreaterThan(0);
    const file = await sheetOf(HEAD, [["B9", "戊", "", "", "", "", "", ""]]);
    expect(await refusalOf(imports.run({ kind: "customer", file }))).toEqual(["platform.not_allowed"]);
  });
});
