/**
 * A process is killed (kill -9) while it posts. What it acknowledged is there, whole, and the books are sound; what it did not is there
 * whole or not at all. `KILLS` asks for more of them.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { examine, invariants } from "../../src/ledger/server/doctor.ts";
import { aFactory, type FactoryIds } from "../../src/ledger/testing/factory.ts";
import type { Database } from "../../src/platform/server/db/database.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { openServer } from "../../src/platform/server/db/server.ts";
import { counted } from "../../src/platform/testing/counted.ts";
import { copyOnServer, migratedImage, serverUrl } from "../../src/platform/testing/database.ts";

const KILLS = Number.parseInt(process.env["KILLS"] ?? "5", 10);
const ledger = invariants().filter((invariant) => invariant.owner === "ledger");
const after: (() => unknown)[] = [];
afterAll(async () => {
  for (const clean of after) await clean();
});

function start(where: string, ids: FactoryIds): { child: ChildProcess; said: string[] } {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "poster.ts"), where, JSON.stringify(ids)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const said: string[] = [];
  createInterface({ input: child.stdout! }).on("line", (line) => said.push(line));
  return { child, said };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

/** @returns the ids of what was acknowledged before the process was killed in the middle */
async function postAndKill(where: string, ids: FactoryIds): Promise<string[]> {
  const { child, said } = start(where, ids);
  await until(() => said.includes("ready") || child.exitCode !== null);
  expect(said[0]).toBe("ready");
  await until(() => said.length > 1 || child.exitCode !== null);
  await sleep(Math.random() * 1_200);
  child.kill("SIGKILL");
  await once(child, "close");
  return said.flatMap((line) => (line.startsWith("posted ") ? [line.slice(7)] : []));
}

async function provesSound(database: Database, acknowledged: readonly string[]): Promise<number> {
  return await database.transaction({ as: "owner" }, async (tx) => {
    const rows = await tx.query<{ posting_id: string }>("select posting_id from posting");
    const there = new Set(rows.map((row) => row.posting_id));
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(await examine(tx, ledger)).toEqual([]);
    return rows.length;
  });
}

/** The same directory or database again and again. */
async function killAgainAndAgain(open: () => Promise<Database>, where: string, ids: FactoryIds): Promise<void> {
  const acknowledged: string[] = [];
  let postings = 0;
  for (let n = 0; n < KILLS; n++) {
    acknowledged.push(...(await postAndKill(where, ids)));
    const database = await open();
    postings = await provesSound(database, acknowledged);
    await database.close();
    counted("kills");
  }
  console.log(`killed ${KILLS} times: ${acknowledged.length} acknowledged, ${postings} there, none lost`);
  expect(acknowledged.length).toBeGreaterThan(KILLS);
}

describe("kill -9 while posting", () => {
  it.skipIf(serverUrl)(
    `on the embedded database, ${KILLS} times`,
    async () => {
      const dir = mkdtempSync(join(tmpdir(), "millstock-kill-"));
      after.push(() => rmSync(dir, { recursive: true, force: true }));
      const made = await openEmbedded(dir, { image: await migratedImage() });
      const { ids } = await aFactory(made);
      await made.close();
      await killAgainAndAgain(() => openEmbedded(dir), dir, ids);
    },
    60_000 + KILLS * 20_000,
  );

  it.skipIf(!serverUrl)(
    `on a server, ${KILLS} times`,
    async () => {
      const own = await copyOnServer(serverUrl!);
      after.push(own.drop);
      const made = await openServer(own.url);
      const { ids } = await aFactory(made);
      await made.close();
      await killAgainAndAgain(() => openServer(own.url), own.url, ids);
    },
    60_000 + KILLS * 20_000,
  );
});

describe("a second process on the data directory", () => {
  it("is refused while the first is alive, and takes over once it was killed", async () => {
    const dir = mkdtempSync(join(tmpdir(), "millstock-second-"));
    after.push(() => rmSync(dir, { recursive: true, force: true }));
    const made = await openEmbedded(dir, { image: await migratedImage() });
    const { ids } = await aFactory(made);
    await made.close();
    const first = start(dir, ids);
    await until(() => first.said.includes("ready"));
    const second = start(dir, ids);
    await once(second.child, "close");
    expect(second.said).toEqual(["refused platform.directory_in_use"]);
    first.child.kill("SIGKILL");
    await once(first.child, "close");
    const third = await openEmbedded(dir);
    await provesSound(third, []);
    await third.close();
  });
});
