/**
 * `npm test`: everything. House checks, the tests on the embedded database, those that a server makes a difference to on
 * a server (the stories on a Citus cluster when `CITUS_URL` is given), and the browser's stories. What cannot run is counted as skipped.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countsIn, countsText } from "../src/platform/testing/counted.ts";
import { ensurePackages } from "./packages.ts";
import { startPostgres } from "./postgres.ts";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a server changes nothing of: no database at all, or an embedded one of their own. */
const WITHOUT_SERVER = ["test/books/**", "demo/**", "checks/**", "bench/bench.test.ts"];

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const out = mkdtempSync(join(tmpdir(), "millstock-test-"));
const counts = join(out, "counts");

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, COUNTS: counts, ...env } });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function add(name: string, count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  process.stdout.write(`\n${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
}

async function check(): Promise<void> {
  const code = await run("npm", ["run", "--silent", "check"]);
  add("checks", { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
}

async function vitest(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const file = join(out, `${name}.json`);
  const code = await run(
    "npx",
    ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...args],
    env,
  );
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
      readFileSync(file, "utf8"),
    ) as Record<string, number>;
    const failed = Math.max(numFailedTests ?? 0, code === 0 ? 0 : 1, numFailedTests ? 0 : (numFailedTestSuites ?? 0));
    add(name, { passed: numPassedTests ?? 0, failed, skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0) });
  } catch {
    add(name, { passed: 0, failed: 1, skipped: 0 });
  }
}

async function browser(chromium: string | undefined): Promise<void> {
  if (!chromium) return add("browser", { passed: 0, failed: 0, skipped: 1 });
  const file = join(out, "browser.json");
  const code = await run("npx", ["playwright", "test"], { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  try {
    const { stats } = JSON.parse(readFileSync(file, "utf8")) as {
      stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    add("browser", {
      passed: stats.expected,
      failed: Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1),
      skipped: stats.skipped,
    });
  } catch {
    add("browser", { passed: 0, failed: 1, skipped: 0 });
  }
}

const { postgresBin, chromium } = ensurePackages();
await check();
await vitest("embedded", []);
const postgres = process.env["TEST_DATABASE_URL"]
  ? undefined
  : postgresBin
    ? await startPostgres(postgresBin)
    : undefined;
const url = process.env["TEST_DATABASE_URL"] ?? postgres?.url;
try {
  if (url)
    await vitest(
      "server",
      WITHOUT_SERVER.flatMap((it) => ["--exclude", it]),
      { TEST_DATABASE_URL: url },
    );
  else add("server", { passed: 0, failed: 0, skipped: 1 });
} finally {
  postgres?.stop();
}
const citus = process.env["CITUS_URL"];
if (citus) await vitest("cluster", ["test/stories"], { TEST_ON_CITUS: "1" });
else add("cluster", { passed: 0, failed: 0, skipped: 1 });
await browser(chromium);
process.stdout.write(`\n${countsText(countsIn(counts))}\n`);
rmSync(out, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
