/** Spreadsheets in: a template comes out, a filled one goes in whole, and one bad cell leaves nothing. */
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aWorld, refusalOf, type World } from "../world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

async function sheetOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): Promise<File> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("items");
  sheet.addRow([...head]);
  for (const row of rows) sheet.addRow([...row]);
  return new File([(await book.xlsx.writeBuffer()) as ArrayBuffer], "items.xlsx");
}

const HEAD = ["code", "name", "kind", "unit", "costing", "safetyStock"];
const row = (i: number, more: Partial<Record<string, string | number>> = {}) =>
  HEAD.map(
    (key) =>
      more[key] ??
      {
        code: `M-${String(i).padStart(5, "0")}`,
        name: `钢管 ${i}`,
        kind: "material",
        unit: "根",
        costing: "moving_average",
        safetyStock: 12.5,
      }[key]!,
  );

async function itemCount(): Promise<number> {
  const admin = await world.as("admin");
  return (await admin.items.item.totals({})).count;
}

describe("spreadsheets in", () => {
  it("the template names its columns for people, and can be read back", async () => {
    const admin = await world.as("admin");
    const { body } = await admin.imports.template({ kind: "item" });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await body.arrayBuffer()) as never);
    const sheet = book.worksheets[0]!;
    expect(sheet.getRow(1).hidden).toBe(true);
    sheet.addRow(["T-1", "螺栓", null, "material", null, null, "个"]);
    const filled = new File([(await book.xlsx.writeBuffer()) as ArrayBuffer], "items.xlsx");
    expect(await admin.imports.run({ kind: "item", file: filled })).toEqual({ rows: 1, documents: 1 });
    expect((await admin.items.item.list({ search: "ls" })).rows[0]?.name).toBe("螺栓");
  });

  it("an item's other units stand beside it, each further one in a row of its code", async () => {
    const admin = await world.as("admin");
    const { body } = await admin.imports.template({ kind: "item" });
    const template = new ExcelJS.Workbook();
    await template.xlsx.load((await body.arrayBuffer()) as never);
    const titles = (template.worksheets[0]!.getRow(2).values as string[]).slice(-3);
    expect(titles).toEqual(["Other units: Unit", "Other units: Quantity", "Other units: Equals in stock units"]);
    const head = ["code", "name", "kind", "unit", ...titles];
    const rows = [
      ["U-1", "弹垫", "component", "个", "箱", "", "1000"],
      ["U-2", "钢带", "material", "kg", "", "", ""],
      ["U-1", "", "", "", "kg", "3", "700"],
    ];
    const read = (some: readonly string[][]) =>
      sheetOf(head, some).then((file) => admin.imports.run({ kind: "item", file }));
    expect(await read(rows)).toEqual({ rows: 3, documents: 2 });
    const { rows: found } = await admin.items.item.list({ search: "U-", sort: "code" } as never);
    const lines = await Promise.all(found.map(async ({ id }) => (await admin.items.item.get({ id })).document.lines));
    expect(lines).toMatchObject([
      [
        { unit: "箱", quantity: "1", stockQuantity: "1000" },
        { unit: "kg", quantity: "3", stockQuantity: "700" },
      ],
      [],
    ]);
    const issuesOf = async (some: readonly string[][]) =>
      await read(some).then(
        () => [],
        (thrown: { data: { issues: { code: string; path: string }[] } }) =>
          thrown.data.issues.map((it) => `${it.code} ${it.path}`),
      );
    const anew = (code: string, more: readonly string[]) => [code, "弹垫", "component", "个", ...more];
    expect(await issuesOf([anew("U-3", ["箱", "", "24"]), ["U-3", "垫片", "", "", "盒", "", "10"]])).toEqual([
      "platform.cell_differs B3",
    ]);
    expect(await issuesOf([anew("U-3", ["箱", "", "24"]), anew("U-3", ["", "", ""])])).toEqual([
      "platform.row_twice A3",
    ]);
    expect(await issuesOf([anew("U-3", ["", "", "24"])])).toEqual(["platform.cell_empty E2"]);
    // The column is called what the sheet calls it.
    const wrong = read([anew("U-3", ["箱", "many", "24"])]);
    await expect(wrong).rejects.toMatchObject({ data: { issues: [{ params: { column: titles[1] } }] } });
    expect(await issuesOf([anew("U-3", ["箱", "", "24"]), ["U-4", "", "", "", "箱", "", "24"]])).toEqual([
      "platform.cell_empty B3",
      "platform.cell_empty C3",
      "platform.cell_empty D3",
    ]);
    expect(await issuesOf([anew("U-3", ["", "", ""]), ["U-3", "", "", "", "个", "", "24"]])).toEqual([
      "items.unit_is_stock E3",
    ]);
  });

  it("a wrong cell in row 9,999 is named, with all the others, and nothing is written", async () => {
    const admin = await world.as("admin");
    const before = await itemCount();
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      row(i, i === 9_997 ? { safetyStock: "viel" } : i === 41 ? { kind: "gold" } : i === 50 ? { name: "" } : {}),
    );
    const file = await sheetOf(HEAD, rows);
    const refused = admin.imports.run({ kind: "item", file });
    const issues = await refused.then(
      () => [],
      (thrown: { data: { issues: { code: string; path: string }[] } }) =>
        thrown.data.issues.map((it) => `${it.code} ${it.path}`),
    );
    expect(issues).toEqual(["platform.cell_wrong C43", "platform.cell_empty B52", "platform.cell_wrong F9999"]);
    expect(await itemCount()).toBe(before);
  });

  it("50,000 rows go in, and once", async () => {
    const admin = await world.as("admin");
    const before = await itemCount();
    const file = await sheetOf(
      HEAD,
      Array.from({ length: 50_000 }, (_, i) => row(i)),
    );
    expect(await admin.imports.run({ kind: "item", file })).toEqual({ rows: 50_000, documents: 50_000 });
    expect(await itemCount()).toBe(before + 50_000);
    expect(await refusalOf(admin.imports.run({ kind: "item", file: await sheetOf(HEAD, [row(7)]) }))).toEqual([
      "items.code_taken",
    ]);
  });

  it("what is no spreadsheet is refused, and so is a missing column", async () => {
    const admin = await world.as("admin");
    expect(await refusalOf(admin.imports.run({ kind: "item", file: new File(["code,name"], "items.csv") }))).toEqual([
      "platform.not_a_spreadsheet",
    ]);
    expect(
      await refusalOf(admin.imports.run({ kind: "item", file: await sheetOf(["code", "name"], [["A", "B"]]) })),
    ).toEqual(["platform.columns_missing"]);
    expect(await refusalOf(admin.imports.run({ kind: "item", file: await sheetOf(HEAD, []) }))).toEqual([
      "platform.import_empty",
    ]);
    expect(await refusalOf(admin.imports.run({ kind: "nothing", file: await sheetOf(HEAD, []) }))).toEqual([
      "platform.unknown_kind",
    ]);
  });

  it("the list comes out as it is shown", async () => {
    const admin = await world.as("admin");
    const { body } = await admin.items.item.export({ search: "T-1" });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await body.arrayBuffer()) as never);
    expect(book.worksheets[0]!.rowCount).toBe(2);
  });
});
