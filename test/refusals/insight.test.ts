/** What analysis says no to. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { exportWarehouse } from "../../src/app/commands/warehouse.ts";
import { application } from "../../src/app/server/server.ts";
import { dataWarehouseOf, openStar } from "../../src/modules/insight/server/data-warehouse.ts";
import type { DataWarehouse } from "../../src/platform/server/data-warehouse.ts";
import { openDuck } from "../../src/platform/server/duckdb.ts";
import { apiOf, cookieOf, refusalOf } from "../world.ts";
import { aFactory, type Factory } from "./factory.ts";

let f: Factory;
const dir = mkdtempSync(join(tmpdir(), "millstock-analysis-"));
const asked = { from: "2026-11-01", to: "2026-11-30" };
beforeAll(async () => {
  f = await aFactory();
});
afterAll(async () => {
  await f.world.close();
  rmSync(dir, { recursive: true, force: true });
});

const codesOf = (thrown: { issues: readonly { code: string }[] }): string[] => thrown.issues.map((it) => it.code);

/** The same company behind an application of its own. */
async function asks(dataWarehouse?: DataWarehouse): Promise<string[]> {
  const { app, stop } = await application({
    database: f.world.database,
    clock: f.world.now,
    logLevel: "silent",
    ...(dataWarehouse ? { dataWarehouse } : {}),
  });
  const api = apiOf((request) => app.fetch(request), await cookieOf(app, "admin"));
  return await refusalOf(api.insight.salesByMonth(asked)).finally(stop);
}

it("a process without analysis says so", async () => {
  expect(await asks()).toEqual(["platform.no_analysis"]);
});

it("the first figures take their time, and a page says so instead of waiting", async () => {
  const { database } = f.world;
  const slow = dataWarehouseOf({ database, path: ":memory:", clock: f.world.now, patienceMs: 0 });
  expect(await asks(slow)).toEqual(["insight.preparing"]);
  await slow.feed();
  expect(await asks(slow)).toEqual([]);
  await slow.close();
});

it("a file that another process has open is left alone", async () => {
  const file = join(dir, "held.duckdb");
  const holds = `
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const it = await DuckDBInstance.create(process.argv[1]);
    console.log("ready");
    setInterval(() => it, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", holds, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  const held = dataWarehouseOf({ database: f.world.database, path: file, clock: f.world.now });
  expect(await asks(held)).toEqual(["platform.data_warehouse_in_use"]);
  holder.kill();
  await once(holder, "close");
  expect(await asks(held)).toEqual([]);
  await held.close();
});

it("a file that is none is not written over", async () => {
  const file = join(dir, "none.duckdb");
  writeFileSync(file, "this is no database, and longer than a header would be ".repeat(200));
  expect(codesOf(await openStar(file).catch((thrown) => thrown))).toEqual(["platform.data_warehouse_unreadable"]);
});

it("an engine that is not made for the machine is told in a sentence", async () => {
  vi.doMock("@duckdb/node-api", () => {
    throw new Error("no such module");
  });
  const thrown = await openDuck(":memory:").catch((fault) => fault);
  vi.doUnmock("@duckdb/node-api");
  expect(codesOf(thrown)).toEqual(["platform.analysis_missing"]);
});

it("what is written out goes to an empty directory", async () => {
  const thrown = await exportWarehouse({ data: dir, to: dir }).catch((fault) => fault);
  expect(codesOf(thrown)).toEqual(["insight.directory_not_empty"]);
});
