import { describe, expect, test } from "vitest";
import { awaitInLoop } from "./await-in-loop.ts";
import { books } from "./books.ts";
import { companyKeys } from "./company-keys.ts";
import { hashOf, migrations } from "./migrations.ts";
import { noFloat } from "./no-float.ts";
import { type Check, Repository } from "./repository.ts";
import { tables } from "./tables.ts";

const told = async (check: Check, files: Record<string, string>) =>
  (await check.run(new Repository(files))).map((it) => `${it.where} ${it.what}`);

describe("books", () => {
  test("only commit writes them, wherever the SQL stands", async () => {
    const files = {
      "src/ledger/commit-parts.store.ts": "const sql = `insert into posting select 1`;",
      "src/ledger/migrations/0100_ledger.sql": "insert into posting values (1);",
      "src/ledger/invariants/balanced.sql": "select * from posting;",
      "demo/load.ts": "const sql = `with x as (\n  insert into stock_line select 1)`;",
      "bench/raw.ts": 'tx.query("update  stock_balance set quantity = 0");',
      "test/faults.test.ts": 'tx.query("delete from posting");',
      "src/modules/x/y/y.sql": "update posting_note set text = ''",
    };
    expect(await told(books, files)).toEqual([
      "bench/raw.ts:1 SQL that writes stock_balance",
      "demo/load.ts:2 SQL that writes stock_line",
    ]);
  });
});

test("a module's table is written by that module alone", async () => {
  const files = {
    "src/modules/items/migrations/0200_items.sql": "create table item (org_id uuid);",
    "src/modules/items/item/item.store.ts": 'q("update item set state = 1")',
    "src/modules/sales/order/order.store.ts": 'q("update item set state = 1")',
  };
  expect(await told(tables, files)).toEqual([
    "src/modules/sales/order/order.store.ts:1 SQL that writes item, a table of items",
  ]);
});

describe("company keys", () => {
  test("begin with org_id", async () => {
    const sql = `create table good (
  org_id uuid not null, -- a comment, with (brackets)
  good_id uuid not null,
  price numeric(20, 6) not null constraint good_price_check check (price >= 0),
  primary key (org_id, good_id),
  constraint good_code_key unique (org_id, price)
);
create index good_price on good (org_id, price) where price > 0;
create table counter (org_id uuid primary key, seq bigint);
create table bad (
  org_id uuid not null,
  bad_id uuid primary key,
  good_id uuid,
  constraint bad_good_key unique (good_id, org_id),
  constraint bad_good_fkey foreign key (good_id) references good
);
create unique index bad_good on bad (good_id);
create index bad_find on bad using gin (initials);
create table stray (stray_id uuid primary key);
create table person (person_id uuid primary key);
comment on table person is 'identity: who can log in';`;
    expect(await told(companyKeys, { "src/x/migrations/0001_x.sql": sql })).toEqual([
      "src/x/migrations/0001_x.sql:12 bad: column key: bad_id uuid primary key",
      "src/x/migrations/0001_x.sql:14 bad: unique (good_id, org_id)",
      "src/x/migrations/0001_x.sql:15 bad: foreign key (good_id)",
      "src/x/migrations/0001_x.sql:19 stray has no org_id",
      "src/x/migrations/0001_x.sql:17 bad_good on bad (good_id)",
    ]);
  });
});

describe("no float", () => {
  test("no binary number is made of text, and none is rounded", async () => {
    const code = "parseFloat(a); b.toFixed(2); Math.round(c); Number(d); Number.parseInt(e, 10); Number.isInteger(f);";
    expect(
      await told(noFloat, { "src/ledger/x.ts": code, "src/kernel/decimal.ts": code, "src/ledger/x.test.ts": code }),
    ).toEqual(
      ["parseFloat", "toFixed", "Math.round", "Number"].map(
        (name) => `src/ledger/x.ts:1 ${name}() makes or rounds a binary number`,
      ),
    );
  });
  test("SQL has exact types only", async () => {
    const files = {
      "src/x/migrations/0001_x.sql": "create table t (\n  price double precision -- not real\n);",
      "src/x/x.store.ts": "q(`select sum(value)::real from t`); say('a real order');",
      "src/x/good.sql": "select value::numeric, is_real from t -- float",
    };
    expect(await told(noFloat, files)).toEqual([
      "src/x/migrations/0001_x.sql:2 SQL with the binary type double precision",
      "src/x/x.store.ts:1 SQL with the binary type real",
    ]);
  });
});

describe("await in loop", () => {
  const find = (code: string, path = "src/x/x.store.ts") => told(awaitInLoop, { [path]: code });
  test("no query in a loop, nor for each element", async () => {
    expect(await find("async function f() { for (const id of ids) await load(id); }")).toEqual([
      "src/x/x.store.ts:1 await inside a loop",
    ]);
    expect(await find("async function f() { while (await more()) step(); }")).toEqual([
      "src/x/x.store.ts:1 await inside a loop",
    ]);
    expect(await find("await Promise.all(ids.map(async (id) => load(id)));")).toEqual([
      "src/x/x.store.ts:1 an async function called for each element",
    ]);
  });
  test("one query before the loop, and a function made in it, are fine", async () => {
    expect(await find("async function f() { for (const row of await load(ids)) use(row); }")).toEqual([]);
    expect(await find("for (const it of all) later.push(async () => { await it(); });")).toEqual([]);
    expect(await find("for (const id of ids) await load(id);", "src/x/x.ts")).toEqual([]);
  });
});

describe("migrations", () => {
  const one = "create table a (org_id uuid);\n";
  const lock = `${hashOf(one)}  src/x/migrations/0001_a.sql\n`;
  test("are locked, and never changed or taken away", async () => {
    const at = (files: Record<string, string>) => told(migrations, { "checks/migrations.lock": lock, ...files });
    expect(await at({ "src/x/migrations/0001_a.sql": one })).toEqual([]);
    expect(await at({ "src/x/migrations/0001_a.sql": `${one} ` })).toEqual([
      "src/x/migrations/0001_a.sql:1 a migration was changed after it was locked",
    ]);
    expect(await at({})).toEqual(["checks/migrations.lock:1 src/x/migrations/0001_a.sql is gone"]);
    expect(
      await at({
        "src/x/migrations/0001_a.sql": one,
        "src/y/migrations/0001_b.sql": one,
        "src/y/migrations/b.sql": one,
      }),
    ).toEqual([
      "src/y/migrations/0001_b.sql:1 a migration that is not in the lock",
      "src/y/migrations/b.sql:1 a migration that is not in the lock",
      "src/y/migrations/0001_b.sql:1 number 0001 is taken by src/x/migrations/0001_a.sql",
      "src/y/migrations/b.sql:1 a migration without a number of four digits",
    ]);
  });
});
