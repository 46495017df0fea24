/** The second lock: a query that forgot the company sees and changes nothing of another's, and what is append-only stays as it was written. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Id } from "../kernel/ids.ts";
import type { Database, Scope, Tx } from "../platform/server/db/database.ts";
import { testDatabase } from "../platform/testing/database.ts";
import { aFactory, type Factory } from "./testing/factory.ts";
import { aHistory } from "./testing/history.ts";

let database: Database;
let ours: Factory;
let theirs: Factory;
let tables: { name: string; comment: string }[];

beforeAll(async () => {
  database = await testDatabase();
  ours = await aFactory(database);
  theirs = await aFactory(database);
  await aHistory(theirs);
  tables = await database.transaction({ as: "owner" }, (tx) =>
    tx.query(
      `select c.relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as comment from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped) order by 1`,
    ),
  );
});
afterAll(() => database.close());

const as = <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => database.transaction(scope, work);
const us = (): Scope => ({ as: "company", orgId: ours.orgId });

/** The SQLSTATE of a statement that the database refuses; undefined if it ran. */
async function refusal(scope: Scope, sql: string, values: string[] = []): Promise<string | undefined> {
  try {
    await as(scope, (tx) => tx.query(sql, values));
    return undefined;
  } catch (fault) {
    return (fault as { code?: string }).code;
  }
}
const NOT_ALLOWED = "42501";

describe("a company", () => {
  it("has a role that is neither a superuser nor owns a table", async () => {
    const [role] = await as(us(), (tx) =>
      tx.query("select current_user::text as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user"),
    );
    expect(role).toEqual({ name: "millstock_company", rolsuper: false, rolbypassrls: false });
    const [owned] = await as({ as: "owner" }, (tx) =>
      tx.query("select count(*) as tables from pg_tables where tableowner like 'millstock_%'"),
    );
    expect(owned).toEqual({ tables: "0" });
  });

  it("sees its own rows only, in every table, though the query names no company", async () => {
    expect(tables.length).toBeGreaterThan(40);
    const seen = await as(us(), async (tx) => {
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await tx.query<{ org_id: Id }>(`select distinct org_id from "${name}"`);
        found.push(...rows.filter((row) => row.org_id !== ours.orgId).map(() => name));
      }
      return found;
    });
    expect(seen).toEqual([]);
    const [all] = await as({ as: "owner" }, (tx) =>
      tx.query<{ rows: string }>("select count(*) as rows from posting where org_id = $1", [theirs.orgId]),
    );
    expect(Number(all!.rows)).toBeGreaterThan(20);
  });

  it("changes nothing of another, though the query names no company", async () => {
    for (const sql of [
      "update cost_pool set quantity = 0, value = 0",
      "update period set state = 'open'",
      "delete from open_item",
      "delete from account_balance",
    ])
      expect(await refusal(us(), sql), sql).toBeUndefined();
    const left = await as({ as: "company", orgId: theirs.orgId }, (tx) =>
      tx.query<{ pools: string; closed: string; open: string }>(
        "select (select count(*) from cost_pool where quantity > 0) as pools, (select count(*) from period where state = 'closed') as closed, (select count(*) from open_item) as open",
      ),
    );
    expect(left.map((it) => [it.pools, it.closed, it.open].every((n) => Number(n) > 0))).toEqual([true]);
  });

  it("writes nothing into another's books", async () => {
    const insert = "insert into period (org_id, month, state) values ($1, '2031-01', 'open')";
    expect(await refusal(us(), insert, [theirs.orgId])).toBe(NOT_ALLOWED);
    expect(await refusal(us(), insert, [ours.orgId])).toBeUndefined();
    expect(await refusal(us(), "update period set org_id = $1 where month = '2031-01'", [theirs.orgId])).toBeDefined();
  });

  it("cannot take another's place: its id is checked before it becomes SQL", async () => {
    const orgId = `${ours.orgId}'; set local app.org = '${theirs.orgId}` as Id;
    await expect(as({ as: "company", orgId }, (tx) => tx.query("select 1"))).rejects.toThrow(RangeError);
  });

  it("reads only, where it said so", async () => {
    expect(await refusal({ ...us(), readOnly: true } as Scope, "delete from period")).toBe("25006");
  });

  it("sees no people, sessions or migrations", async () => {
    for (const table of ["person", "session", "migration"])
      expect(await refusal(us(), `select 1 from ${table}`), table).toBe(NOT_ALLOWED);
    expect(await refusal(us(), "select 1 from company")).toBeUndefined();
    expect(await refusal(us(), "delete from company")).toBe(NOT_ALLOWED);
  });
});

describe("append-only tables", () => {
  it("refuse to change, delete and empty, also the company's own rows", async () => {
    const appendOnly = tables.filter((it) => it.comment.startsWith("append-only")).map((it) => it.name);
    expect(appendOnly).toEqual(
      expect.arrayContaining([
        "posting",
        "stock_line",
        "journal_line",
        "progress_line",
        "layer_use",
        "consent",
        "period_event",
        "seal",
        "event",
      ]),
    );
    for (const name of appendOnly)
      for (const sql of [`update "${name}" set org_id = org_id`, `delete from "${name}"`, `truncate "${name}"`])
        expect(await refusal(us(), sql), sql).toBe(NOT_ALLOWED);
  });
});

describe("identity", () => {
  it("sees people, and no company's rows", async () => {
    expect(await refusal({ as: "identity" }, "select 1 from person")).toBeUndefined();
    for (const { name } of tables)
      expect(await refusal({ as: "identity" }, `select 1 from "${name}"`), name).toBeDefined();
  });
});
