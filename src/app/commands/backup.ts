/**
 * `millstock backup` and `restore`: one gzipped file of JSON lines, table by table in the order of their foreign keys. It is
 * logical, so what was written on the embedded database can be read onto a server and the other way round.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { refuse } from "../../kernel/refusal.ts";
import type { Database, Tx } from "../../platform/server/db/database.ts";
import { migrations } from "../../platform/server/db/migrate.ts";
import { examineAll, verdict } from "./doctor.ts";
import { type DataOptions, openMigrated, openThere } from "./open.ts";

const BATCH = 2_000;
const FORMAT = "millstock backup 1";

// Referenced tables before those that refer to them; `migration` and the probe of the disk belong to the database itself.
const TABLES = `
with recursive own as (
  select c.oid, c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relname not in ('migration', 'durability_probe')),
depth as (
  select oid, relname, 0 as step from own
  union select o.oid, o.relname, d.step + 1 from depth d join pg_constraint f on f.confrelid = d.oid and f.contype = 'f' and f.conrelid <> f.confrelid
    join own o on o.oid = f.conrelid where d.step < 20)
select relname as name from depth group by relname order by max(step), relname`;

async function tablesOf(tx: Tx): Promise<string[]> {
  return (await tx.query<{ name: string }>(TABLES)).map((row) => row.name);
}

async function* rowsOf(tx: Tx, tables: readonly string[]): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: FORMAT, migrations: migrations().map((it) => it.name) })}\n`;
  for (const table of tables) {
    yield `${JSON.stringify({ table })}\n`;
    for (let from = 0; ; from += BATCH) {
      const rows = await tx.query<{ row: string }>(
        `select row_to_json(t)::text as row from "${table}" t order by ctid limit ${BATCH} offset ${from}`,
      );
      yield rows.map((it) => `${it.row}\n`).join("");
      if (rows.length < BATCH) break;
    }
  }
}

/** Everything, as it is at one moment. @throws Refusal if the file cannot be written */
export async function writeBackup(database: Database, file: string): Promise<void> {
  await database.transaction({ as: "owner" }, async (tx) => {
    const rows = Readable.from(rowsOf(tx, await tablesOf(tx)));
    await pipeline(rows, createGzip(), createWriteStream(file, { mode: 0o600 })).catch((fault: unknown) => {
      if (/^E[A-Z]+$/.test(codeOf(fault))) refuse("platform.file_unwritable", { file, why: codeOf(fault) });
      throw fault;
    });
  });
}

/** All or nothing, into a database that has no company yet. @throws Refusal if it is not empty, or the file is none of ours */
export async function readBackup(database: Database, file: string): Promise<number> {
  await checkBackup(file);
  return await database.transaction({ as: "owner" }, async (tx) => {
    if ((await tx.query("select 1 from company limit 1")).length > 0)
      refuse("platform.restore_not_empty", {}, "conflict");
    let table = "";
    let count = 0;
    let batch: string[] = [];
    const put = async () => {
      if (batch.length > 0)
        await tx.query(`insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::json)`, [
          `[${batch.join(",")}]`,
        ]);
      count += batch.length;
      batch = [];
    };
    const known = new Set(await tablesOf(tx));
    for await (const line of linesOf(file)) {
      const head = line.startsWith('{"table":') ? (JSON.parse(line) as { table: string }) : undefined;
      if (head) {
        await put();
        if (!known.has(head.table)) refuse("platform.restore_not_ours", { file });
        table = head.table;
      } else if (table) batch.push(line);
      if (batch.length >= BATCH) await put();
    }
    await put();
    return count;
  });
}

/** The file's first line says whose it is. @throws Refusal if it is none of ours, or of a newer program */
export async function checkBackup(file: string): Promise<void> {
  for await (const line of linesOf(file)) {
    const head = line.startsWith('{"format":')
      ? (JSON.parse(line) as { format: string; migrations: string[] })
      : undefined;
    if (head?.format !== FORMAT) break;
    const known = new Set(migrations().map((it) => it.name));
    if (head.migrations.some((it) => !known.has(it))) refuse("platform.restore_newer", { file });
    return;
  }
  refuse("platform.restore_not_ours", { file });
}

/** @throws Refusal if the file cannot be read, is no such file, or ends in the middle */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on("error", (fault) => text.destroy(fault));
  let rest = "";
  try {
    for await (const part of text.setEncoding("utf8")) {
      const lines = `${rest}${part as string}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (fault) {
    const code = codeOf(fault);
    if (code === "Z_BUF_ERROR") refuse("platform.restore_cut", { file });
    if (code.startsWith("Z_")) refuse("platform.restore_not_ours", { file });
    if (code.startsWith("E")) refuse("platform.file_unreadable", { file, why: code });
    throw fault;
  }
}

const codeOf = (fault: unknown): string => String((fault as { code?: unknown })?.code ?? "");

export async function backup(file: string, options: DataOptions): Promise<void> {
  const database = await openThere(options);
  try {
    await writeBackup(database, file);
  } finally {
    await database.close();
  }
  process.stdout.write(`written: ${file}\n`);
}

export async function restore(file: string, options: DataOptions): Promise<void> {
  // Before a data directory is made for it.
  await checkBackup(file);
  const database = await openMigrated(options);
  try {
    const rows = await readBackup(database, file);
    const findings = await examineAll(database);
    process.stdout.write(`${rows} rows read\n${verdict(findings)}\n`);
    if (findings.length > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
}
