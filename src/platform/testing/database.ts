/** Databases for tests: PGlite from a saved image of the migrated database, or a server's when `TEST_DATABASE_URL` is set. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { newId } from "../../kernel/ids.ts";
import type { Database } from "../server/db/database.ts";
import { openEmbedded } from "../server/db/embedded.ts";
import { migrate, migrations } from "../server/db/migrate.ts";
import { openServer } from "../server/db/server.ts";

const CACHE = join("node_modules", ".cache", "millstock");

/** A fresh, migrated database; close it at the end. */
export async function testDatabase(): Promise<Database> {
  const url = process.env["TEST_DATABASE_URL"];
  return url ? await onServer(url) : await openEmbedded(undefined, { image: await image() });
}

/** Made once for each set of migrations; an empty PGlite takes five seconds, an image half of one. */
async function image(): Promise<Blob> {
  const hash = createHash("sha256").update(migrations().map((it) => it.checksum).join()).digest("hex").slice(0, 16);
  const path = join(CACHE, `${hash}.tar`);
  if (!existsSync(path)) {
    const database = await openEmbedded(undefined);
    await migrate(database);
    const dump = Buffer.from(await (await database.dump!()).arrayBuffer());
    await database.close();
    mkdirSync(CACHE, { recursive: true });
    // Another worker may make it at the same time; the rename decides.
    const own = `${path}.${process.pid}`;
    writeFileSync(own, dump);
    renameSync(own, path);
  }
  return new Blob([readFileSync(path)]);
}

/** A database of its own on the server, dropped when it is closed. */
async function onServer(url: string): Promise<Database> {
  const name = `millstock_test_${newId().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openServer(own.toString());
  await migrate(database);
  return {
    ...database,
    async close() {
      await database.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
