/**
 * `npm run soak`: the long versions of the random tests, on the embedded database, and on a server too where `TEST_DATABASE_URL` or
 * `DATABASE_URL` names one. Ctrl-C stops it at any time; it then says how far it came, and a server
 * keeps the one database (`millstock_test_…`) that the tests were in. Ends with 1 if anything failed.
 * `--histories 50 --kills 2 --malformed 100` asks for less.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Counted, countsIn, countsText } from "../src/platform/testing/counted.ts";

const WATCHED_MS = 1_000;
const UNWATCHED_MS = 30_000;

const { values: asked } = parseArgs({
  options: {
    histories: { type: "string", default: "10000" },
    kills: { type: "string", default: "50" },
    malformed: { type: "string", default: "10000" },
  },
});

interface Part {
  readonly what: Counted;
  /** A piece of the path of its tests. */
  readonly tests: string;
  readonly env: NodeJS.ProcessEnv;
  /** Tests of both databases stand in one file. */
  readonly onServer?: readonly string[];
}

/** What is done in minutes comes first. */
const PARTS: readonly Part[] = [
  { what: "corruptions", tests: "doctor.test.ts", env: {} },
  { what: "malformed", tests: "test/faults/malformed.test.ts", env: { MALFORMED: asked.malformed } },
  { what: "kills", tests: "test/faults/kill.test.ts", env: { KILLS: asked.kills }, onServer: ["-t", "on a server"] },
  { what: "histories", tests: "src/ledger/history.test.ts", env: { HISTORIES: asked.histories } },
];

const out = mkdtempSync(join(tmpdir(), "millstock-soak-"));
const counts = join(out, "counts");
const server = process.env["TEST_DATABASE_URL"] ?? process.env["DATABASE_URL"];
let running: ChildProcess | undefined;
let isStopped = false;

/** The tests and the processes they started; they are a group of their own. */
function end(child: ChildProcess): void {
  if (child.pid && process.platform !== "win32") process.kill(-child.pid, "SIGKILL");
  else child.kill();
}

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    isStopped = true;
    if (running) end(running);
  });

/** One line that changes where somebody watches, a line now and then elsewhere. */
function showProgress(name: string): () => void {
  const { isTTY } = process.stderr;
  const show = () => process.stderr.write(`${isTTY ? "\r\u001b[K" : ""}${name} … ${said()}${isTTY ? "" : "\n"}`);
  const timer = setInterval(show, isTTY ? WATCHED_MS : UNWATCHED_MS);
  return () => {
    clearInterval(timer);
    if (isTTY) process.stderr.write("\r\u001b[K");
  };
}

const said = () => countsText(countsIn(counts));

/** @returns whether it went well, or was stopped before anything failed. */
async function run({ what, tests, env, onServer = [] }: Part, url: string | undefined): Promise<boolean> {
  const name = `${what} ${url ? "on the server" : "embedded"}`;
  const { TEST_DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", tests, ...(url ? onServer : [])], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: {
      ...inherited,
      ...env,
      ...(url ? { TEST_DATABASE_URL: url } : {}),
      COUNTS: counts,
      TMPDIR: out,
      NO_COLOR: "1",
    },
  });
  running = child;
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (output += part.toString("utf8")));
  const hide = showProgress(name);
  const code = await new Promise<number>((resolve) => child.on("close", (it) => resolve(it ?? 1)));
  hide();
  running = undefined;
  const isGood = code === 0 || (isStopped && !/^ *(FAIL|×)/m.test(output));
  if (!isGood) process.stdout.write(`${output}\n`);
  process.stdout.write(`${name}: ${isGood ? (isStopped ? "stopped" : "good") : "FAILED"}\n`);
  return isGood;
}

let failed = 0;
for (const part of PARTS)
  for (const url of server ? [undefined, server] : [undefined]) if (!isStopped && !(await run(part, url))) failed++;
process.stdout.write(`\n${said()}; ${failed} failed${isStopped ? ", stopped before the end" : ""}\n`);
rmSync(out, { recursive: true, force: true });
process.exitCode = failed > 0 ? 1 : 0;
