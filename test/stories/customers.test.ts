/**
 * A customer through the HTTP API: made, found, changed by two at once, blocked and taken out of use, and two hundred of them by
 * spreadsheet. Then what he pays: by his own list, the one he names, and the standard one.
 */
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf } from "../../src/kernel/dates.ts";
import { Quantity } from "../../src/kernel/decimal.ts";
import { idOf } from "../../src/kernel/ids.ts";
import { pricesFor } from "../../src/modules/sales/price-list/price-list.actions.ts";
import type { Tx } from "../../src/platform/server/db/database.ts";
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
    const cells = book.worksheets[0]!.getRow(2).values as string[];
    expect(cells).toEqual(expect.arrayContaining(["远大自行车行", "DL Dealers", "E1 吴刚", "No"]));
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

describe("what a customer pays", () => {
  const items: Record<string, string> = {};
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    const admin = await world.as("admin");
    for (const code of ["BELL", "LAMP", "HORN"]) {
      const units = code === "BELL" ? [{ unit: "盒", stockQuantity: "24" }] : [];
      const document = { code, name: code, kind: "finished", unit: "个", lines: units } as Loose;
      items[code] = (await admin.items.item.create({ document })).document.id;
    }
  });
  const bring = async (rows: readonly (readonly string[])[]) => {
    const head = [
      "code",
      "name",
      "customerId",
      "isStandard",
      "validFrom",
      "line.itemId",
      "line.unit",
      "line.fromQuantity",
    ];
    const { imports } = await world.as("salesManager");
    return await imports.run({ kind: "price_list", file: await sheetOf([...head, "line.price"], rows) });
  };
  const ask = async (
    lines: readonly (readonly [item: string, quantity: string, unit?: string])[],
    more: object = {},
  ) => {
    const { sales } = await world.as("seller");
    const { prices, refs } = await sales.prices({
      customerId: id,
      day: "2026-11-02",
      lines: lines.map(([item, quantity, unit = null]) => ({ itemId: items[item]!, quantity, unit })),
      ...more,
    } as Loose);
    return prices.map((it) => it && `${refs[it.priceListId]!.code} ${it.price}`);
  };

  it("lists come in by spreadsheet, every bad cell named", async () => {
    const refused = bring([
      ["STD", "标准价", "", "maybe", "2026-01-01", "BELL", "", "", "10"],
      ["STD", "", "", "", "", "GONE", "", "", "cheap"],
    ]);
    await expect(refused).rejects.toMatchObject({ data: { issues: [{ path: "D2" }, { path: "F3" }, { path: "I3" }] } });
    const twice = bring([
      ["STD", "标准价", "", "yes", "2026-01-01", "BELL", "", "", "10"],
      ["STD", "", "", "", "", "BELL", "个", "0", "9"],
      ["STD", "", "", "", "", "LAMP", "桶", "", "9"],
    ]);
    expect(await refusalOf(twice)).toEqual(["sales.unit_unknown", "sales.price_twice"]);
    await expect(twice).rejects.toMatchObject({ data: { issues: [{ path: "G4" }, { path: "H3" }] } });
    const brought = await bring([
      ["STD", "标准价", "", "yes", "2026-01-01", "BELL", "", "", "10"],
      ["STD", "", "", "", "", "BELL", "", "100", "9.5"],
      ["STD", "", "", "", "", "BELL", "盒", "", "220"],
      ["STD", "", "", "", "", "LAMP", "", "", "20"],
      ["DEAL", "经销价", "", "", "2026-01-01", "LAMP", "", "", "18"],
      ["OWN", "专用价", "C001", "", "2026-01-01", "BELL", "", "50", "9.8"],
    ]);
    expect(brought).toEqual({ rows: 6, documents: 3 });
    const { rows } = await (await world.as("seller")).sales.priceList.list({ search: "ydzxc" });
    expect(rows).toMatchObject([{ code: "OWN", customerName: "远大自行车行", lineCount: 1 }]);
    const [deal] = await (await world.as("salesManager")).refs.find({ kind: "price_list", search: "DEAL" });
    ids["DEAL"] = deal!.id;
    expect(await (await world.as("seller")).refs.find({ kind: "price_list", search: "OWN" })).toEqual([]);
  });

  it("own list, named list, standard list; by quantity and unit; many lines at once", async () => {
    const { parties } = await world.as("salesManager");
    const { document } = await parties.customer.get({ id });
    await parties.customer.update({
      id,
      version: document.version,
      document: { ...document, priceListId: ids["DEAL"] } as Loose,
    });
    const lines = [
      ["BELL", "20"],
      ["BELL", "60"],
      ["BELL", "200"],
      ["BELL", "200", "个"],
      ["BELL", "2", "盒"],
      ["LAMP", "1"],
      ["HORN", "1"],
    ] as const;
    const prices = ["STD 10.00", "OWN 9.80", "OWN 9.80", "OWN 9.80", "STD 220.00", "DEAL 18.00", null];
    expect(await ask(lines)).toEqual(prices);
    const many = Array.from({ length: 140 }, () => lines).flat();
    expect(await ask(many)).toEqual(Array.from({ length: 140 }, () => prices).flat());
  });

  it("a thousand lines take as many statements as one", async () => {
    const statementsFor = async (count: number) => {
      let statements = 0;
      const { orgId } = world.company;
      await world.database.transaction({ as: "company", orgId, readOnly: true }, async (tx) => {
        const counting: Pick<Tx, "query"> = {
          query(...asked: Parameters<Tx["query"]>) {
            statements++;
            return tx.query(...asked) as never;
          },
        };
        const line = { itemId: idOf(items["BELL"]!), unit: null, quantity: Quantity.of("1") };
        const whose = { customerId: idOf(id), currency: null, day: dayOf("2026-11-02") };
        const { prices } = await pricesFor(counting as Tx, orgId, whose, Array(count).fill(line));
        expect(prices.length).toBe(count);
      });
      return statements;
    };
    expect([await statementsFor(1), await statementsFor(1000)]).toEqual([3, 3]);
  });

  it("of a day before, of a list out of use, and in another currency there is none", async () => {
    expect(await ask([["BELL", "1"]], { day: "2025-12-31" })).toEqual([null]);
    expect(await ask([["BELL", "1"]], { currency: "USD" })).toEqual([null]);
    const { sales } = await world.as("salesManager");
    const { document } = await sales.priceList.get({ id: ids["DEAL"]! });
    await sales.priceList.act({ id: document.id, version: document.version, verb: "deactivate" });
    expect(await ask([["LAMP", "1"]])).toEqual(["STD 20.00"]);
  });
});
