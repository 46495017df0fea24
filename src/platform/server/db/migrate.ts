/** Brings a database to the shape of this program. Migrations are append-only: one that changed since it ran is refused. */
import { createHash } from "node:crypto";
import { refuse } from "../../../kernel/refusal.ts";
import { findAssets, readAsset } from "../assets.ts";
import type { Database } from "./database.ts";
import { secure } from "./secure.ts";

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** All of them, in the order of their four digits. */
export function migrations(): Migration[] {
  const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  return findAssets(/(^|\/)migrations\/\d{4}_\w+\.sql$/)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
    .map((path) => {
      const sql = readAsset(path);
      return { name: nameOf(path), sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

const LOCK = 726_421;

/** @returns the names of those that ran now. @throws Refusal if one that ran before has changed. */
export async function migrate(database: Database, all = migrations()): Promise<string[]> {
  await database.script("create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())");
  const done = await database.transaction({ as: "owner" }, (tx) => tx.query<{ name: string; checksum: string }>("select name, checksum from migration"));
  const known = new Map(done.map((it) => [it.name, it.checksum]));
  const changed = all.filter((it) => known.has(it.name) && known.get(it.name) !== it.checksum);
  if (changed.length > 0) refuse("platform.migration_changed", { names: changed.map((it) => it.name).join(", ") }, "conflict");
  const missing = all.filter((it) => !known.has(it.name));
  if (missing.length > 0) {
    const rows = missing.map((it) => `insert into migration (name, checksum) values ('${it.name}', '${it.checksum}');`);
    await database.script(`begin; select pg_advisory_xact_lock(${LOCK});\n${missing.map((it) => it.sql).join("\n")}\n${rows.join("\n")}\ncommit;`);
  }
  await secure(database);
  return missing.map((it) => it.name);
}
