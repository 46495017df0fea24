/** `millstock demo`: the bicycle factory, made once, then served. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readData } from "../../../demo/data.ts";
import { datesUntil, demandOf } from "../../../demo/demand.ts";
import { enterHistory } from "../../../demo/enter-history.ts";
import { type Loaded, loadMasters } from "../../../demo/load.ts";
import { mastersOf } from "../../../demo/masters.ts";
import { PEOPLE } from "../../../demo/people.ts";
import { playYear } from "../../../demo/play.ts";
import { addDays, type Day, dayAt, dayOf } from "../../kernel/dates.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { booksSummary } from "./books-summary.ts";
import { type DataOptions, openMigrated } from "./open.ts";
import { type ListenOptions, serve } from "./serve.ts";

interface DemoOptions extends DataOptions, ListenOptions {
  readonly until?: string;
  readonly fresh?: boolean;
  readonly history?: boolean;
  readonly loadOnly?: boolean;
}

export async function demo(options: DemoOptions): Promise<void> {
  if (options.history) return await enterHistory(progress);
  const mark = join(options.data, "demo.json");
  // What is half made is made anew: the mark is written last.
  if (options.fresh || !existsSync(mark)) rmSync(options.data, { recursive: true, force: true });
  const isNew = !existsSync(mark);
  const database = await openMigrated(options);
  if (isNew) {
    const started = performance.now();
    const passwords = await makeDemo(database, options.until ? dayOf(options.until) : yesterday());
    mkdirSync(options.data, { recursive: true });
    writeFileSync(mark, JSON.stringify({ passwords }), { mode: 0o600 });
    process.stdout.write(`${await booksSummary(database)}\n`);
    process.stdout.write(`made in ${Math.trunc((performance.now() - started) / 100) / 10} s\n`);
  }
  if (options.loadOnly) return await database.close();
  const address = await serve(database, options);
  process.stdout.write(`\nMillstock demo: ${address}\n\n${logins(mark)}\n`);
}

const yesterday = (): Day => addDays(dayAt(new Date(), "Asia/Shanghai"), -1);

async function makeDemo(database: Database, until: Day): Promise<Record<string, string>> {
  const data = readData();
  const demand = demandOf(data);
  const masters = mastersOf(data, demand);
  const [first] = datesUntil(until, demand.days.length);
  const loaded: Loaded = await loadMasters(database, masters, first!, until);
  const played = await playYear(database, data, demand, masters, loaded, until, (part) =>
    progress("Playing the factory's year", part),
  );
  process.stderr.write("\n");
  process.stdout.write(`${played.documents} documents on ${played.days} days\n`);
  return Object.fromEntries(loaded.passwords);
}

/** One line that grows; nothing where nobody watches. */
function progress(what: string, part: number): void {
  if (!process.stderr.isTTY && part < 1) return;
  const width = 30;
  const done = Math.trunc(part * width);
  process.stderr.write(`\r${what} [${"#".repeat(done)}${".".repeat(width - done)}] ${Math.trunc(part * 100)} %`);
}

function logins(mark: string): string {
  const { passwords } = JSON.parse(readFileSync(mark, "utf8")) as { passwords: Record<string, string> };
  const rows = PEOPLE.map(
    (it) => `  ${it.login.padEnd(8)} ${passwords[it.login]}   ${it.titleEn} (${it.title} ${it.name})`,
  );
  return ["Log in as", ...rows].join("\n");
}
