/** A list or a report as a spreadsheet: exactly what is shown, all pages of it. */
import type { Fields } from "../kernel/field.ts";
import type { Id } from "../kernel/ids.ts";
import { refuse } from "../kernel/refusal.ts";
import type { AnyReport } from "../kernel/report.ts";
import type { ListQuery, RefLabel } from "../platform/contract/page.ts";
import { paramsSchema } from "../platform/contract/report-contract.ts";
import type { Tx } from "../platform/server/db/database.ts";
import { type SheetColumn, writeSheet } from "../platform/server/spreadsheet.ts";
import { type Language, textOf } from "../platform/server/texts.ts";
import { actorOf, type CallContext, reading } from "./context.ts";
import { type DocumentList, listDocuments } from "./list.ts";
import { labelsOf, type RefKinds } from "./refs.ts";
import { askReport } from "./report.ts";

const ROWS_AT_MOST = 100_000;

interface Subject {
  readonly module: string;
  readonly name: string;
}

function title({ module, name }: Subject, key: string, language: Language): string {
  const keys = [`${module}.${name}.row.${key}`, `${module}.${name}.field.${key}`, `platform.common.${key}`];
  return keys.map((it) => [it, textOf(it, {}, language)] as const).find(([it, text]) => text !== it)?.[1] ?? key;
}

function columnsOf(subject: Subject, row: Fields, language: Language): SheetColumn[] {
  return Object.entries(row).map(([key, field]) => {
    const isNumber = ["quantity", "price", "amount", "rate", "integer"].includes(field.kind);
    return {
      key,
      title: title(subject, key, language),
      kind: isNumber ? "number" : field.kind === "date" ? "day" : "text",
      ...(field.kind === "amount" ? { decimals: 2 } : {}),
    };
  });
}

/** Cells in words: names for ids, texts for choices, yes and no. */
function cellsOf(
  subject: Subject,
  row: Fields,
  values: Record<string, unknown>,
  labels: Record<string, RefLabel>,
  language: Language,
): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(row).map(([key, field]) => {
      const value = values[key];
      if (value === null || value === undefined) return [key, null];
      const label = field.to ? labels[String(value)] : undefined;
      if (label) return [key, `${label.code} ${(language === "en" && label.nameEn) || label.name}`];
      if (field.kind === "choice") {
        const keyOf = `${subject.module}.${subject.name}.choice.${key}.${String(value)}`;
        const text = textOf(keyOf, {}, language);
        return [key, text === keyOf ? String(value) : text];
      }
      if (field.kind === "flag") return [key, textOf(value === true ? "platform.yes" : "platform.no", {}, language)];
      return [key, String(value)];
    }),
  );
}

async function labelsIn(
  tx: Tx,
  orgId: Id,
  refs: RefKinds,
  row: Fields,
  rows: readonly Record<string, unknown>[],
): Promise<Record<string, RefLabel>> {
  const wanted = new Map<string, Set<string>>();
  for (const [key, { to }] of Object.entries(row))
    if (to)
      wanted.set(to, new Set([...(wanted.get(to) ?? []), ...rows.flatMap((it) => (it[key] ? [String(it[key])] : []))]));
  return await labelsOf(tx, orgId, refs, wanted);
}

export async function exportRows(
  tx: Tx,
  orgId: Id,
  refs: RefKinds,
  subject: Subject,
  row: Fields,
  rows: readonly Record<string, unknown>[],
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const labels = await labelsIn(tx, orgId, refs, row, rows);
  const keys = [`${subject.module}.${subject.name}.titleMany`, `${subject.module}.${subject.name}.title`];
  const name = keys.map((key) => [key, textOf(key, {}, language)] as const).find(([key, it]) => it !== key)?.[1] ?? "";
  return await writeSheet(
    name,
    columnsOf(subject, row, language),
    rows.map((it) => cellsOf(subject, row, it, labels, language)),
  );
}

/** A report as the member may see it, all of its rows. What only leads to a document has no column. */
export async function exportReport(
  context: CallContext,
  definition: AnyReport,
  input: Readonly<Record<string, unknown>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const asked = paramsSchema(definition).safeParse(input);
  if (!asked.success) refuse("platform.bad_input", {});
  const { rows } = await askReport(context, definition, asked.data, ROWS_AT_MOST);
  const shown = Object.entries(definition.columns as Fields).filter(([name]) => !/^document(Type|Id)$/.test(name));
  const by = actorOf(context, definition.permission);
  return await reading(context, by, (tx) =>
    exportRows(tx, by.orgId, context.registry.refs, definition, Object.fromEntries(shown), rows, context.language),
  );
}

/** All rows that the filter finds, in the order shown. */
export async function exportList(
  tx: Tx,
  orgId: Id,
  refs: RefKinds,
  list: DocumentList,
  asked: ListQuery,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const { rows } = await listDocuments(tx, orgId, list, { ...asked, limit: ROWS_AT_MOST });
  const { definition, source } = list;
  const isNumbered = definition.numberPrefix !== null;
  const text = { kind: "text", sql: "text" } as Fields[string];
  const row: Fields = { ...(isNumbered ? { number: text } : {}), state: text, ...source.row };
  const shown = rows.map((it) => ({ ...it, state: stateText(definition, it.state, language) }));
  return await exportRows(tx, orgId, refs, definition, row, shown, language);
}

function stateText({ module, name }: Subject, state: string, language: Language): string {
  const keys = [`${module}.${name}.state.${state}`, `platform.state.${state}`];
  return keys.map((key) => [key, textOf(key, {}, language)] as const).find(([key, it]) => it !== key)?.[1] ?? state;
}
