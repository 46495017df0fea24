/**
 * The tables of the data warehouse in DuckDB, and what is written to them. A table begins with `org_id`; reports read none of them but the macros of
 * the same name, `sale(:orgId)`, so that a query without its company cannot be written.
 */
import { createHash } from "node:crypto";
import type { Id } from "../../../kernel/ids.ts";
import type { Duck } from "../../../platform/server/duckdb.ts";
import { DIMENSIONS } from "./dimensions.ts";
import { FACTS, type Star } from "./facts.ts";

type Query = Duck["query"];

const TABLES: readonly (readonly [table: string, star: Star])[] = [
  ...FACTS.map((it) => [`fact_${it.name}`, it] as const),
  ...DIMENSIONS.map((it) => [`dim_${it.name}`, it] as const),
];

const columnsOf = ({ columns }: Star): string =>
  Object.entries(columns)
    .map(([name, type]) => `, ${name} ${type}`)
    .join("");

/** Division in whole numbers, rounded half away from zero: `/` on decimals is a binary float in DuckDB. Nothing divided by zero is nothing. */
const DIVISION = `
create macro divided(a, b, unit) as case when b = 0 then null else
  cast(case when (a < 0) <> (b < 0) then -1 else 1 end
    * ((2 * abs(cast(a * 1000000 as hugeint)) * unit + abs(cast(b * 1000000 as hugeint))) // (2 * abs(cast(b * 1000000 as hugeint)))) as decimal(30, 0)) end;
create macro divided2(a, b) as cast(divided(a, b, 100) * 0.01::decimal(3, 2) as decimal(38, 2));
create macro divided4(a, b) as cast(divided(a, b, 10000) * 0.0001::decimal(5, 4) as decimal(38, 4));
create macro divided6(a, b) as cast(divided(a, b, 1000000) * 0.000001::decimal(7, 6) as decimal(38, 6))`;

const SCHEMA = [
  "create table shape (of varchar not null)",
  "create table watermark (org_id uuid primary key, seq bigint not null, posting_id uuid, signatures varchar not null, fresh_at varchar)",
  "create table dim_company (org_id uuid, name varchar, name_en varchar, base_currency varchar)",
  `create table dim_day as select d::date as on_day, strftime(d, '%Y-%m') as month, year(d) as year, quarter(d) as quarter, isodow(d) as weekday
     from range(timestamp '2000-01-01', timestamp '2101-01-01', interval 1 day) r(d)`,
  "create macro day() as table select * from dim_day",
  "create macro company(org) as table select * from dim_company where org_id = org",
  ...TABLES.map(([table, star]) => `create table ${table} (org_id uuid not null${columnsOf(star)})`),
  ...TABLES.map(
    ([table, { name }]) =>
      `create macro ${name}(org) as table select * exclude (org_id) from ${table} where org_id = org`,
  ),
  `create macro within_category(org, root) as table with recursive under as (
     select category_id from dim_category where org_id = org and category_id = root
     union select c.category_id from dim_category c join under u on c.parent_id = u.category_id where c.org_id = org) select category_id from under`,
  DIVISION,
].join(";\n");

const SHAPE = createHash("sha256").update(SCHEMA).update(JSON.stringify(TABLES)).digest("hex");

/** Makes the tables, or makes them anew where this program has others. */
export async function makeStar(duck: Duck): Promise<void> {
  await duck.write(async (query) => {
    const tables = await query("select 1 from duckdb_tables() where table_name = 'shape'");
    const [known] = tables.length > 0 ? await query("select of from shape") : [];
    if (known?.["of"] === SHAPE) return;
    const old = await query("select table_name as name from duckdb_tables()");
    const macros = await query(
      "select distinct function_name as name, function_type = 'table_macro' as is_table from duckdb_functions() where not internal and function_type like '%macro'",
    );
    const drops = [
      ...macros.map((it) => `drop macro ${it["is_table"] ? "table " : ""}"${String(it["name"])}"`),
      ...old.map((it) => `drop table "${String(it["name"])}"`),
    ];
    await query([...drops, SCHEMA].join(";\n"));
    await query("insert into shape values ($1)", [SHAPE]);
  });
}

export interface Watermark {
  /** The last posting whose facts are in. Zero: none yet. */
  readonly seq: string;
  /** Its id: a database that has another one there is another database, as after a restore. */
  readonly postingId: string | null;
  /** Of the dimensions, by name. */
  readonly signatures: Readonly<Record<string, string>>;
  /** The last instant at which nothing was missing; null while the first facts are on their way. */
  readonly freshAt: string | null;
}

export async function watermarkOf(query: Query, orgId: Id): Promise<Watermark> {
  const [row] = await query(
    "select seq::varchar as seq, posting_id::varchar as posting_id, signatures, fresh_at from watermark where org_id = $1::uuid",
    [orgId],
  );
  if (!row) return { seq: "0", postingId: null, signatures: {}, freshAt: null };
  return {
    seq: String(row["seq"]),
    postingId: row["posting_id"] as string | null,
    signatures: JSON.parse(String(row["signatures"])) as Record<string, string>,
    freshAt: row["fresh_at"] as string | null,
  };
}

export async function saveWatermark(query: Query, orgId: Id, it: Watermark): Promise<void> {
  await query("insert or replace into watermark values ($1::uuid, $2::bigint, $3::uuid, $4, $5)", [
    orgId,
    it.seq,
    it.postingId,
    JSON.stringify(it.signatures),
    it.freshAt,
  ]);
}

/** Adds the rows of a JSON text as PostgreSQL wrote it: every figure in it is text, so none becomes a binary float on the way. */
export async function addRows(query: Query, table: string, { columns }: Star, orgId: Id, rows: string): Promise<void> {
  const names = Object.keys(columns).join(", ");
  await query(
    `insert into ${table} (org_id, ${names}) select $1::uuid, ${names}
     from (select unnest(from_json($2::json, '[${JSON.stringify(columns)}]'), recursive := true))`,
    [orgId, rows],
  );
}

export async function emptyTable(query: Query, table: string, orgId: Id): Promise<void> {
  await query(`delete from ${table} where org_id = $1::uuid`, [orgId]);
}

/** Takes everything of a company out. */
export async function forgetCompany(query: Query, orgId: Id): Promise<void> {
  for (const table of ["watermark", "dim_company", ...TABLES.map(([name]) => name)])
    await emptyTable(query, table, orgId);
}

/** The companies as they are named now; those that are gone are taken out. */
export async function keepCompanies(duck: Duck, companies: readonly Company[]): Promise<void> {
  await duck.write(async (query) => {
    const ids = new Set<string>(companies.map((it) => it.id));
    const known = (await query("select org_id::varchar as id from watermark")).map((row) => String(row["id"]));
    for (const id of known.filter((it) => !ids.has(it))) await forgetCompany(query, id as Id);
    await query("delete from dim_company");
    await query(
      `insert into dim_company select id, name, name_en, base_currency from (select unnest(from_json($1::json,
         '[{"id": "UUID", "name": "VARCHAR", "name_en": "VARCHAR", "base_currency": "VARCHAR"}]'), recursive := true))`,
      [JSON.stringify(companies)],
    );
  });
}

export interface Company {
  readonly id: Id;
  readonly name: string;
  readonly name_en: string | null;
  readonly base_currency: string;
}

/** Writes every table as Parquet into a directory: the facts partitioned by company and month. */
export async function writeParquet(duck: Duck, dir: string): Promise<string[]> {
  const at = (name: string) => `'${dir.replaceAll("'", "''")}/${name}'`;
  const facts = TABLES.filter(([table]) => table.startsWith("fact_"));
  for (const [table, { name, columns }] of facts) {
    const day = Object.keys(columns).find((it) => columns[it] === "DATE")!;
    await duck.query(
      `copy (select *, strftime(${day}, '%Y-%m') as month from ${table}) to ${at(name)} (format parquet, partition_by (org_id, month))`,
    );
  }
  const others = TABLES.filter(([table]) => table.startsWith("dim_")).map(([table, { name }]) => [table, name]);
  for (const [table, name] of [...others, ["dim_company", "company"], ["dim_day", "day"]])
    await duck.query(`copy ${table} to ${at(`${name}.parquet`)} (format parquet)`);
  return [...facts.map(([, { name }]) => name), ...others.map(([, name]) => name!), "company", "day"];
}
