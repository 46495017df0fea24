/**
 * A process is killed (kill -9) in the middle of a completion and of a month's close, before one statement after another and just before the
 * commit: nothing of it is there, the books are sound, and who tries again with the same key gets it done, once.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, it } from "vitest";
import { examine } from "../../src/ledger/server/doctor.ts";
import type { Database } from "../../src/platform/server/db/database.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { openServer } from "../../src/platform/server/db/server.ts";
import { counted } from "../../src/platform/testing/counted.ts";
import { copyOnServer, migratedImage, serverUrl } from "../../src/platform/testing/database.ts";
import { aMaker, type Maker } from "../stories/making.ts";
import { closeMonth, PASSED } from "../world.ts";
import type { Plan } from "./halting.ts";

type Requests = Pick<Plan, "person" | "day" | "requests">;

const after: (() => unknown)[] = [];
afterAll(async () => {
  for (const clean of after) await clean();
});

/** A place to work in that outlives its process. */
interface Place {
  readonly where: string;
  readonly open: () => Promise<Database>;
}

async function embedded(): Promise<Place> {
  const where = mkdtempSync(join(tmpdir(), "millstock-halfway-"));
  after.push(() => rmSync(where, { recursive: true, force: true }));
  await (await openEmbedded(where, { image: await migratedImage() })).close();
  return { where, open: () => openEmbedded(where) };
}

async function server(): Promise<Place> {
  const own = await copyOnServer(serverUrl!);
  after.push(own.drop);
  return { where: own.url, open: () => openServer(own.url) };
}

/** @returns what it said: `halted` when it was killed where it stood, `done` when it came through */
async function send({ where }: Place, plan: Plan): Promise<string> {
  const args = ["--import", "tsx", join(import.meta.dirname, "halting.ts"), where, JSON.stringify(plan)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    said.push(line);
    if (line === "halted") child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "close");
  return said.join(" ");
}

/** What the books hold, once the doctor found nothing wrong with them. */
async function booksOf({ open }: Place): Promise<Record<string, number>> {
  const database = await open();
  const [held] = await database.transaction({ as: "owner" }, async (tx) => {
    expect(await examine(tx)).toEqual([]);
    return await tx.query<Record<string, number>>(
      `select (select count(*) from posting)::int as postings, (select count(*) from completion)::int as completions,
         (select count(*) from posting where document_type = 'profit_closing')::int as closings,
         (select count(*) from period where state = 'closed')::int as closed`,
    );
  });
  await database.close();
  return held!;
}

/** Kills at the commit, then before the 1st, 3rd, 9th, 27th … statement, until it comes through; then sends all of it again. */
async function killedUntilDone(place: Place, requests: Requests, isWhole: (held: Record<string, number>) => boolean) {
  let kills = 0;
  let said = "halted";
  for (let n = 0; said === "halted"; n++) {
    said = await send(place, { ...requests, at: n === 0 ? "commit" : 3 ** (n - 1) });
    if (said !== "halted") break;
    kills++;
    counted("kills");
    expect(isWhole(await booksOf(place))).toBe(true);
  }
  expect(said).toBe("done");
  const done = await booksOf(place);
  expect(await send(place, { ...requests, at: null })).toBe("done");
  expect(await booksOf(place)).toEqual(done);
  console.log(`killed ${kills} times halfway, then done`);
  expect(kills).toBeGreaterThan(2);
  return done;
}

/** The factory is made, and its process ends. */
async function madeIn(place: Place, work: (maker: Maker) => Promise<Requests>) {
  const maker = await aMaker(await place.open());
  const requests = await work(maker);
  await maker.world.close();
  return requests;
}

async function completion(place: Place): Promise<void> {
  const requests = await madeIn(place, async ({ order, issue, ids }) => {
    const made = await order("10");
    await issue(made, { fork: "10", wheel: "20" });
    const head = { workOrderId: made.id, completedOn: "2026-11-05", locationId: ids["usable"], quantity: "4" };
    const body = { document: { ...head, quantityScrapped: "1", scrapReason: "paint", lines: [] }, then: ["post"] };
    return { person: "keeper", day: "2026-11-05", requests: [{ path: "/production/completions", body }] };
  });
  const before = await booksOf(place);
  const done = await killedUntilDone(place, requests, (held) => JSON.stringify(held) === JSON.stringify(before));
  expect(done).toEqual({ ...before, completions: 1, postings: before["postings"]! + 1 });
}

async function closing(place: Place): Promise<void> {
  const requests = await madeIn(place, async ({ world, order, issue, complete }) => {
    const made = await order("10");
    await issue(made, { fork: "10", wheel: "20" });
    await complete(made, "4", { quantityScrapped: "1", scrapReason: "paint", isScrapAbnormal: true });
    const accountant = await world.as("accountant");
    await closeMonth(accountant, "2026-10");
    const month = "/accounting/periods/2026-11";
    const steps = [
      { path: `${month}/run`, body: {} },
      { path: `${month}/close`, body: { acknowledge: PASSED } },
    ];
    return { person: "accountant", day: "2026-11-30", requests: steps };
  });
  const before = await booksOf(place);
  const ran: Record<string, number>[] = [];
  // The steps are one transaction and the close another: all postings of the steps are there, or none; the month is open.
  const done = await killedUntilDone(place, requests, (held) => {
    if (held["postings"] !== before["postings"]) ran.push(held);
    return held["closed"] === before["closed"] && ran.every((it) => JSON.stringify(it) === JSON.stringify(held));
  });
  for (const held of ran) expect({ ...held, closed: held["closed"]! + 1 }).toEqual(done);
  expect(done["closed"]).toBe(before["closed"]! + 1);
}

describe.each([
  ["the embedded database", embedded, Boolean(serverUrl)],
  ["a server", server, !serverUrl],
] as const)("kill -9 halfway, on %s", (_, place, isSkipped) => {
  it.skipIf(isSkipped)("in a completion", async () => completion(await place()), 240_000);
  it.skipIf(isSkipped)("in a month's close", async () => closing(await place()), 360_000);
});
