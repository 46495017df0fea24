/**
 * Imports of spreadsheets: a row is a record, or a line of one. Every bad cell is reported with its address, and all is written
 * or nothing. Columns, checks and texts come from the definition; what is written goes through the same verbs as a screen's.
 */
import type { AnyDocument, DocumentInput, VerbOf } from "../kernel/document.ts";
import type { Field, Fields } from "../kernel/field.ts";
import { error, type Issue, Refusal } from "../kernel/refusal.ts";
import type { Tx } from "../platform/server/db/database.ts";
import {
  type ReadSheet,
  readSheet,
  type SheetColumn,
  type SheetRow,
  writeSheet,
} from "../platform/server/spreadsheet.ts";
import { type Language, textOf } from "../platform/server/texts.ts";
import type { Actor } from "./actor.ts";
import type { RefKinds } from "./refs.ts";
import { create, type DocumentActions } from "./verbs.ts";

export interface ImportKind<D extends AnyDocument = AnyDocument> {
  readonly key: string;
  readonly actions: DocumentActions<D>;
  /** Header fields that say which rows are one document; absent: each row is one (records without lines). */
  readonly groupBy?: readonly string[];
  /** A row may have no line: it is of the header alone, and what a line needs is needed only where there is one. */
  readonly areLinesOptional?: boolean;
  /** All rows are lines of one document. */
  readonly isOne?: boolean;
  readonly then?: readonly VerbOf<D>[];
  /** Verb permission that the import needs besides those of its verbs. */
  readonly permission: string;
}

interface Column {
  readonly key: string;
  readonly field: Field;
  readonly isLine: boolean;
}

const ISSUES_AT_MOST = 1_000;

function columnsOf(kind: ImportKind): Column[] {
  const { header, lines } = kind.actions.definition;
  const of = (fields: Fields, isLine: boolean) =>
    Object.entries(fields).map(([key, field]) => ({ key: isLine ? `line.${key}` : key, field, isLine }));
  return [...of(header, false), ...of(lines, kind.groupBy !== undefined || kind.isOne === true)].filter(
    (it) => !(kind.groupBy === undefined && !kind.isOne && it.isLine),
  );
}

function titleOf(kind: ImportKind, column: Column, language: Language): string {
  const { module, name } = kind.actions.definition;
  const own = column.key.replace(/^line\./, "");
  const keys = column.isLine
    ? [`${module}.${name}.line.${own}`, `${module}.${name}.field.${own}`]
    : [`${module}.${name}.field.${own}`, `platform.common.${own}`];
  const found = keys.map((key) => [key, textOf(key, {}, language)] as const).find(([key, text]) => text !== key);
  const title = found?.[1] ?? own;
  if (!column.isLine || !kind.areLinesOptional) return title;
  return `${textOf(`${module}.${name}.section.lines`, {}, language)}: ${title}`;
}

const isNeeded = ({ field }: Column): boolean => !field.isOptional && field.preset === undefined;

const isAlwaysNeeded = (kind: ImportKind, column: Column): boolean =>
  isNeeded(column) && !(column.isLine && kind.areLinesOptional);

function sheetColumn(kind: ImportKind, column: Column, language: Language): SheetColumn {
  const { field, key } = column;
  const isNumber = ["quantity", "price", "amount", "rate", "integer"].includes(field.kind);
  const choices = field.values?.map((value) => choiceText(kind, column, value, language));
  return {
    key,
    title: titleOf(kind, column, language) + (isAlwaysNeeded(kind, column) ? " *" : ""),
    kind: isNumber ? "number" : field.kind === "date" ? "day" : "text",
    ...(field.kind === "amount" ? { decimals: 2 } : {}),
    ...(choices ? { note: choices.join(" / ") } : {}),
    ...(column.isLine && kind.areLinesOptional ? { note: textOf("platform.importMoreLines", {}, language) } : {}),
  };
}

function choiceText(kind: ImportKind, column: Column, value: string, language: Language): string {
  const { module, name } = kind.actions.definition;
  const key = `${module}.${name}.choice.${column.key.replace(/^line\./, "")}.${value}`;
  const text = textOf(key, {}, language);
  return text === key ? value : text;
}

/** An empty sheet with the columns of the import: what must be filled in is starred. */
export async function importTemplate(kind: ImportKind, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const { module, name } = kind.actions.definition;
  const title = textOf(`${module}.${name}.titleMany`, {}, language);
  return await writeSheet(
    title,
    columnsOf(kind).map((it) => sheetColumn(kind, it, language)),
    [],
    true,
  );
}

/** Reads, checks and writes. @returns how many rows and documents. @throws Refusal with every bad cell */
export async function runImport(
  tx: Tx,
  by: Actor,
  kind: ImportKind,
  refs: RefKinds,
  file: Uint8Array,
): Promise<{ rows: number; documents: number }> {
  const columns = columnsOf(kind);
  const titles = new Map(
    (["zh-CN", "en"] as const).flatMap((language) =>
      columns.flatMap(
        (it) =>
          [
            [sheetColumn(kind, it, language).title, it.key],
            [titleOf(kind, it, language), it.key],
          ] as [string, string][],
      ),
    ),
  );
  const sheet = await readSheet(
    file,
    titles,
    columns.filter((it) => isAlwaysNeeded(kind, it)).map((it) => it.key),
  );
  if (sheet.rows.length === 0) throw new Refusal([error("platform.import_empty", {})]);
  const ids = await idsByCode(tx, by, columns, refs, sheet);
  const own = columns.filter((it) => !it.isLine);
  const lines = columns.filter((it) => it.isLine);
  const issues: Issue[] = [];
  const from: Sheet = { kind, header: own, lines, ids, letters: sheet.letters, headings: sheet.headings, issues };
  const parsed = groupsOf(kind, sheet.rows).map((rows) => parseGroup(from, rows));
  if (issues.length > 0) throw new Refusal(issues.slice(0, ISSUES_AT_MOST));
  const inputs = parsed.map((it) => it.input) as DocumentInput<AnyDocument>[];
  try {
    await create(tx, by, kind.actions, inputs, kind.then ?? []);
  } catch (thrown) {
    if (thrown instanceof Refusal)
      throw new Refusal(
        thrown.issues.slice(0, ISSUES_AT_MOST).map((issue) => atCell(issue, sheet, parsed)),
        thrown.kind,
      );
    throw thrown;
  }
  return { rows: sheet.rows.length, documents: inputs.length };
}

type Ids = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Records are named by their codes; one statement a kind finds them all. */
async function idsByCode(
  tx: Tx,
  by: Actor,
  columns: readonly Column[],
  refs: RefKinds,
  { rows }: ReadSheet,
): Promise<Ids> {
  const ids = new Map<string, ReadonlyMap<string, string>>();
  const wanted = new Map<string, Set<string>>();
  for (const { key, field } of columns)
    if (field.to)
      wanted.set(
        field.to,
        new Set([...(wanted.get(field.to) ?? []), ...rows.flatMap((row) => row.cells.get(key) ?? [])]),
      );
  const known = [...wanted].flatMap(([to, codes]) =>
    refs.has(to) && codes.size > 0 ? [{ to, codes: [...codes], it: refs.get(to)! }] : [],
  );
  if (known.length === 0) return ids;
  const parts = known.map(
    ({ it }, i) =>
      `select '${it.kind}' as kind, ${it.code} as code, ${it.id}::text as id from ${it.from} where r.org_id = $1 and ${it.code} = any($${i + 2}::text[])`,
  );
  const found = await tx.query<{ kind: string; code: string; id: string }>(parts.join(" union all "), [
    by.orgId,
    ...known.map(({ codes }) => codes),
  ]);
  for (const { to } of known)
    ids.set(to, new Map(found.filter((row) => row.kind === to).map((row) => [row.code, row.id])));
  return ids;
}

/** The rows of each document, by what its first row is found again by; a row that says nothing of it stands alone. */
function groupsOf({ groupBy, isOne }: ImportKind, rows: readonly SheetRow[]): SheetRow[][] {
  if (isOne) return [[...rows]];
  const groups = new Map<string, SheetRow[]>();
  for (const row of rows) {
    const own = groupBy?.map((name) => row.cells.get(name) ?? "") ?? [];
    const key = own.some((text) => text !== "") ? own.join("\u0000") : `\u0000${row.number}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

interface Sheet {
  readonly kind: ImportKind;
  readonly header: readonly Column[];
  readonly lines: readonly Column[];
  readonly ids: Ids;
  readonly letters: ReadonlyMap<string, string>;
  readonly headings: ReadonlyMap<string, string>;
  readonly issues: Issue[];
}

interface Parsed {
  readonly input: Record<string, unknown>;
  /** The row of the header, and of each line. */
  readonly row: number;
  readonly lineRows: readonly number[];
}

const hasLine = ({ lines }: Sheet, row: SheetRow): boolean => lines.some(({ key }) => row.cells.has(key));
const cellOf = ({ letters }: Sheet, { key }: Column, row: SheetRow): string =>
  `${letters.get(key) ?? "?"}${row.number}`;

/** The header stands in the first row of a document; the rows below need not repeat it, and may not contradict it. */
function parseGroup(sheet: Sheet, rows: readonly SheetRow[]): Parsed {
  const { kind, header, lines, issues } = sheet;
  const first = rows[0]!;
  const values = parseCells(sheet, header, first);
  const withLine = lines.length === 0 ? [] : rows.filter((row) => !kind.areLinesOptional || hasLine(sheet, row));
  for (const row of rows.slice(1)) {
    if (kind.areLinesOptional && !hasLine(sheet, row))
      issues.push(error("platform.row_twice", { row: row.number, first: first.number }, `A${row.number}`));
    for (const column of header) {
      const text = row.cells.get(column.key);
      if (text === undefined || text === first.cells.get(column.key)) continue;
      const cell = cellOf(sheet, column, row);
      issues.push(error("platform.cell_differs", { cell, text: text.slice(0, 60), first: first.number }, cell));
    }
  }
  const input = { ...values, lines: withLine.map((row) => parseCells(sheet, lines, row)) };
  return { input, row: first.number, lineRows: withLine.map((row) => row.number) };
}

/** Values by the field's own name, of a header or a line. */
function parseCells(sheet: Sheet, columns: readonly Column[], row: SheetRow): Record<string, unknown> {
  const { kind, ids, headings, issues } = sheet;
  const values: Record<string, unknown> = {};
  for (const column of columns) {
    const { key, field } = column;
    const text = row.cells.get(key) ?? "";
    const name = key.replace(/^line\./, "");
    const cell = cellOf(sheet, column, row);
    if (text === "") {
      if (isNeeded(column)) issues.push(error("platform.cell_empty", { cell, column: headings.get(key) ?? key }, cell));
      values[name] = field.preset ?? null;
      continue;
    }
    const value = wireOf(kind, column, ids, text);
    if (value === undefined || !field.wire.safeParse(value).success)
      issues.push(
        error("platform.cell_wrong", { cell, text: text.slice(0, 60), column: headings.get(key) ?? key }, cell),
      );
    else values[name] = value;
  }
  return values;
}

/** The wire value of a cell's text; undefined where it cannot be one. */
function wireOf(kind: ImportKind, column: Column, ids: Ids, text: string): unknown {
  const { field } = column;
  if (field.to) return ids.get(field.to)?.get(text);
  if (field.values)
    return field.values.find(
      (value) =>
        value === text ||
        (["zh-CN", "en"] as const).some((language) => choiceText(kind, column, value, language) === text),
    );
  if (field.kind === "flag")
    return /^(1|y|yes|true|是|√)$/i.test(text) ? true : /^(0|n|no|false|否|×)$/i.test(text) ? false : undefined;
  if (field.kind === "integer") return /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : undefined;
  if (["quantity", "price", "amount", "rate"].includes(field.kind)) return text.replace(/[,，\s¥￥]/g, "");
  if (field.kind === "date")
    return text
      .replace(/[./年月]/g, "-")
      .replace(/日/, "")
      .replace(/-(\d)(?=-|$)/g, "-0$1");
  return text;
}

/** An issue of a rule says which document and line; here that is a cell. */
function atCell(issue: Issue, { letters }: ReadSheet, parsed: readonly Parsed[]): Issue {
  const [, line, field] = /^lines\.(\d+)\.(\w+)$/.exec(issue.path) ?? [];
  const { row = 0, lineRows = [] } = parsed[issue.document ?? 0] ?? {};
  const at = (line && lineRows[Number.parseInt(line, 10)]) || row;
  return { ...issue, path: `${letters.get(field ? `line.${field}` : issue.path) ?? ""}${at}` };
}
