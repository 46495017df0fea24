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
  return found?.[1] ?? own;
}

const isNeeded = ({ field }: Column): boolean => !field.isOptional && field.preset === undefined;

function sheetColumn(kind: ImportKind, column: Column, language: Language): SheetColumn {
  const { field, key } = column;
  const isNumber = ["quantity", "price", "amount", "rate", "integer"].includes(field.kind);
  const choices = field.values?.map((value) => choiceText(kind, column, value, language));
  return {
    key,
    title: titleOf(kind, column, language) + (isNeeded(column) ? " *" : ""),
    kind: isNumber ? "number" : field.kind === "date" ? "day" : "text",
    ...(field.kind === "amount" ? { decimals: 2 } : {}),
    ...(choices ? { note: choices.join(" / ") } : {}),
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
    columns.filter(isNeeded).map((it) => it.key),
  );
  if (sheet.rows.length === 0) throw new Refusal([error("platform.import_empty", {})]);
  const ids = await idsByCode(tx, by, columns, refs, sheet);
  const issues: Issue[] = [];
  const parsed = sheet.rows.map((row) => parseRow(kind, columns, ids, sheet, row, issues));
  if (issues.length > 0) throw new Refusal(issues.slice(0, ISSUES_AT_MOST));
  const { inputs, rowsOf } = grouped(kind, columns, parsed, sheet.rows);
  try {
    await create(tx, by, kind.actions, inputs as DocumentInput<AnyDocument>[], kind.then ?? []);
  } catch (thrown) {
    if (thrown instanceof Refusal)
      throw new Refusal(
        thrown.issues.slice(0, ISSUES_AT_MOST).map((issue) => atCell(issue, sheet, rowsOf)),
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

function parseRow(
  kind: ImportKind,
  columns: readonly Column[],
  ids: Ids,
  sheet: ReadSheet,
  row: SheetRow,
  issues: Issue[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const column of columns) {
    const { key, field } = column;
    const text = row.cells.get(key) ?? "";
    const cell = `${sheet.letters.get(key) ?? "?"}${row.number}`;
    if (text === "") {
      if (isNeeded(column))
        issues.push(error("platform.cell_empty", { cell, column: titleOf(kind, column, "zh-CN") }, cell));
      values[key] = field.preset ?? null;
      continue;
    }
    const value = wireOf(kind, column, ids, text);
    if (value === undefined || !field.wire.safeParse(value).success)
      issues.push(
        error("platform.cell_wrong", { cell, text: text.slice(0, 60), column: titleOf(kind, column, "zh-CN") }, cell),
      );
    else values[key] = value;
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

function grouped(
  kind: ImportKind,
  columns: readonly Column[],
  parsed: readonly Record<string, unknown>[],
  rows: readonly SheetRow[],
) {
  const groups = new Map<
    string,
    { header: Record<string, unknown>; lines: Record<string, unknown>[]; rows: number[] }
  >();
  parsed.forEach((values, i) => {
    const key = kind.isOne
      ? ""
      : kind.groupBy
        ? kind.groupBy.map((name) => String(values[name])).join("\u0000")
        : String(i);
    const header = Object.fromEntries(columns.filter((it) => !it.isLine).map((it) => [it.key, values[it.key]]));
    const line = Object.fromEntries(columns.filter((it) => it.isLine).map((it) => [it.key.slice(5), values[it.key]]));
    const group = groups.get(key) ?? { header, lines: [], rows: [] };
    if (kind.isOne || kind.groupBy) group.lines.push(line);
    group.rows.push(rows[i]!.number);
    groups.set(key, group);
  });
  const all = [...groups.values()];
  return { inputs: all.map(({ header, lines }) => ({ ...header, lines })), rowsOf: all.map((it) => it.rows) };
}

/** An issue of a rule says which document and line; here that is a cell. */
function atCell(issue: Issue, sheet: ReadSheet, rowsOf: readonly (readonly number[])[]): Issue {
  const [, line, field] = /^lines\.(\d+)\.(\w+)$/.exec(issue.path) ?? [];
  const rows = rowsOf[issue.document ?? 0] ?? [];
  const row = rows[line ? Number.parseInt(line, 10) : 0] ?? rows[0] ?? 0;
  const letter = sheet.letters.get(field ? `line.${field}` : issue.path) ?? "";
  return { ...issue, path: `${letter}${row}` };
}
