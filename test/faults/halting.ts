/**
 * Sends requests as somebody who is signed in, and stops for ever before a statement of theirs, so that it can be killed there.
 * `halting <data directory or URL> <plan>`: it says `halted`, or `done` when it came through.
 */
import { writeSync } from "node:fs";
import { application } from "../../src/app/server/server.ts";
import type { Database, Tx } from "../../src/platform/server/db/database.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { openServer } from "../../src/platform/server/db/server.ts";
import { PEOPLE, type Person } from "../people.ts";
import { cookieOf } from "../world.ts";

export interface Plan {
  readonly person: Person;
  /** Midday of it is now. */
  readonly day: string;
  readonly requests: readonly { readonly path: string; readonly body: object }[];
  /** The statement before which it stops, from 1; `commit`: all of a request's are done, and none is committed; null: nowhere. */
  readonly at: number | "commit" | null;
}

const [, , where = "", text = "{}"] = process.argv;
const plan = JSON.parse(text) as Plan;
const say = (line: string) => writeSync(1, `${line}\n`);
const forEver = () => new Promise<never>(() => setInterval(() => {}, 60_000));

let isArmed = false;
let statements = 0;

async function halt(isHere: boolean): Promise<void> {
  if (!isArmed || !isHere) return;
  say("halted");
  await forEver();
}

function halting(database: Database): Database {
  const counted = (tx: Tx): Tx => ({
    ...tx,
    script: (sql) => tx.script(sql),
    notify: (channel, payload) => tx.notify(channel, payload),
    async query(sql, values) {
      if (isArmed) await halt(++statements === plan.at);
      return await tx.query(sql, values);
    },
  });
  return {
    ...database,
    transaction: (scope, work) =>
      database.transaction(scope, async (tx) => {
        const answer = await work(counted(tx));
        await halt(plan.at === "commit" && scope.as === "company" && !scope.readOnly);
        return answer;
      }),
  };
}

const database = halting(where.includes("://") ? await openServer(where) : await openEmbedded(where));
const clock = () => new Date(`${plan.day}T04:00:00Z`);
const { app, stop } = await application({ database, clock, logLevel: "silent" });
const cookie = await cookieOf(app, PEOPLE[plan.person].login);
isArmed = true;
for (const [i, { path, body }] of plan.requests.entries()) {
  // Whoever tries again says so: with the same key.
  const headers = { cookie, "content-type": "application/json", "idempotency-key": `${path} ${i}` };
  const request = new Request(`http://test/api${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const answer = await app.fetch(request);
  if (!answer.ok) say(`refused ${await answer.text()}`);
}
isArmed = false;
say("done");
await stop();
await database.close();
