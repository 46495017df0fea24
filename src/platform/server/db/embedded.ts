/**
 * The embedded database: PostgreSQL 18 in WASM (PGlite) in a directory, made durable. As shipped it runs without fsync and its
 * file system has none; here both are put right, and a self-test at start sees a commit reach the disk.
 */
import { fdatasyncSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { refuse } from "../../../kernel/refusal.ts";
import type { Database, Scope, SqlValue, Tx } from "./database.ts";
import { lockDirectory } from "./lock.ts";
import { scopeText } from "./scope.ts";
import { Statements } from "./statements.ts";

/** Values as a server gives them: int8, dates and instants as text. */
const parsers = {
  20: (text: string) => text,
  1082: (text: string) => text,
  1184: (text: string) => new Date(`${text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")}`).toISOString(),
};

let syncs = 0;

interface Nodefs {
  stream_ops: object;
}

/** Node's file system with an fsync that reaches the disk. */
class DurableFS extends NodeFS {
  override async init(pg: never, opts: never) {
    const made = await super.init(pg, opts);
    const { emscriptenOpts } = made as { emscriptenOpts: { preRun?: unknown[] } };
    const preRun = (mod: { FS?: { filesystems?: { NODEFS?: Nodefs } }; NODEFS?: Nodefs }) => {
      const nodefs = mod.FS?.filesystems?.NODEFS ?? mod.NODEFS;
      if (!nodefs) throw new Error("PGlite has no NODEFS to make durable");
      Object.assign(nodefs.stream_ops, {
        fsync(stream: { nfd: number }) {
          syncs++;
          fdatasyncSync(stream.nfd);
          return 0;
        },
      });
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), preRun] } } as never;
  }
}

async function start(dir: string | undefined, image: Blob | undefined): Promise<PGlite> {
  const load = image ? { loadDataDir: image } : {};
  if (dir === undefined) return await PGlite.create({ parsers, relaxedDurability: true, ...load });
  const { defaultStartParams } = PGlite as unknown as { defaultStartParams: string[] };
  return await PGlite.create({
    fs: new DurableFS(dir) as never,
    parsers,
    startParams: [...defaultStartParams.filter((it) => it !== "-F"), "-c", "wal_sync_method=fsync"],
    ...load,
  });
}

/** One statement after another: there is one session. */
class Queue {
  private last: Promise<unknown> = Promise.resolve();
  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work);
    this.last = next.catch(() => undefined);
    return next;
  }
}

/**
 * @param dir the data directory; undefined: in memory, for tests
 * @throws Refusal if another process has the directory, or a commit does not reach the disk
 */
export async function openEmbedded(dir: string | undefined, options: { image?: Blob } = {}): Promise<Database> {
  const unlock = dir === undefined ? undefined : lockDirectory(dir);
  if (dir !== undefined) mkdirSync(join(dir, "database"), { recursive: true, mode: 0o700 });
  try {
    const pg = await start(dir === undefined ? undefined : join(dir, "database"), options.image);
    if (dir !== undefined) await proveDurable(pg);
    return embedded(pg, unlock);
  } catch (fault) {
    unlock?.();
    throw fault;
  }
}

async function proveDurable(pg: PGlite): Promise<void> {
  const before = syncs;
  await pg.exec("create table if not exists durability_probe (at timestamptz); begin; insert into durability_probe values (now()); commit; delete from durability_probe");
  if (syncs === before) refuse("platform.disk_not_safe", {});
}

function embedded(pg: PGlite, unlock: (() => void) | undefined): Database {
  const queue = new Queue();
  const statements = new Statements(pg);
  const heard = new Map<string, Set<(payload: string) => void>>();

  async function transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const told: [string, string][] = [];
    const result = await queue.run(async () => {
      await pg.exec(scopeText(scope, false));
      const tx: Tx = {
        query: <R>(text: string, values: readonly SqlValue[] = []) => statements.query<R>(text, values),
        notify: async (channel, payload) => void told.push([channel, payload]),
      };
      try {
        const value = await work(tx);
        await pg.exec("commit");
        return value;
      } catch (fault) {
        await pg.exec("rollback");
        throw fault;
      }
    });
    for (const [channel, payload] of told) for (const tell of heard.get(channel) ?? []) tell(payload);
    return result;
  }

  return {
    kind: "embedded",
    transaction,
    script: (sql) =>
      queue.run(async () => {
        await pg.exec(sql);
        await statements.forget();
      }),
    async listen(channel, tell) {
      const all = heard.get(channel) ?? new Set();
      heard.set(channel, all.add(tell));
      return async () => void all.delete(tell);
    },
    dump: () => queue.run(async () => await pg.dumpDataDir("none")),
    async close() {
      await queue.run(() => pg.close());
      unlock?.();
    },
  };
}
