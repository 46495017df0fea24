/**
 * A feeder of the data warehouse is killed (kill -9) in the middle, again and again, while the books grow between. What it had written is there once;
 * fed on, the data warehouse is equal to the books to the cent. `KILLS` asks for more of them.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import type { Day } from "../../src/kernel/dates.ts";
import { Amount, Quantity } from "../../src/kernel/decimal.ts";
import { aFactory, type Factory, factoryOf } from "../../src/ledger/testing/factory.ts";
import { type Move, play } from "../../src/ledger/testing/play.ts";
import { compareWithBooks } from "../../src/modules/insight/server/compare.ts";
import { openStar } from "../../src/modules/insight/server/data-warehouse.ts";
import { feedStep } from "../../src/modules/insight/server/feed.ts";
import { watermarkOf } from "../../src/modules/insight/server/star.ts";
import type { Database } from "../../src/platform/server/db/database.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { openServer } from "../../src/platform/server/db/server.ts";
import { counted } from "../../src/platform/testing/counted.ts";
import { copyOnServer, migratedImage, serverUrl } from "../../src/platform/testing/database.ts";

const KILLS = Number.parseInt(process.env["KILLS"] ?? "5", 10);
const POSTINGS_BEFORE = 240;
const after: (() => unknown)[] = [];
afterAll(async () => {
  for (const clean of after) await clean();
});

function start(where: string, file: string, orgId: string): { child: ChildProcess; said: string[] } {
  const args = ["--import", "tsx", join(import.meta.dirname, "feeder.ts"), where, file, orgId];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  createInterface({ input: child.stdout! }).on("line", (line) => said.push(line));
  return { child, said };
}

/** Kills it somewhere between two of its steps, or within one. @returns how far it said it came */
async function feedAndKill(where: string, file: string, orgId: string): Promise<bigint> {
  const { child, said } = start(where, file, orgId);
  while (said.length < 2 && child.exitCode === null) await sleep(2);
  expect(said[0]).toBe("ready");
  await sleep(Math.random() * 60);
  child.kill("SIGKILL");
  await once(child, "close");
  const steps = said.flatMap((line) => (line.startsWith("fed ") ? [BigInt(line.slice(4))] : []));
  return steps.at(-1) ?? 0n;
}

async function grow(factory: Factory, postings: number): Promise<void> {
  const on = "2026-11-10" as Day;
  const moves = Array.from({ length: postings }, (_, n): Move => {
    const place = { item: "fifo", at: "main", on } as const;
    if (n % 3 === 2) return { do: "issue", ...place, quantity: Quantity.of("5") };
    return { do: "receive", ...place, quantity: Quantity.of(`${7 + (n % 5)}`), value: Amount.of(`${n % 90}.17`) };
  });
  await play(factory, moves);
}

async function killAgainAndAgain(open: () => Promise<Database>, where: string, factory: Factory): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "millstock-feeder-"));
  after.push(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, "warehouse.duckdb");
  const { orgId, ids } = factory;
  let interrupted = 0;
  for (let n = 0; n < KILLS; n++) {
    const came = await feedAndKill(where, file, orgId);
    const database = await open();
    const duck = await openStar(file);
    const { seq } = await watermarkOf(duck.query, orgId);
    expect(BigInt(seq)).toBeGreaterThanOrEqual(came);
    // As far as it came, not a row too few or too many.
    expect(await compareWithBooks(database, duck)).toEqual([]);
    if (BigInt(seq) < BigInt(POSTINGS_BEFORE + n * 30)) interrupted++;
    await grow(factoryOf(database, ids), 30);
    await duck.close();
    await database.close();
    counted("kills");
  }
  const database = await open();
  const duck = await openStar(file);
  for (;;) {
    const { seq, last } = await feedStep(database, duck, orgId, new Date());
    if (seq === last) break;
  }
  expect((await watermarkOf(duck.query, orgId)).seq).toBe(`${POSTINGS_BEFORE + KILLS * 30}`);
  expect(await compareWithBooks(database, duck)).toEqual([]);
  expect(interrupted).toBeGreaterThan(0);
  await duck.close();
  await database.close();
}

/** The factory's ledger alone has no company; the comparison goes company by company. */
async function named(database: Database, factory: Factory): Promise<void> {
  await database.transaction({ as: "owner" }, (tx) =>
    tx.query("insert into company (company_id, name, created_at) values ($1, '厂', now())", [factory.orgId]),
  );
}

it.skipIf(serverUrl)(
  `a feeder killed ${KILLS} times neither loses nor doubles a row: embedded`,
  async () => {
    const dir = mkdtempSync(join(tmpdir(), "millstock-fed-"));
    after.push(() => rmSync(dir, { recursive: true, force: true }));
    const made = await openEmbedded(dir, { image: await migratedImage() });
    const factory = await aFactory(made);
    await named(made, factory);
    await grow(factory, POSTINGS_BEFORE);
    await made.close();
    await killAgainAndAgain(() => openEmbedded(dir), dir, factory);
  },
  60_000 + KILLS * 20_000,
);

it.skipIf(!serverUrl)(
  `a feeder killed ${KILLS} times neither loses nor doubles a row: server`,
  async () => {
    const own = await copyOnServer(serverUrl!);
    after.push(own.drop);
    const made = await openServer(own.url);
    const factory = await aFactory(made);
    await named(made, factory);
    await grow(factory, POSTINGS_BEFORE);
    await made.close();
    await killAgainAndAgain(() => openServer(own.url), own.url, factory);
  },
  60_000 + KILLS * 20_000,
);
