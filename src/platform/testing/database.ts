/**
 * Databases for tests: PGlite in memory from a saved image of the migrated database; one of its own on a server when
 * `TEST_DATABASE_URL` is set; one spread over a Citus cluster, whose coordinator `CITUS_URL` names, when the test asks for it or
 * `TEST_ON_CITUS` is set.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { newId } from "../../kernel/ids.ts";
import type { Database } from "../server/db/database.ts";
import { distribute } from "../server/db/distribute.ts";
import { openEmbedded } from "../server/db/embedded.ts";
import { migrate, migrations } from "../server/db/migrate.ts";
import { openServer } from "../server/db/server.ts";

const CACHE = join("node_modules", ".cache", "millstock");
const DAY_MS = 86_400_000;

export const serverUrl = process.env["TEST_DATABASE_URL"];
export const citusUrl = process.env["CITUS_URL"];

/** A fresh, migrated database; close it at the end. */
export async function testDatabase(on: "default" | "embedded" | "citus" = "default"): Promise<Database> {
  if (on === "citus" || (on === "default" && process.env["TEST_ON_CITUS"]))
    return await onCitus(citusUrl ?? missing("CITUS_URL"));
  return on === "default" && serverUrl
    ? await onServer(serverUrl)
    : await openEmbedded(undefined, { image: await migratedImage() });
}

function missing(name: string): never {
  throw new Error(`${name} is not set`);
}

/** Changes when any migration does. */
const shape = (): string =>
  createHash("sha256")
    .update(
      migrations()
        .map((it) => it.checksum)
        .join(),
    )
    .digest("hex")
    .slice(0, 16);

/** Made once for each set of migrations; an empty PGlite takes five seconds, an image half of one. */
export async function migratedImage(): Promise<Blob> {
  const path = join(CACHE, `${shape()}.tar`);
  if (!existsSync(path)) {
    const database = await openEmbedded(undefined);
    await migrate(database);
    const dump = Buffer.from(await (await database.dump!()).arrayBuffer());
    await database.close();
    mkdirSync(CACHE, { recursive: true });
    // Another worker may make it at the same time; the rename decides.
    const own = `${path}.${newId()}`;
    writeFileSync(own, dump);
    renameSync(own, path);
    dropOldImages();
  }
  return new Blob([readFileSync(path)]);
}

function dropOldImages(): void {
  for (const path of readdirSync(CACHE).map((it) => join(CACHE, it))) {
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > DAY_MS) rmSync(path, { force: true });
  }
}

function at(url: string, database: string): string {
  const own = new URL(url);
  own.pathname = `/${database}`;
  return own.toString();
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const freshName = (): string => `millstock_test_${newId().replaceAll("-", "")}`;

/** A copy of a migrated database, dropped when it is closed. */
async function onServer(url: string): Promise<Database> {
  const own = await copyOnServer(url);
  return closing(await openServer(own.url), own.drop);
}

/** The same for tests that open it from several processes. */
export async function copyOnServer(url: string): Promise<{ url: string; drop: () => Promise<unknown> }> {
  const name = freshName();
  const template = await templateOn(url);
  await connected(url, (admin) => admin.query(`create database ${name} template ${template}`));
  return { url: at(url, name), drop: () => dropDatabase(url, name) };
}

const dropDatabase = (url: string, name: string) =>
  connected(url, (admin) => admin.query(`drop database if exists ${name} with (force)`));

function closing(database: Database, after: () => Promise<unknown>): Database {
  return {
    ...database,
    async close() {
      await database.close();
      await after();
    },
  };
}

const TEMPLATE_LOCK = 726_422;

/** One for each set of migrations; workers that want it at the same time wait for the first. */
async function templateOn(url: string): Promise<string> {
  const name = `millstock_template_${shape()}`;
  return await connected(url, async (admin) => {
    await admin.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`);
    const { rows } = await admin.query("select 1 from pg_database where datname = $1", [name]);
    if (rows.length > 0) return name;
    await admin.query(`drop database if exists ${name}_new with (force)`);
    await admin.query(`create database ${name}_new`);
    const database = await openServer(at(url, `${name}_new`));
    await migrate(database);
    await database.close();
    // Half a template left by a test that was stopped has the other name.
    await admin.query(`alter database ${name}_new rename to ${name}`);
    return name;
  });
}

interface Node {
  readonly nodename: string;
  readonly nodeport: number;
}

const SHARDS = 4;
const CLUSTER_LOCK = 726_423;

/** Roles and grants are of the whole cluster: of two who make or drop databases at once, one would find a row the other just changed. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  return await connected(url, async (admin) => {
    await admin.query(`select pg_advisory_lock(${CLUSTER_LOCK})`);
    return await work();
  });
}

/** A database of its own on every node of the cluster, its tables distributed; one at a time is made. */
async function onCitus(url: string): Promise<Database> {
  return await alone(url, () => spreadOver(url));
}

async function spreadOver(url: string): Promise<Database> {
  const name = freshName();
  const { rows: nodes } = await connected(url, (admin) =>
    admin.query<Node>("select nodename, nodeport from pg_dist_node order by groupid"),
  );
  const urls = nodes.map((node) => {
    const own = new URL(url);
    own.hostname = node.nodename;
    own.port = `${node.nodeport}`;
    return own.toString();
  });
  for (const node of urls) {
    await connected(node, (admin) => admin.query(`create database ${name}`));
    await connected(at(node, name), (admin) => admin.query("create extension citus"));
  }
  await connected(at(url, name), async (admin) => {
    await admin.query(`alter database ${name} set citus.shard_count to ${SHARDS}`);
    const [coordinator, ...workers] = nodes;
    await admin.query("select citus_set_coordinator_host($1, $2)", [coordinator!.nodename, coordinator!.nodeport]);
    for (const it of workers) await admin.query("select citus_add_node($1, $2)", [it.nodename, it.nodeport]);
  });
  const database = await openServer(at(url, name));
  await migrate(database);
  await distribute(database);
  const dropAll = async () => {
    for (const node of urls) await dropDatabase(node, name);
  };
  return closing(database, () => alone(url, dropAll));
}
