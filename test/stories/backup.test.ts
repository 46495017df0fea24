/** A backup goes into an empty database of either kind, and the books are the same there. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBackup, writeBackup } from "../../src/app/commands/backup.ts";
import { booksSummary } from "../../src/app/commands/books-summary.ts";
import { testDatabase } from "../../src/platform/testing/database.ts";
import { aFactory, type Factory } from "../refusals/factory.ts";
import { aWorld } from "../world.ts";

let f: Factory;
const dir = mkdtempSync(join(tmpdir(), "millstock-backup-"));
const file = join(dir, "factory.jsonl.gz");
beforeAll(async () => {
  f = await aFactory();
  await writeBackup(f.world.database, file);
});
afterAll(async () => {
  await f.world.close();
  rmSync(dir, { recursive: true });
});

it("what comes back is what was written, and the doctor finds nothing", async () => {
  const empty = await testDatabase();
  expect(await readBackup(empty, file)).toBeGreaterThan(100);
  const summary = await booksSummary(empty);
  expect(summary).toBe(await booksSummary(f.world.database));
  expect(summary).toContain("doctor: clean");
  expect(summary).not.toContain("DIFFER");
  await empty.close();
});

it("platform.restore_not_empty: nothing is read over a company that is there", async () => {
  const other = await aWorld();
  await expect(readBackup(other.database, file)).rejects.toMatchObject({
    issues: [{ code: "platform.restore_not_empty" }],
  });
  await other.close();
});

it("platform.restore_not_ours: a file of somebody else leaves nothing", async () => {
  const empty = await testDatabase();
  const strange = join(dir, "strange.gz");
  writeFileSync(strange, gzipSync('{"format":"another program"}\n{"table":"company"}\n'));
  await expect(readBackup(empty, strange)).rejects.toMatchObject({ issues: [{ code: "platform.restore_not_ours" }] });
  await empty.close();
});
