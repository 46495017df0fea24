/** Migrations and rights: once, in order, and only what is not so yet. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citusUrl, testDatabase } from "../../testing/database.ts";
import type { Database } from "./database.ts";
import { distribute, forWorkers, withoutForeignKeys } from "./distribute.ts";
import { migrate, migrationOf, migrations } from "./migrate.ts";
import { secure } from "./secure.ts";
import { statementsOf } from "./statements.ts";

const NOTE = migrationOf(
  "9998_note.sql",
  `create table note (
  org_id      uuid not null,
  note_id     uuid not null,
  posting_id  uuid not null,
  primary key (org_id, note_id),
  constraint note_posting_fkey foreign key (org_id, posting_id) references posting
);
comment on table note is 'append-only: a note; with a semicolon';
alter table supplier add column note text;`,
);

async function rightsOn(database: Database, table: string): Promise<string[]> {
  const rows = await database.transaction({ as: "owner" }, (tx) =>
    tx.query<{ right: string }>(
      "select p as right from unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p where has_table_privilege('millstock_company', $1, p)",
      [table],
    ),
  );
  return rows.map((row) => row.right);
}

describe("migrations", () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it("stand in the order of their numbers, each once", () => {
    const names = migrations().map((it) => it.name);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it("run once; a new table gets its fence and its rights", async () => {
    expect(await migrate(database)).toEqual([]);
    expect(await migrate(database, [...migrations(), NOTE])).toEqual(["9998_note.sql"]);
    expect(await migrate(database, [...migrations(), NOTE])).toEqual([]);
    expect(await rightsOn(database, "note")).toEqual(["select", "insert"]);
  });

  it("leave nothing when one of them fails", async () => {
    const broken = migrationOf("9999_broken.sql", "create table half (half_id integer); select 1 / 0;");
    await expect(migrate(database, [...migrations(), NOTE, broken])).rejects.toMatchObject({ code: "22012" });
    expect(await database.transaction({ as: "owner" }, (tx) => tx.query("select to_regclass('half') as half"))).toEqual(
      [{ half: null }],
    );
  });

  it("rights that somebody widened by hand are narrowed again, and nothing else is touched", async () => {
    await database.script(
      "grant update on posting to millstock_company; alter table open_item disable row level security",
    );
    const said: string[] = [];
    await database.transaction({ as: "owner" }, async (tx) => {
      const script = async (sql: string) => {
        said.push(sql);
        await tx.script(sql);
      };
      await secure({ ...tx, script });
    });
    expect(said.filter((sql) => /"(?!posting|open_item)\w+"/.test(sql))).toEqual([]);
    expect(await rightsOn(database, "posting")).toEqual(["select", "insert"]);
    expect(
      await database.transaction({ as: "owner" }, (tx) =>
        tx.query("select relrowsecurity as on from pg_class where relname = 'open_item'"),
      ),
    ).toEqual([{ on: true }]);
  });
});

describe("texts for workers", () => {
  it("a text of several statements is taken apart, quotes and comments left whole", () => {
    const sql = `-- a; b\ncreate table a (t text default 'x;''y'); /* c; */ do $$ begin perform 1; end $$;\n\n select ";" from a;; -- end;`;
    expect(statementsOf(sql)).toEqual([
      `-- a; b\ncreate table a (t text default 'x;''y')`,
      "/* c; */ do $$ begin perform 1; end $$",
      `select ";" from a`,
    ]);
  });

  it("foreign keys step out of a new table", () => {
    const { sql, keys } = withoutForeignKeys(NOTE.sql);
    expect(sql).toContain("primary key (org_id, note_id)\n);");
    expect(keys).toEqual([
      { name: "note", key: "note_posting_fkey", definition: "foreign key (org_id, posting_id) references posting" },
    ]);
  });

  it("an insert from a query returns something, and so is not copied", () => {
    expect(forWorkers("insert into a (x) values ($1)")).toBe("insert into a (x) values ($1)");
    expect(forWorkers("insert into a select $1")).toBe("insert into a select $1 returning 1");
    expect(
      forWorkers(
        "with b as (select 1), c as (insert into a select coalesce(')', '') from (select 1) d), e as (insert into a select 1 on conflict do nothing) select * from b",
      ),
    ).toBe(
      "with b as (select 1), c as (insert into a select coalesce(')', '') from (select 1) d returning 1), e as (insert into a select 1 on conflict do nothing) select * from b",
    );
  });
});

describe.skipIf(!citusUrl)("a distributed database", () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase("citus");
  });
  afterAll(() => database.close());
  const owner = (sql: string) => database.transaction({ as: "owner" }, (tx) => tx.query(sql));

  it("has every company's table on the workers, together, with all foreign keys", async () => {
    expect(
      await owner("select count(distinct colocationid) as groups from pg_dist_partition where partmethod = 'h'"),
    ).toEqual([{ groups: "1" }]);
    const local = await owner(
      `select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and not exists (select from pg_dist_partition p where p.logicalrelid = c.oid)`,
    );
    expect(local).toEqual([{ name: "migration" }]);
    const plain = await testDatabase("embedded");
    // Its reference tables have shards beside them, named with a number.
    const keys =
      "select conname::text as name from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conname !~ '_[0-9]{6}$' order by 1";
    expect(await owner(keys)).toEqual(await plain.transaction({ as: "owner" }, (tx) => tx.query(keys)));
    await plain.close();
  });

  it("is distributed once, and takes new migrations", async () => {
    expect(await distribute(database)).toEqual({ distributed: 0, references: 0 });
    expect(await migrate(database, [...migrations(), NOTE])).toEqual(["9998_note.sql"]);
    expect(
      await owner("select partmethod::text as how from pg_dist_partition where logicalrelid = 'note'::regclass"),
    ).toEqual([{ how: "h" }]);
    expect(await owner("select count(*) as n from pg_constraint where conname = 'note_posting_fkey'")).toEqual([
      { n: "1" },
    ]);
    expect(await rightsOn(database, "note")).toEqual(["select", "insert"]);
  });
});
