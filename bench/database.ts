/** The databases of a run: the embedded one in a directory of its own, as durable as the shipped one; on a server a database of its own. */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { newId } from "../src/kernel/ids.ts";
import type { Database, Scope, SqlValue, Tx } from "../src/platform/server/db/database.ts";
import { openEmbedded } from "../src/platform/server/db/embedded.ts";
import { migrate } from "../src/platform/server/db/migrate.ts";
import { openServer } from "../src/platform/server/db/server.ts";

/** A fresh, migrated database that is gone once it is closed. */
export async function freshDatabase(url: string | undefined): Promise<Database> {
  const database = url ? await onServer(url) : await embedded();
  await migrate(database);
  return database;
}

async function embedded(): Promise<Database> {
  const dir = await mkdtemp(join(tmpdir(), "millstock-bench-"));
  const gone = () => rmSync(dir, { recursive: true, force: true });
  // A run that fails half-way leaves no gigabytes behind either.
  process.once("exit", gone);
  const database = await openEmbedded(dir);
  return {
    ...database,
    async close() {
      await database.close();
      process.off("exit", gone);
      gone();
    },
  };
}

async function onServer(url: string): Promise<Database> {
  const name = `millstock_bench_${newId().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openServer(own.toString());
  return {
    ...database,
    async close() {
      await database.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/**
 * The same tables once more in the schema `raw`, with their keys, indexes, foreign keys, privileges and row-level security: the
 * limits write there, because only `commit` writes the books. Made by moving the migrated schema away and migrating again.
 */
export async function makeRawSchema(database: Database): Promise<void> {
  await database.script("alter schema public rename to raw; create schema public");
  await migrate(database);
}

const FOREIGN_KEYS = `
select c.relname as name, json_agg(f.relname) filter (where f.relname is not null and f.relname <> c.relname) as before
from pg_class c left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' left join pg_class f on f.oid = k.confrelid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('migration', 'durability_probe')
group by c.relname order by c.relname`;

/** The names of the tables, each behind those that its foreign keys name. */
export async function tablesInOrder(tx: Tx): Promise<string[]> {
  const tables = await tx.query<{ name: string; before: string[] | null }>(FOREIGN_KEYS);
  const done = new Set<string>();
  while (done.size < tables.length) {
    const next = tables.find((it) => !done.has(it.name) && (it.before ?? []).every((name) => done.has(name)));
    if (!next) throw new Error("the foreign keys go round in a circle");
    done.add(next.name);
  }
  return [...done];
}

/** Everything that is in the program's tables so far, copied to the limit's. */
export async function copyToRaw(database: Database): Promise<void> {
  await database.transaction({ as: "owner" }, async (tx) => {
    for (const name of await tablesInOrder(tx)) await tx.query(`insert into raw.${name} select * from public.${name}`);
  });
}

/** Counts what goes to the database besides begin and commit. */
export function counting(database: Database): { database: Database; taken: () => number } {
  let count = 0;
  const counted =
    <T>(work: (tx: Tx) => Promise<T>) =>
    (tx: Tx) => {
      const query = <R>(text: string, values?: readonly SqlValue[]) => {
        count++;
        return tx.query<R>(text, values);
      };
      return work({ ...tx, query });
    };
  return {
    database: { ...database, transaction: (scope: Scope, work) => database.transaction(scope, counted(work)) },
    taken() {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}
