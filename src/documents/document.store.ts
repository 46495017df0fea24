/**
 * Loads and saves documents of any definition: its table `<name>`, its lines in `<name>_line`, columns named after the
 * fields. Always arrays, always one statement.
 */
import { type AnyDocument, columnOf, type DocumentOf, type DocumentWire, decodeDocument } from "../kernel/document.ts";
import type { Fields } from "../kernel/field.ts";
import type { Id } from "../kernel/ids.ts";
import type { SqlValue, Tx } from "../platform/server/db/database.ts";
import type { Actor } from "./actor.ts";
import { initialsOf } from "./initials.ts";

/** A column as text where JSON would lose digits. */
function asJson(column: string, field: Fields[string]): string {
  if (field.kind === "rate") return `trim_scale(${column})::text`;
  return field.sql === "numeric" || field.sql === "date" ? `${column}::text` : column;
}

function jsonOf(alias: string, fields: Fields): string {
  return Object.entries(fields)
    .map(([name, field]) => `, '${name}', ${asJson(`${alias}.${columnOf(name)}`, field)}`)
    .join("");
}

const texts = new WeakMap<AnyDocument, Map<string, string>>();

/** Texts are made once per definition, so that a server keeps them prepared. */
function cached(definition: AnyDocument, key: string, make: () => string): string {
  const own = texts.get(definition) ?? new Map<string, string>();
  texts.set(definition, own);
  const known = own.get(key) ?? make();
  own.set(key, known);
  return known;
}

function selectText(definition: AnyDocument, lock: boolean): string {
  const { name, header, lines, numberPrefix } = definition;
  const lineJson = `(select coalesce(json_agg(json_build_object('id', l.${name}_line_id, 'lineNo', l.line_no${jsonOf("l", lines)}) order by l.line_no), '[]')
    from ${name}_line l where l.org_id = $1 and l.${name}_id = d.${name}_id)`;
  return `select d.version as locked, (select s.version from ${name} s where s.org_id = $1 and s.${name}_id = d.${name}_id) as seen,
    json_build_object('id', d.${name}_id, 'number', ${numberPrefix ? "d.number" : "null"}, 'state', d.state, 'version', d.version${jsonOf("d", header)},
      'lines', ${Object.keys(lines).length > 0 ? lineJson : "'[]'::json"}) as document
    from ${name} d where d.org_id = $1 and d.${name}_id = any($2::uuid[]) order by d.${name}_id${lock ? " for update of d" : ""}`;
}

/**
 * Documents by id, in the order asked; unknown ids are left out.
 * With `lock` the rows are locked in key order. A plain sub-query sees the snapshot from before a wait, so a document that somebody
 * changed in between (its seen version is older than the locked one) is read once more.
 */
export async function loadDocuments<D extends AnyDocument>(
  tx: Tx,
  orgId: Id,
  definition: D,
  ids: readonly Id[],
  lock = false,
): Promise<DocumentOf<D>[]> {
  if (ids.length === 0) return [];
  const text = cached(definition, lock ? "lock" : "load", () => selectText(definition, lock));
  const read = () =>
    tx.query<{ locked: number; seen: number; document: DocumentWire<D> }>(text, [orgId, [...new Set(ids)]]);
  let rows = await read();
  if (lock && rows.some((row) => row.locked !== row.seen)) rows = await read();
  const byId = new Map(rows.map((row) => [row.document.id, decodeDocument(definition, row.document)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What one save writes besides the documents: what happened to each, for the audit trail. */
export interface Happened {
  readonly subjectId: Id;
  readonly eventId: Id;
  readonly verb: string;
  readonly reason: string | null;
  readonly changes: Record<string, [string | null, string | null]> | null;
}

/** A number to take: `month` of the document's day. */
export interface NumberWanted {
  readonly id: Id;
  readonly month: string;
}

export interface Link {
  readonly fromType: string;
  readonly fromId: Id;
  readonly toType: string;
  readonly toId: Id;
}

function typed(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, field]) => `, ${columnOf(name)} ${field.sql}`)
    .join("");
}
function columns(fields: Fields, prefix = ""): string {
  return Object.keys(fields)
    .map((name) => `, ${prefix}${columnOf(name)}`)
    .join("");
}

/** Records that have a name are found by its pinyin initials too: a column that no definition names. */
const hasInitials = ({ header, numberPrefix }: AnyDocument): boolean =>
  numberPrefix === null && "name" in header && "code" in header;

const initialsField = { initials: { sql: "text" } } as unknown as Fields;

/** Lines that are gone are deleted first (the insert asks how many), so that a new line may have what must be unique. */
function saveText(definition: AnyDocument, isNew: boolean): string {
  const { name, lines, numberPrefix } = definition;
  const header: Fields = hasInitials(definition) ? { ...definition.header, ...initialsField } : definition.header;
  const hasLines = Object.keys(lines).length > 0;
  const number = numberPrefix
    ? `coalesce(i.number, '${numberPrefix}-' || i.month || '-' || lpad((series.last + i.number_offset)::text, greatest(4, length((series.last + i.number_offset)::text)), '0'))`
    : "";
  const series = numberPrefix
    ? `series as (insert into number_series (org_id, series, last)
  select $1, s.series, s.count from json_to_recordset($3::json -> 'series') as s(series text, count bigint) order by s.series
  on conflict (org_id, series) do update set last = number_series.last + excluded.last returning series, last),`
    : "";
  const from = `incoming i${numberPrefix ? ` left join series on series.series = '${numberPrefix}-' || i.month` : ""}`;
  const written = isNew
    ? `insert into ${name} (org_id, ${name}_id, state, version${numberPrefix ? ", number" : ""}${columns(header)})
  select $1, i.id, i.state, 1${number && `, ${number}`}${columns(header, "i.")} from ${from} order by i.id
  returning ${name}_id as id, version${numberPrefix ? ", number" : ", null::text as number"}`
    : `update ${name} d set state = i.state, version = d.version + 1${numberPrefix ? `, number = ${number}` : ""}${Object.keys(
        header,
      )
        .map((field) => `, ${columnOf(field)} = i.${columnOf(field)}`)
        .join("")}
  from ${from} where d.org_id = $1 and d.${name}_id = i.id and d.version = i.version
  returning d.${name}_id as id, d.version${numberPrefix ? ", d.number" : ", null::text as number"}`;
  const lineColumns = columns(lines);
  const lineSource = `select $1, l.id, l.document_id, l.line_no${columns(lines, "l.")}
  from json_to_recordset($7::json) as l(id uuid, document_id uuid, line_no int${typed(lines)})`;
  const lineSave = !hasLines
    ? ""
    : isNew
      ? `, lines as (insert into ${name}_line (org_id, ${name}_line_id, ${name}_id, line_no${lineColumns}) ${lineSource})`
      : `, gone as (delete from ${name}_line l where l.org_id = $1 and l.${name}_id = any($8::uuid[])
    and not exists (select from json_to_recordset($7::json) as k(id uuid) where k.id = l.${name}_line_id) returning 1),
  lines as (insert into ${name}_line (org_id, ${name}_line_id, ${name}_id, line_no${lineColumns}) ${lineSource}
  where (select count(*) from gone) >= 0
  on conflict (org_id, ${name}_line_id) do update set line_no = excluded.line_no${Object.keys(lines)
    .map((field) => `, ${columnOf(field)} = excluded.${columnOf(field)}`)
    .join("")})`;
  return `with ${series} incoming as (select * from json_to_recordset($2::json)
  as h(id uuid, state text, version int, number text, month text, number_offset int${typed(header)})),
written as (${written})${lineSave},
happened as (insert into event (org_id, event_id, subject, subject_id, verb, happened_at, member_id, reason, changes, request_id)
  select $1, e.event_id, '${name}', e.subject_id, e.verb, $4::timestamptz, $5::uuid, e.reason, e.changes, $6
  from json_to_recordset($3::json -> 'events') as e(event_id uuid, subject_id uuid, verb text, reason text, changes jsonb)),
linked as (insert into document_link (org_id, from_type, from_id, to_type, to_id)
  select $1, k.from_type, k.from_id, k.to_type, k.to_id
  from json_to_recordset($3::json -> 'links') as k(from_type text, from_id uuid, to_type text, to_id uuid) on conflict do nothing)
select id, version, number from written`;
}

export interface Save<D extends AnyDocument> {
  readonly documents: readonly DocumentOf<D>[];
  readonly isNew: boolean;
  /** Lines are rewritten; a change of state alone leaves them. */
  readonly withLines: boolean;
  readonly numbers: readonly NumberWanted[];
  readonly events: readonly Happened[];
  readonly links: readonly Link[];
}

/**
 * Writes documents, their lines, numbers, links and events in one statement, and brings version and number of the given
 * documents up to date. @returns the ids that were not written, because somebody changed them in between.
 */
export async function saveDocuments<D extends AnyDocument>(
  tx: Tx,
  by: Actor,
  definition: D,
  save: Save<D>,
): Promise<Id[]> {
  const { header, lines, numberPrefix } = definition;
  const withLines = save.withLines && Object.keys(lines).length > 0;
  const shape: AnyDocument = withLines ? definition : { ...definition, lines: {} };
  const text = cached(definition, `${save.isNew} ${withLines}`, () => saveText(shape, save.isNew));
  const { series, wanted } = numbering(numberPrefix, save.numbers);
  const found = hasInitials(definition);
  const headers = save.documents.map((it) => ({
    ...row(header, it),
    ...(found ? { initials: initialsOf(String((it as never)["name"])) } : {}),
    id: it.id,
    state: it.state,
    version: it.version,
    number: it.number,
    ...wanted.get(it.id),
  }));
  const values: SqlValue[] = [
    by.orgId,
    JSON.stringify(headers),
    JSON.stringify({ ...beside(save), series }),
    by.at.toISOString(),
    by.memberId,
    by.requestId,
  ];
  if (withLines)
    values.push(
      JSON.stringify(
        save.documents.flatMap((it) =>
          it.lines.map((line) => ({ ...row(lines, line), id: line.id, line_no: line.lineNo, document_id: it.id })),
        ),
      ),
    );
  if (withLines && !save.isNew) values.push(save.documents.map((it) => it.id));
  const rows = await tx.query<{ id: Id; version: number; number: string | null }>(text, values);
  const written = new Map(rows.map((it) => [it.id, it]));
  return save.documents.flatMap((it) => {
    const now = written.get(it.id);
    if (!now) return [it.id];
    it.version = now.version;
    it.number = now.number;
    return [];
  });
}

function beside(save: Pick<Save<AnyDocument>, "events" | "links">) {
  return {
    events: save.events.map((it) => ({
      event_id: it.eventId,
      subject_id: it.subjectId,
      verb: it.verb,
      reason: it.reason,
      changes: it.changes,
    })),
    links: save.links.map((it) => ({ from_type: it.fromType, from_id: it.fromId, to_type: it.toType, to_id: it.toId })),
  };
}

function row(fields: Fields, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(fields).map((name) => [columnOf(name), values[name] ?? null]));
}

/** Per month one series; each document stands a fixed distance before the last number the series returns. */
function numbering(prefix: string | null, wanted: readonly NumberWanted[]) {
  const counts = new Map<string, number>();
  for (const it of wanted) counts.set(it.month, (counts.get(it.month) ?? 0) + 1);
  const given = new Map<string, number>();
  const offsets = wanted.map((it) => {
    const rank = (given.get(it.month) ?? 0) + 1;
    given.set(it.month, rank);
    return [it.id, { month: it.month, number_offset: rank - counts.get(it.month)! }] as const;
  });
  return {
    series: [...counts].map(([month, count]) => ({ series: `${prefix}-${month}`, count })),
    wanted: new Map(offsets),
  };
}

/** Drafts only: what has no number may be deleted. @returns whether it was there in that version. */
export async function deleteDraft(
  tx: Tx,
  by: Actor,
  definition: AnyDocument,
  id: Id,
  version: number,
): Promise<boolean> {
  const { name } = definition;
  const hasLines = Object.keys(definition.lines).length > 0;
  const rows = await tx.query(
    `${hasLines ? `with lines as (delete from ${name}_line where org_id = $1 and ${name}_id = $2)` : ""}
     delete from ${name} where org_id = $1 and ${name}_id = $2 and version = $3 and state = $4 returning ${name}_id`,
    [by.orgId, id, version, definition.lifecycle.initial],
  );
  return rows.length === 1;
}
