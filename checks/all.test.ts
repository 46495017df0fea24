import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runChecks } from "./all.ts";

const root = mkdtempSync(join(tmpdir(), "millstock-checks-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Files of a check, by the name it has in the list. */
const checks = new Map(
  readdirSync(import.meta.dirname).flatMap((file) => {
    const name = /^ +name: "([\w-]+)",$/m.exec(readFileSync(join(import.meta.dirname, file), "utf8"))?.[1];
    return name && !file.endsWith(".test.ts") ? [[name, file] as const] : [];
  }),
);

test("every check is in the list and in a test; what one finds is told with its reason and its cure", async () => {
  execFileSync("git", ["init", "-q"], { cwd: root });
  mkdirSync(join(root, "src/kernel"), { recursive: true });
  writeFileSync(join(root, "src/kernel/money.ts"), 'import "../ledger/book.ts";\n');
  const told = await runChecks(root);
  expect(told.map((it) => it.name).sort()).toEqual([...checks.keys()].sort());
  expect(told.filter((it) => it.faults > 0).map((it) => it.name)).toEqual(["layers", "openapi"]);
  expect(told.find((it) => it.name === "layers")?.text).toMatch(
    /^layers: 1 fault\. Why: .+\.\n {2}src\/kernel\/money\.ts:1 .+\n {4}how: .+$/,
  );

  const tests = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".test.ts"));
  const imported = tests.map((file) => readFileSync(join(import.meta.dirname, file), "utf8")).join("\n");
  expect([...checks.values()].filter((file) => !imported.includes(`from "./${file}"`))).toEqual([]);
});

test("only the checks that were asked for run; a name that is none is said", async () => {
  expect((await runChecks(root, ["size", "links"])).map((it) => it.name)).toEqual(["size", "links"]);
  await expect(runChecks(root, ["sise"])).rejects.toThrow("no check is called sise");
});
