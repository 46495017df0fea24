/** `millstock demo`: the bicycle factory, made once, then served. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { enterHistory } from "../../../demo/history/enter.ts";
import { makeDemo, statementsInShort } from "../../../demo/make-demo.ts";
import { PEOPLE } from "../../../demo/people.ts";
import { addDays, type Day, dayAt, dayOf } from "../../kernel/dates.ts";
import { refuse } from "../../kernel/refusal.ts";
import { lockDirectory } from "../../platform/server/db/lock.ts";
import { booksSummary } from "./books-summary.ts";
import { type DataOptions, openMigrated } from "./open.ts";
import { checkPort, type ListenOptions, serve } from "./serve.ts";

interface DemoOptions extends DataOptions, ListenOptions {
  readonly until?: string;
  readonly fresh?: boolean;
  readonly history?: boolean;
  readonly loadOnly?: boolean;
}

export async function demo(options: DemoOptions): Promise<void> {
  if (options.history) return await enterHistory(progress);
  checkPort(options);
  const until = untilOf(options);
  const mark = join(options.data, "demo.json");
  const isNew = options.fresh || !isWhole(mark);
  if (isNew) await clear(options.data, mark);
  const database = await openMigrated(options);
  if (isNew) {
    const started = performance.now();
    const { orgId, passwords, played } = await makeDemo(database, until, (part) =>
      progress("Playing the factory's year", part),
    );
    process.stderr.write("\n");
    process.stdout.write(`${played.documents} documents on ${played.days} days\n`);
    process.stdout.write(`${await booksSummary(database)}\n`);
    process.stdout.write(`${await statementsInShort(database, orgId, until)}\n`);
    writeFileSync(mark, JSON.stringify({ passwords: Object.fromEntries(passwords) }), { mode: 0o600 });
    process.stdout.write(`made in ${Math.trunc((performance.now() - started) / 100) / 10} s\n`);
  }
  if (options.loadOnly) return await database.close();
  const address = await serve(database, options);
  process.stdout.write(`\nMillstock demo: ${address}\n\n${logins(mark)}\n`);
}

function untilOf({ until }: DemoOptions): Day {
  try {
    return until ? dayOf(until) : yesterday();
  } catch {
    return refuse("platform.day_wrong", { day: until ?? "" });
  }
}

/** The mark stands from the first moment, and tells at the end who may log in. */
const isWhole = (mark: string): boolean =>
  existsSync(mark) && "passwords" in (JSON.parse(readFileSync(mark, "utf8")) as object);

/** Empties the directory of a demo, and marks it as one. @throws Refusal if it holds anything else, or is in use */
async function clear(dir: string, mark: string): Promise<void> {
  const unlock = await lockDirectory(dir);
  const found = readdirSync(dir).filter((it) => it !== "lock");
  if (found.length > 0 && !existsSync(mark)) {
    unlock();
    refuse("platform.not_a_demo", { dir: resolve(dir) }, "conflict");
  }
  for (const it of found) rmSync(join(dir, it), { recursive: true });
  writeFileSync(mark, "{}", { mode: 0o600 });
  unlock();
}

const yesterday = (): Day => addDays(dayAt(new Date(), "Asia/Shanghai"), -1);

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
