/** A full disk: companies are told so before anything breaks, reading goes on; where PostgreSQL's log itself finds no room, what was acknowledged is kept. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Day } from "../../src/kernel/dates.ts";
import { Amount, Quantity } from "../../src/kernel/decimal.ts";
import { Refusal } from "../../src/kernel/refusal.ts";
import { examine, invariants } from "../../src/ledger/server/doctor.ts";
import { aFactory } from "../../src/ledger/testing/factory.ts";
import { play } from "../../src/ledger/testing/play.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { migratedImage } from "../../src/platform/testing/database.ts";

const SIZE_MB = 160;
const ledger = invariants().filter((invariant) => invariant.owner === "ledger");

/** A disk of its own needs the right to mount one. */
function mount(dir: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m`, "tmpfs", dir]).status === 0;
}
const probe = mkdtempSync(join(tmpdir(), "millstock-probe-"));
const canMount = mount(probe);
if (canMount) spawnSync("umount", [probe]);
rmSync(probe, { recursive: true, force: true });

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "millstock-full-"));
  mount(dir);
});
afterEach(() => {
  spawnSync("umount", ["-l", dir]);
  rmSync(dir, { recursive: true, force: true });
});

/** Leaves so many megabytes. */
function fill(left: number): void {
  const { bavail, bsize } = statfsSync(dir);
  writeFileSync(join(dir, "ballast"), Buffer.alloc(bavail * bsize - left * 1024 * 1024));
}

const receipt = {
  do: "receive",
  item: "fifo",
  at: "main",
  quantity: Quantity.of("10"),
  value: Amount.of("33.33"),
  on: "2026-11-10" as Day,
} as const;

describe.skipIf(!canMount)("a full disk", () => {
  it("refuses to write before it is too late, reads on, and writes again once there is room", async () => {
    const database = await openEmbedded(dir, { image: await migratedImage() });
    const factory = await aFactory(database);
    await play(factory, [receipt]);
    fill(20);
    const refused = await play(factory, [receipt]).catch((fault) => fault);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).issues[0]!.code).toBe("platform.disk_full");
    const count = () =>
      database.transaction({ as: "company", orgId: factory.orgId, readOnly: true }, (tx) =>
        tx.query("select count(*) as n from posting"),
      );
    expect(await count()).toEqual([{ n: "1" }]);
    rmSync(join(dir, "ballast"));
    await play(factory, [receipt]);
    expect(await count()).toEqual([{ n: "2" }]);
    await database.close();
  });

  it("refuses what does not fit where it was not looked at in time, and nothing of it is written", async () => {
    const database = await openEmbedded(dir, { image: await migratedImage(), roomMb: 0n });
    const factory = await aFactory(database);
    fill(0);
    const fault = await play(factory, [receipt]).catch((thrown) => thrown as { code?: string });
    expect((fault as { code?: string }).code).toBe("53100");
    rmSync(join(dir, "ballast"));
    await play(factory, [receipt]);
    expect(await database.transaction({ as: "owner" }, (tx) => examine(tx, ledger))).toEqual([]);
    await database.close();
  });

  it("ends the process where the log finds no room; what was acknowledged is there at the next start", async () => {
    const made = await openEmbedded(dir, { image: await migratedImage() });
    const { ids } = await aFactory(made);
    await made.close();
    fill(6);
    const poster = join(import.meta.dirname, "poster.ts");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", poster, dir, JSON.stringify(ids), "0", "100"],
      { encoding: "utf8", timeout: 120_000 },
    );
    expect(status, stderr).not.toBeNull();
    expect(status === 70 ? stderr : stdout).toMatch(/gave up|No space left/);
    const acknowledged = stdout.split("\n").flatMap((line) => (line.startsWith("posted ") ? [line.slice(7)] : []));
    rmSync(join(dir, "ballast"));
    const again = await openEmbedded(dir);
    const rows = await again.transaction({ as: "owner" }, (tx) =>
      tx.query<{ posting_id: string }>("select posting_id from posting"),
    );
    const there = new Set(rows.map((row) => row.posting_id));
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(await again.transaction({ as: "owner" }, (tx) => examine(tx, ledger))).toEqual([]);
    await again.close();
  }, 180_000);
});
