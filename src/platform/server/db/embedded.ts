/**
 * The embedded database: PostgreSQL 18 in WASM (PGlite) in a directory, made durable. As shipped it runs without fsync; here it
 * has one, and a self-test at start sees a commit reach the disk. One session, so one transaction after another.
 */
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { refuse } from "../../../kernel/refusal.ts";
import type { Database, Scope, Tx } from "./database.ts";
import { makeDirectory } from "./directory.ts";
import { DurableFS } from "./durable-fs.ts";
import { lockDirectory } from "./lock.ts";
import { PgliteSession } from "./pglite-session.ts";
import { Queue } from "./queue.ts";
import { scopeText } from "./scope.ts";
import { Upkeep } from "./upkeep.ts";

const asText = (text: string): string => text;
/** Values as a server gives them: int8 and dates as text, instants as ISO text. */
const parsers = {
  20: asText,
  1082: asText,
  1114: asText,
  1184: (text: string) => new Date(`${text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")}`).toISOString(),
};

const { defaultStartParams } = PGlite as unknown as { defaultStartParams: string[] };
// A small log is recycled instead of kept; `Upkeep` makes the checkpoints that allow it.
const startParams = ["-c", "max_wal_size=128MB", "-c", "min_wal_size=32MB"];

async function start(fs: DurableFS | undefined, image: Blob | undefined): Promise<PGlite> {
  const load = image ? { loadDataDir: image } : {};
  if (!fs)
    return await PGlite.create({
      parsers,
      relaxedDurability: true,
      startParams: [...defaultStartParams, ...startParams],
      ...load,
    });
  const durable = [...defaultStartParams.filter((it) => it !== "-F"), "-c", "wal_sync_method=fsync", ...startParams];
  return await PGlite.create({ fs: fs as never, parsers, startParams: durable, ...load });
}

const MEGABYTE = 1024n * 1024n;
/** Room for the next files of the log and for what is written until the disk is looked at again. */
const ROOM_MB = 64n;

export interface EmbeddedOptions {
  /** A dumped database to begin with. */
  readonly image?: Blob;
  /** Companies write only while so much of the disk is free: a full disk under PostgreSQL's log ends the process. */
  readonly roomMb?: bigint;
}

/**
 * @param dir the data directory; undefined: in memory, for tests
 * @throws Refusal if another process has the directory, or a commit does not reach the disk
 */
export async function openEmbedded(dir: string | undefined, options: EmbeddedOptions = {}): Promise<Database> {
  const nothing = () => undefined;
  if (dir === undefined)
    return embedded({ pg: await start(undefined, options.image), unlock: nothing, checkRoom: nothing });
  const unlock = await lockDirectory(dir);
  try {
    makeDirectory(join(dir, "database"));
    const fs = new DurableFS(join(dir, "database"));
    const pg = await start(fs, options.image);
    await proveDurable(pg, fs);
    const checkRoom = () => {
      const free = fs.freeBytes() / MEGABYTE;
      if (free < (options.roomMb ?? ROOM_MB)) refuse("platform.disk_full", { free });
    };
    return embedded({ pg, unlock, checkRoom });
  } catch (fault) {
    unlock();
    throw fault;
  }
}

/**
 * A commit that asks for no sync would be lost in a power cut, whatever was answered.
 * @throws Refusal if a commit that writes did not sync
 */
export async function proveDurable(pg: Pick<PGlite, "exec">, fs: { readonly syncs: number }): Promise<void> {
  await pg.exec("create table if not exists durability_probe (at timestamptz)");
  const before = fs.syncs;
  await pg.exec("begin; insert into durability_probe values (now()); commit");
  if (fs.syncs === before) refuse("platform.disk_not_safe", {});
  await pg.exec("truncate durability_probe");
}

class RolledBackInSilence extends Error {
  constructor() {
    super("a statement of the transaction was refused, so nothing of it was written");
  }
}

/** The statements of one transaction, from its `begin` to its end. */
async function runTransaction<T>(
  { session, queue }: { session: PgliteSession; queue: Queue },
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  told: [string, string][],
): Promise<T> {
  await session.control(scopeText(scope, false));
  let state: "open" | "refused" | "ended" = "open";
  const guarded = async <R>(statement: () => Promise<R>): Promise<R> => {
    if (state === "ended") throw new Error("a statement after the end of its transaction");
    queue.sign();
    try {
      return await statement();
    } catch (fault) {
      state = "refused";
      throw fault;
    } finally {
      queue.sign();
    }
  };
  const tx: Tx = {
    query: (text, values = []) => guarded(() => session.query(text, values)),
    script: (sql) => guarded(() => session.script(sql)),
    notify: async (channel, payload) => void told.push([channel, payload]),
  };
  try {
    const value = await work(tx);
    // PostgreSQL answers a commit of a refused transaction with a rollback and no error.
    if ((state as string) === "refused") throw new RolledBackInSilence();
    state = "ended";
    await session.control("commit");
    return value;
  } catch (fault) {
    state = "ended";
    await session.control("rollback").catch(() => undefined);
    throw fault;
  }
}

interface Parts {
  readonly pg: PGlite;
  readonly unlock: () => void;
  /** @throws Refusal while there is too little room to write */
  readonly checkRoom: () => void;
}

function embedded({ pg, unlock, checkRoom }: Parts): Database {
  const session = new PgliteSession(pg);
  const queue = new Queue();
  const upkeep = new Upkeep(session);
  const heard = new Map<string, Set<(payload: string) => void>>();

  async function transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const isReading = scope.as === "company" && scope.readOnly;
    if (scope.as === "company" && !isReading) checkRoom();
    const told: [string, string][] = [];
    const result = await queue.run(() => runTransaction({ session, queue }, scope, work, told));
    if (!isReading && upkeep.isDueAfterCommit(queue.isIdle))
      queue.run(() => upkeep.look()).catch((fault) => process.emitWarning(`upkeep of the embedded database: ${fault}`));
    for (const [channel, payload] of told)
      for (const tell of heard.get(channel) ?? []) queueMicrotask(() => tell(payload));
    return result;
  }

  return {
    kind: "embedded",
    transaction,
    script: (sql) => queue.run(() => session.script(sql)),
    async listen(channel, tell) {
      const all = heard.get(channel) ?? new Set();
      heard.set(channel, all.add(tell));
      return async () => void all.delete(tell);
    },
    dump: () => queue.run(async () => await pg.dumpDataDir("none")),
    async close() {
      await queue.run(() => pg.close());
      unlock();
    },
  };
}
