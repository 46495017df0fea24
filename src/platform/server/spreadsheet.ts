/** Spreadsheets (.xlsx) in and out: the only file that knows the library. Cells are text here; numbers keep their decimals. */
import ExcelJS from "exceljs";
import { asDouble } from "../../kernel/decimal.ts";
import { refuse } from "../../kernel/refusal.ts";

export type CellKind = "text" | "number" | "day";

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: CellKind;
  /** Decimals of a number as it is shown. */
  readonly decimals?: number;
  readonly width?: number;
  readonly note?: string;
}

const KEYS_ROW = 1;
const TITLE_ROW = 2;

function styleOf({ kind, decimals = 6 }: SheetColumn): Partial<ExcelJS.Style> {
  if (kind === "number")
    return { numFmt: decimals === 2 ? "#,##0.00" : "#,##0.######", alignment: { horizontal: "right" } };
  return kind === "day" ? { numFmt: "yyyy-mm-dd" } : { numFmt: "@" };
}

function cellValue({ kind }: SheetColumn, text: string | null): ExcelJS.CellValue {
  if (text === null || text === "") return null;
  // A cell is a double in the file format itself; fifteen digits are exact in it, longer ones stay text.
  if (kind === "number") return text.replace(/\D/g, "").length <= 15 ? asDouble(text) : text;
  return kind === "day" ? new Date(`${text}T00:00:00Z`) : text;
}

/** A table with a frozen head. With `keys` a hidden first row names the columns, so that the file can be read back in any language. */
export async function writeSheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: Iterable<Record<string, string | null>>,
  keys = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  const head = keys ? TITLE_ROW : 1;
  const sheet = book.addWorksheet(name.replace(/[\\/*?:[\]]/g, " ").slice(0, 31) || "Sheet", {
    views: [{ state: "frozen", ySplit: head }],
  });
  sheet.columns = columns.map((column) => ({ key: column.key, width: column.width ?? 16, style: styleOf(column) }));
  if (keys) {
    sheet.getRow(KEYS_ROW).values = columns.map((column) => column.key);
    sheet.getRow(KEYS_ROW).hidden = true;
  }
  const titles = sheet.getRow(head);
  titles.values = columns.map((column) => column.title);
  titles.font = { bold: true };
  columns.forEach((column, i) => {
    if (column.note) titles.getCell(i + 1).note = column.note;
  });
  for (const row of rows) sheet.addRow(columns.map((column) => cellValue(column, row[column.key] ?? null)));
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

export interface SheetRow {
  /** The row's number in the file, from 1. */
  readonly number: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface ReadSheet {
  /** Column letter of each key, for the address of a cell. */
  readonly letters: ReadonlyMap<string, string>;
  /** What stands over the column of each key, without the star. */
  readonly headings: ReadonlyMap<string, string>;
  readonly rows: readonly SheetRow[];
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "number") return plain(value);
  if (typeof value === "object") {
    if ("result" in value) return textOf(value.result as ExcelJS.CellValue);
    if ("richText" in value) return value.richText.map((part) => part.text).join("");
    if ("text" in value) return textOf(value.text as ExcelJS.CellValue);
    return "";
  }
  return String(value).trim();
}

/** 0.1 + 0.2 in a cell is 0.30000000000000004 in the file and 0.3 to whoever typed it: fifteen digits, as the programs show it. */
function plain(value: number): string {
  const text = value.toPrecision(15);
  const [digits = "", exponent] = text.split("e");
  const trimmed = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  return exponent ? String(BigInt(Math.trunc(value))) : trimmed;
}

/**
 * Reads the first sheet. Columns are found by the hidden row of keys, else by their titles.
 * @param titles title (of any language) → key
 * @throws Refusal if it is no spreadsheet, or a column that must be there is missing
 */
export async function readSheet(
  file: Uint8Array,
  titles: ReadonlyMap<string, string>,
  needed: readonly string[],
): Promise<ReadSheet> {
  const book = new ExcelJS.Workbook();
  // A spreadsheet is a zip: it begins with PK. Anything else is named before the library stumbles over it.
  if (file[0] !== 0x50 || file[1] !== 0x4b) refuse("platform.not_a_spreadsheet", {});
  try {
    await book.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as never);
  } catch {
    refuse("platform.not_a_spreadsheet", {});
  }
  const sheet = book.worksheets[0];
  if (!sheet) refuse("platform.not_a_spreadsheet", {});
  const known = new Set(titles.values());
  const first = rowTexts(sheet.getRow(KEYS_ROW));
  const keys = first.map((text) => (known.has(text) ? text : (titles.get(text) ?? "")));
  const missing = needed.filter((key) => !keys.includes(key));
  if (missing.length > 0)
    refuse("platform.columns_missing", {
      columns: missing.map((key) => inEveryLanguage(titles, key)).join(", "),
    });
  const letters = new Map(
    keys.flatMap((key, i) => (known.has(key) ? [[key, sheet.getColumn(i + 1).letter] as const] : [])),
  );
  const rows: SheetRow[] = [];
  const titleRow = sheet.getRow(KEYS_ROW).hidden ? TITLE_ROW : KEYS_ROW;
  const shown = rowTexts(sheet.getRow(titleRow));
  const headings = new Map(keys.map((key, i) => [key, withoutStar(shown[i] ?? "")]));
  sheet.eachRow((row, number) => {
    if (number <= titleRow) return;
    const texts = rowTexts(row);
    const cells = new Map(keys.flatMap((key, i) => (known.has(key) && texts[i] ? [[key, texts[i]!] as const] : [])));
    if (cells.size > 0) rows.push({ number, cells });
  });
  return { letters, headings, rows };
}

const withoutStar = (title: string): string => title.replace(/ \*$/, "");

/** A column that is not there says nothing of the sheet's language. */
function inEveryLanguage(titles: ReadonlyMap<string, string>, key: string): string {
  const own = [...titles].filter(([, it]) => it === key).map(([title]) => withoutStar(title));
  return [...new Set(own)].join(" / ");
}

function rowTexts(row: ExcelJS.Row): string[] {
  const values = row.values as ExcelJS.CellValue[];
  return Array.from({ length: Math.max(0, values.length - 1) }, (_, i) => textOf(values[i + 1]));
}
