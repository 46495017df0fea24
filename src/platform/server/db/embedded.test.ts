/** What is special about the embedded database: one session, a directory, and nobody else to keep it in order. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Refusal } from "../../../kernel/refusal.ts";
import { migratedImage } from "../../testing/database.ts";
import type { Database, Tx } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { Queue } from "./queue.ts";

let dir: string;
let database: Database;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "millstock-embedded-"));
  database = await openEmbedded(dir, { image: await migratedImage() });
  await database.script("create table note (note_id integer primary key, text text)");
});
afterAll(async () => {
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});
const owner = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ as: "owner" }, work);

describe("the embedded database", () => {
  it("belongs to nobody else on the machine, and its directory is open once", async () => {
    expect(statSync(join(dir, "lock")).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, "database")).mode & 0o777).toBe(0o700);
    const second = await openEmbedded(dir).catch((fault) => fault as Refusal);
    expect((second as Refusal).issues.map((it) => [it.code, it.params["pid"]])).toEqual([
      ["platform.directory_in_use", `${process.pid}`],
    ]);
  });

  it("runs with its log written through to the disk", async () => {
    const [settings] = await owner((tx) =>
      tx.query(
        "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('wal_sync_method') as method",
      ),
    );
    expect(settings).toEqual({ fsync: "on", commit: "on", method: "fsync" });
  });

  it("says so when a statement comes after the end of its transaction", async () => {
    const kept = await owner(async (tx) => tx);
    await expect(kept.query("select 1")).rejects.toThrow("after the end");
  });

  it("keeps its log small, its tables vacuumed and their statistics fresh", async () => {
    const logBytes = () =>
      readdirSync(join(dir, "database", "pg_wal")).reduce(
        (sum, name) => sum + statSync(join(dir, "database", "pg_wal", name)).size,
        0,
      );
    // 260 commits of more than a megabyte: without checkpoints the log would hold all 300.
    for (let n = 0; n < 260; n++)
      await owner((tx) =>
        tx.query("insert into note select $1::integer * 1000 + g, repeat('x', 1500) from generate_series(1, 800) g", [
          n,
        ]),
      );
    await owner((tx) => tx.query("delete from note where note_id % 3 = 0"));
    for (let n = 0; n < 210; n++) await owner((tx) => tx.query("update note set text = 'y' where note_id = 1"));
    await owner((tx) => tx.query("select 1"));
    const [table] = await owner((tx) =>
      tx.query<{ rows: string; dead: string }>(
        "select c.reltuples::bigint as rows, s.n_dead_tup as dead from pg_class c join pg_stat_user_tables s on s.relid = c.oid where c.relname = 'note'",
      ),
    );
    expect(Number(table!.rows)).toBeGreaterThan(100_000);
    expect(Number(table!.dead)).toBeLessThan(60_000);
    expect(logBytes()).toBeLessThan(200 * 1024 * 1024);
  });

  it("is as it was when it is opened again", async () => {
    await owner((tx) => tx.query("insert into note values (-1, 'kept')"));
    await database.close();
    database = await openEmbedded(dir);
    expect(await owner((tx) => tx.query("select text from note where note_id = -1"))).toEqual([{ text: "kept" }]);
  });
});

describe("the queue of transactions", () => {
  const PATIENCE_MS = 1_000;
  // A clock of its own: however slow the machine is, nothing happens between two of its ticks.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  it("says so when a transaction is begun inside a transaction, instead of waiting for ever", async () => {
    const queue = new Queue(PATIENCE_MS);
    const outer = queue.run(() => queue.run(async () => "inner")).catch((fault) => (fault as Error).message);
    await vi.advanceTimersByTimeAsync(2 * PATIENCE_MS);
    expect(await outer).toContain("makes no statement");
  });

  it("loses patience with one that is silent, long before it ends", async () => {
    const queue = new Queue(PATIENCE_MS);
    const ended: string[] = [];
    const silent = queue.run(() => wait(10 * PATIENCE_MS)).then(() => ended.push("silent"));
    const next = queue.run(async () => "next").catch(() => ended.push("given up"));
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS / 4);
    expect(ended).toEqual(["given up"]);
    await vi.advanceTimersByTimeAsync(9 * PATIENCE_MS);
    await Promise.all([silent, next]);
    expect(ended).toEqual(["given up", "silent"]);
    expect(queue.isIdle).toBe(true);
  });

  it("is patient with a long transaction that goes on", async () => {
    const queue = new Queue(PATIENCE_MS);
    const long = queue.run(async () => {
      for (let n = 0; n < 10; n++) {
        await wait(PATIENCE_MS - 1);
        queue.sign();
      }
      return "long";
    });
    const next = queue.run(async () => "next");
    await vi.advanceTimersByTimeAsync(10 * PATIENCE_MS);
    expect(await Promise.all([long, next])).toEqual(["long", "next"]);
    expect(queue.isIdle).toBe(true);
  });

  it("goes on after one that failed", async () => {
    const queue = new Queue();
    const failed = queue.run(async () => Promise.reject(new Error("no"))).catch((fault) => (fault as Error).message);
    expect(await Promise.all([failed, queue.run(async () => "yes")])).toEqual(["no", "yes"]);
  });
});
