/** Every refusal of the database itself: a disk that does not keep, a changed migration, a server that cannot distribute. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "../../src/kernel/refusal.ts";
import type { Database } from "../../src/platform/server/db/database.ts";
import { distribute } from "../../src/platform/server/db/distribute.ts";
import { proveDurable } from "../../src/platform/server/db/embedded.ts";
import { migrate, migrations } from "../../src/platform/server/db/migrate.ts";
import { testDatabase } from "../../src/platform/testing/database.ts";

let database: Database;
beforeAll(async () => {
  database = await testDatabase("embedded");
});
afterAll(() => database.close());

const codesOf = (promise: Promise<unknown>): Promise<string[]> =>
  promise.then(
    () => [],
    (fault: unknown) => {
      if (fault instanceof Refusal) return fault.issues.map((it) => it.code);
      throw fault;
    },
  );

describe("the database refuses", () => {
  it("platform.disk_not_safe: commits that reach no disk", async () => {
    const exec = async () => [];
    expect(await codesOf(proveDurable({ exec }, { syncs: 7 }))).toEqual(["platform.disk_not_safe"]);
  });

  it("platform.migration_changed: a migration that ran before with another text", async () => {
    const [first, ...rest] = migrations();
    const changed = [{ ...first!, checksum: "another" }, ...rest];
    expect(await codesOf(migrate(database, changed))).toEqual(["platform.migration_changed"]);
    expect(await migrate(database)).toEqual([]);
  });

  it("platform.not_distributable: a database without Citus", async () => {
    expect(await codesOf(distribute(database))).toEqual(["platform.not_distributable"]);
  });
});
