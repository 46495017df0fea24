/**
 * Lists of documents and records: filter, search, sort and keyset pages, from the fields of a row and the SQL each comes
 * from. A page is one statement; it costs the same on 100 documents as on 100,000 where the sort has an index.
 */
import { Quantity, sumQuantities } from "../kernel/decimal.ts";
import { type AnyDocument, columnOf } from "../kernel/document.ts";
import type { Field, Fields } from "../kernel/field.ts";
import type { Id } from "../kernel/ids.ts";
import { error, type Issue, Refusal } from "../kernel/refusal.ts";
import type { ListQuery, ListTotals } from "../platform/contract/page.ts";
import type { SqlValue, Tx } from "../platform/server/db/database.ts";

export interface ListSource<R extends Fields = Fields> {
  readonly row: R;
  /** What is joined to the document's own table `d`; never more than one row each. May name `$1`, the company. */
  readonly join: string;
  /** SQL of the fields that are not a column of the document itself. */
  readonly columns: { readonly [K in keyof R]?: string };
  /** SQL texts in which the search looks. */
  readonly search: readonly string[];
  /** The order when the address says none: a field, a leading minus descending. It should have an index. */
  readonly sort: string;
  /** Summed over the filtered set. */
  readonly sums?: readonly (keyof R & string)[];
}

/** A list of a definition: what `list` and `totals` read from. */
export interface DocumentList {
  readonly definition: AnyDocument;
  readonly source: ListSource;
}

const CASTS: Record<Field["sql"], string> = { text: "text", boolean: "boolean", integer: "integer", numeric: "numeric", date: "date", uuid: "uuid", "text[]": "text[]" }; // biome-ignore format: one look
const PART = /^(-?[^,]*)$/;

class Query {
  readonly values: SqlValue[];
  constructor(orgId: Id) {
    this.values = [orgId];
  }
  put(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

function sqlOf({ definition, source }: DocumentList, name: string): string | undefined {
  if (name === "state") return "d.state";
  if (name === "number") return definition.numberPrefix ? "d.number" : undefined;
  if (!(name in source.row)) return undefined;
  return source.columns[name] ?? `d.${columnOf(name)}`;
}

const badFilter = (field: string, value: string): Issue =>
  error("platform.bad_filter", { field, value }, `where.${field}`);

/** One filter as a condition. `a,b` is either, `a..b` a range, a text field matches anywhere in it. */
function condition(list: DocumentList, query: Query, name: string, value: string, issues: Issue[]): string {
  const sql = sqlOf(list, name);
  const field = list.source.row[name];
  if (!sql || (!field && name !== "state" && name !== "number")) {
    issues.push(error("platform.unknown_filter", { field: name }, `where.${name}`));
    return "true";
  }
  if (name === "state") return `${sql} = any(${query.put(value.split(","))}::text[])`;
  if (name === "number" || field?.kind === "text") return `${sql} ilike ${query.put(`%${escaped(value)}%`)}`;
  const cast = CASTS[field!.sql];
  const valid = (text: string) =>
    field!.wire.safeParse(
      field!.sql === "integer" ? Number.parseInt(text, 10) : field!.sql === "boolean" ? text === "true" : text,
    ).success;
  const range = /^(.*)\.\.(.*)$/.exec(value);
  const parts = range ? [range[1]!, range[2]!].filter(Boolean) : value.split(",");
  if (parts.length === 0 || !parts.every((part) => PART.test(part) && valid(part))) {
    issues.push(badFilter(name, value));
    return "true";
  }
  if (!range) return `${sql} = any(${query.put(parts)}::${cast}[])`;
  const low = range[1] ? `${sql} >= ${query.put(range[1])}::${cast}` : "true";
  const high = range[2] ? `${sql} <= ${query.put(range[2])}::${cast}` : "true";
  return `${low} and ${high}`;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

function conditions(list: DocumentList, query: Query, asked: ListQuery, skip: readonly string[] = []): string {
  const issues: Issue[] = [];
  const all = Object.entries(asked.where)
    .filter(([name]) => !skip.includes(name))
    .map(([name, value]) => condition(list, query, name, value, issues));
  if (asked.search) {
    const like = query.put(`%${escaped(asked.search)}%`);
    all.push(`(${list.source.search.map((sql) => `${sql} ilike ${like}`).join(" or ")})`);
  }
  if (issues.length > 0) throw new Refusal(issues);
  return ["d.org_id = $1", ...all].join(" and ");
}

function order(list: DocumentList, asked: ListQuery) {
  const wanted = asked.sort ?? list.source.sort;
  const name = wanted.replace(/^-/, "");
  const sql = sqlOf(list, name);
  if (!sql) throw new Refusal([error("platform.unknown_filter", { field: name }, "sort")]);
  const field = list.source.row[name];
  const isNullable = name === "number" || (field?.isOptional ?? false);
  return { sql, isDescending: wanted.startsWith("-"), isNullable, cast: field ? CASTS[field.sql] : "text" };
}

/** Where the page starts: behind the last row of the one before. Nulls stand last. */
function start(query: Query, by: ReturnType<typeof order>, key: string, after: string): string {
  let last: [string | null, string];
  try {
    last = JSON.parse(Buffer.from(after, "base64url").toString()) as [string | null, string];
    if (!Array.isArray(last) || !/^[0-9a-f-]{36}$/.test(last[1])) throw new RangeError("no page");
  } catch {
    throw new Refusal([error("platform.bad_page", {}, "after")]);
  }
  const than = by.isDescending ? "<" : ">";
  const id = `${query.put(last[1])}::uuid`;
  if (last[0] === null) return `(${by.sql} is null and ${key} ${than} ${id})`;
  const value = `${query.put(last[0])}::${by.cast}`;
  const behind = `(${by.sql}, ${key}) ${than} (${value}, ${id})`;
  return by.isNullable ? `(${behind} or ${by.sql} is null)` : behind;
}

export type ListedRow = Record<string, unknown> & { id: Id; number: string | null; state: string };

/** A page. @throws Refusal for a filter, a sort or a page that the list does not know. */
export async function listDocuments(
  tx: Tx,
  orgId: Id,
  list: DocumentList,
  asked: ListQuery,
): Promise<{ rows: ListedRow[]; next: string | null }> {
  const { definition, source } = list;
  const query = new Query(orgId);
  const key = `d.${definition.name}_id`;
  const by = order(list, asked);
  const where = conditions(list, query, asked);
  const from = asked.after ? ` and ${start(query, by, key, asked.after)}` : "";
  const direction = by.isDescending ? "desc" : "asc";
  const nulls = by.isNullable ? " nulls last" : "";
  const fields = Object.entries(source.row).map(([name, field]) => `${shown(sqlOf(list, name)!, field)} as "${name}"`);
  const rows = await tx.query<ListedRow & { sort_key: string | null }>(
    `select ${key} as id, ${definition.numberPrefix ? "d.number" : "null::text as number"}, d.state, ${fields.join(", ")}, (${by.sql})::text as sort_key
     from ${definition.name} d ${source.join} where ${where}${from}
     order by ${by.sql} ${direction}${nulls}, ${key} ${direction} limit ${asked.limit + 1}`,
    query.values,
  );
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  const next =
    rows.length > asked.limit && last
      ? Buffer.from(JSON.stringify([last.sort_key, last.id])).toString("base64url")
      : null;
  return { rows: page.map(({ sort_key: _, ...row }) => row as ListedRow), next };
}

/** Numbers and dates come as text from every database; quantities, prices and rates without trailing zeros. */
export function shown(sql: string, field: Pick<Field, "kind" | "sql">): string {
  if (field.sql === "numeric" && field.kind !== "amount") return `trim_scale(${sql})::text`;
  return field.sql === "numeric" || field.sql === "date" ? `(${sql})::text` : sql;
}

/** Count and sums of the filtered set, and how many of each state there would be without the filter on it. */
export async function totalsOf(tx: Tx, orgId: Id, list: DocumentList, asked: ListQuery): Promise<ListTotals> {
  const { definition, source } = list;
  const query = new Query(orgId);
  const where = conditions(list, query, asked, ["state"]);
  const sums = (source.sums ?? []).map((name) => `sum(${sqlOf(list, name)})::text as "${name}"`);
  const rows = await tx.query<Record<string, string | null> & { state: string; count: string }>(
    `select d.state, count(*)::text as count${sums.map((it) => `, ${it}`).join("")}
     from ${definition.name} d ${source.join} where ${where} group by d.state`,
    query.values,
  );
  const chosen = asked.where["state"]?.split(",");
  const counted = rows.filter((row) => !chosen || chosen.includes(row.state));
  return {
    count: counted.reduce((count, row) => count + Number.parseInt(row.count, 10), 0),
    sums: Object.fromEntries(
      (source.sums ?? []).map((name) => [
        name,
        sumQuantities(counted.map((row) => Quantity.of(row[name] ?? "0"))).toString(),
      ]),
    ),
    states: Object.fromEntries(rows.map((row) => [row.state, Number.parseInt(row.count, 10)])),
  };
}
