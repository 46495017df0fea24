/** Brings a database to the shape of this program. Migrations are append-only: one that changed since it ran is refused. */
import { createHash } from "node:crypto";
import { refuse } from "../../../kernel/refusal.ts";
import { findAssets, readAsset } from "../assets.ts";
import type { Database, Tx } from "./database.ts";
import { isDistributed, migrateDistributed } from "./distribute.ts";
import { secure } from "./secure.ts";

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export function migrationOf(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/** All of them, in the order of their four digits. */
export function migrations(): Migration[] {
  const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  return findAssets(/(^|\/)migrations\/\d{4}_\w+\.sql$/)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
    .map((path) => migrationOf(nameOf(path), readAsset(path)));
}

const LOCK = 726_421;
const TABLE =
  "create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())";

/**
 * All in one transaction: two processes that start at once wait for each other, and half a migration is never seen.
 * @returns the names of those that ran now. @throws Refusal if one that ran before has changed.
 */
export async function migrate(database: Database, all = migrations()): Promise<string[]> {
  return await database.transaction({ as: "owner" }, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(${LOCK})`);
    await tx.script(TABLE);
    const missing = await missingOf(tx, all);
    if (missing.length > 0) await run(tx, missing);
    await secure(tx);
    return missing.map((it) => it.name);
  });
}

async function missingOf(tx: Tx, all: readonly Migration[]): Promise<Migration[]> {
  const rows = await tx.query<{ name: string; checksum: string }>("select name, checksum from migration");
  const done = new Map(rows.map((it) => [it.name, it.checksum]));
  const changed = all.filter((it) => done.has(it.name) && done.get(it.name) !== it.checksum);
  if (changed.length > 0)
    refuse("platform.migration_changed", { names: changed.map((it) => it.name).join(", ") }, "conflict");
  return all.filter((it) => !done.has(it.name));
}

async function run(tx: Tx, missing: readonly Migration[]): Promise<void> {
  const onWorkers = await isDistributed(tx);
  for (const { sql } of missing) await (onWorkers ? migrateDistributed(tx, sql) : tx.script(sql));
  await tx.query(
    "insert into migration (name, checksum) select name, checksum from json_to_recordset($1::json) as m(name text, checksum text)",
    [JSON.stringify(missing.map(({ name, checksum }) => ({ name, checksum })))],
  );
}
