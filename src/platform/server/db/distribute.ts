/**
 * Spreads the companies of a database over the workers of a Citus cluster: every table with `org_id` is distributed by it, all in
 * one group so that joins stay on a worker; people, companies and other references are copied to each.
 */
import { refuse } from "../../../kernel/refusal.ts";
import type { Database, Tx } from "./database.ts";

export interface Distributed {
  readonly distributed: number;
  readonly references: number;
}

/** Whether the tables of this database lie on workers. */
export async function isDistributed(tx: Tx): Promise<boolean> {
  const [it] = await tx.query<{ has_citus: boolean }>(
    "select exists (select from pg_extension where extname = 'citus') as has_citus",
  );
  if (!it!.has_citus) return false;
  const placed = await tx.query("select 1 from pg_dist_partition where partmethod = 'h' limit 1");
  return placed.length > 0;
}

// Tables that belong to neither a company nor identity (which migrations ran) stay on the coordinator.
const NOT_PLACED = `
select c.oid::regclass::text as name,
  exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped) as has_org
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  and not exists (select from pg_dist_partition p where p.logicalrelid = c.oid)
order by c.relname`;

const IS_REFERENCE =
  "select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and obj_description(oid, 'pg_class') ~ '^(identity|reference):'";

// A local table must not refer to a distributed one, so foreign keys step aside while their tables move one after another.
const FOREIGN_KEYS = `
select f.conrelid::regclass::text as name, f.conname as key, pg_get_constraintdef(f.oid) as definition
from pg_constraint f where f.contype = 'f' and f.connamespace = 'public'::regnamespace
  and (f.conrelid::regclass::text = any($1) or f.confrelid::regclass::text = any($1)) order by 1, 2`;

// Else a table could not be placed in the transaction that has changed another.
const IN_ORDER = "set local citus.multi_shard_modify_mode to 'sequential'";

interface ForeignKey {
  readonly name: string;
  readonly key: string;
  readonly definition: string;
}

async function place(tx: Tx): Promise<Distributed> {
  const tables = await tx.query<{ name: string; has_org: boolean }>(NOT_PLACED);
  const known = new Set((await tx.query<{ name: string }>(IS_REFERENCE)).map((it) => it.name));
  const ofCompanies = tables.filter((it) => it.has_org).map((it) => it.name);
  const references = tables.filter((it) => !it.has_org && known.has(it.name)).map((it) => it.name);
  const names = [...references, ...ofCompanies];
  if (names.length === 0) return { distributed: 0, references: 0 };
  const keys = await tx.query<ForeignKey>(FOREIGN_KEYS, [names]);
  const [group] = await tx.query<{ name: string }>(
    "select logicalrelid::text as name from pg_dist_partition where partmethod = 'h' order by 1 limit 1",
  );
  const together = group?.name ?? ofCompanies[0];
  await tx.script(
    [
      IN_ORDER,
      ...keys.map((it) => `alter table ${it.name} drop constraint "${it.key}"`),
      ...references.map((it) => `select create_reference_table('${it}')`),
      ...ofCompanies.map(
        (it) =>
          `select create_distributed_table('${it}', 'org_id'${it === together ? "" : `, colocate_with => '${together}'`})`,
      ),
      ...keys.map(added),
    ].join(";\n"),
  );
  return { distributed: ofCompanies.length, references: references.length };
}

const added = (it: ForeignKey): string => `alter table ${it.name} add constraint "${it.key}" ${it.definition}`;

/** For an empty or a filled database; can run again. @throws Refusal if the database has no Citus. */
export async function distribute(database: Database): Promise<Distributed> {
  return await database.transaction({ as: "owner" }, async (tx) => {
    const found = await tx.query("select 1 from pg_extension where extname = 'citus'");
    if (found.length === 0) refuse("platform.not_distributable", {});
    return await place(tx);
  });
}

const CREATED = /create table (?:if not exists )?(\w+)\s*\(([\s\S]*?)\n\);/g;
const FOREIGN_KEY = /,\s*constraint (\w+) (foreign key \([^)]*\) references \w+(?: ?\([^)]*\))?(?: on delete \w+)?)/g;

/** The text without the foreign keys inside its `create table`, and these: they can be said only once the new table is placed. */
export function withoutForeignKeys(sql: string): { sql: string; keys: ForeignKey[] } {
  const keys: ForeignKey[] = [];
  const text = sql.replace(CREATED, (whole, name: string) =>
    whole.replace(FOREIGN_KEY, (_, key: string, definition: string) => {
      keys.push({ name, key, definition });
      return "";
    }),
  );
  return { sql: text, keys };
}

/** Runs a migration on a database whose tables lie on workers, and places the tables that it makes. */
export async function migrateDistributed(tx: Tx, migration: string): Promise<void> {
  const { sql, keys } = withoutForeignKeys(migration);
  await tx.script(`${IN_ORDER};\n${sql}`);
  await place(tx);
  if (keys.length > 0) await tx.script(keys.map(added).join(";\n"));
}

const REMEMBERED_AT_MOST = 2_000;
const rewritten = new Map<string, string>();

/**
 * Citus runs each `insert … select` of a statement by itself, and copies its rows to the workers; but PostgreSQL copies nothing into a
 * table with row-level security. One that returns something, or has `on conflict`, goes as a plain insert instead.
 */
export function forWorkers(text: string): string {
  const known = rewritten.get(text);
  if (known) return known;
  let result = text;
  for (const { index } of [...text.matchAll(/(?<=\()\s*insert\s+into\b|^\s*insert\s+into\b/gi)].reverse()) {
    const end = endOf(result, index);
    if (
      !/\bselect\b/i.test(result.slice(index, end)) ||
      /\breturning\b|\bon\s+conflict\b/i.test(result.slice(index, end))
    )
      continue;
    result = `${result.slice(0, end)} returning 1${result.slice(end)}`;
  }
  if (rewritten.size < REMEMBERED_AT_MOST) rewritten.set(text, result);
  return result;
}

/** Where the part that starts here ends: at the bracket that closes around it, or with the text. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (const { 0: letter, index } of text.slice(start).matchAll(/'(?:[^']|'')*'|--[^\n]*|[()]/g)) {
    if (letter === "(") depth++;
    if (letter === ")" && depth-- === 0) return start + index;
  }
  return text.trimEnd().length;
}
