/**
 * The data warehouse beside the books of a company that buys, makes and sells: equal to the cent as the books grow, void and restate; what differs is
 * named; nothing is read of another company.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { compareWithBooks } from "../../src/modules/insight/server/compare.ts";
import { openStar } from "../../src/modules/insight/server/data-warehouse.ts";
import { feedStep } from "../../src/modules/insight/server/feed.ts";
import { watermarkOf, writeParquet } from "../../src/modules/insight/server/star.ts";
import type { Duck } from "../../src/platform/server/duckdb.ts";
import { threeReceived } from "./buying.ts";
import { aSeller, type Loose, type Seller } from "./selling.ts";

let s: Seller;
let duck: Duck;
beforeAll(async () => {
  s = await aSeller();
  duck = await openStar(":memory:");
});
afterAll(async () => {
  await duck.close();
  await s.world.close();
});

const org = () => s.world.company.orgId;
const feed = () => feedStep(s.world.database, duck, org(), s.world.now());
const differences = async () =>
  (await compareWithBooks(s.world.database, duck)).map((it) => `${it.invariant}: ${it.detail}`);
const rowsOf = async (table: string) =>
  Number((await duck.query(`select count(*)::integer as n from ${table}`))[0]!["n"]);

describe("as the books grow", () => {
  it("what was bought, sold, taken back, credited and voided is in it, as in the books", async () => {
    await threeReceived(s);
    const { deliveryLine } = await s.invoiced("shop", "2", { net: "2000.00", tax: "260.00" });
    await s.takeBack("shop", [[deliveryLine, "1"]]);
    const order = await s.ordered("other", [{ quantity: "1" }]);
    const { document } = await s.ship(s.delivery(order, [s.line(order, "1", "W1")]));
    await feed();
    expect(await differences()).toEqual([]);
    const keeper = await s.world.as("admin");
    const { id, version } = document;
    await keeper.sales.delivery.act({ id, version, verb: "void", reason: "wrong customer" } as Loose);
    const { seq, last } = await feed();
    expect(seq).toBe(last);
    expect(await differences()).toEqual([]);
    expect(await rowsOf("fact_receipt")).toBe(1);
    expect(await rowsOf("fact_sale")).toBeGreaterThan(5);
  });

  it("feeding again adds nothing", async () => {
    const before = await rowsOf("fact_journal_line");
    await feed();
    expect(await rowsOf("fact_journal_line")).toBe(before);
  });

  it("a dimension is replaced when a record changed, and only then", async () => {
    const admin = await s.world.as("admin");
    const { document } = await admin.items.item.get({ id: s.ids["bike"]! });
    const { id, version, state: _, number: __, ...rest } = document;
    await admin.items.item.update({ id, version, document: { ...rest, name: "公路车" } as Loose });
    await feed();
    const names = await duck.query("select name from item($1::uuid) where code = 'bike'", [org()]);
    expect(names).toEqual([{ name: "公路车" }]);
  });
});

describe("what differs", () => {
  const planted: readonly (readonly [what: string, sql: string, named: string])[] = [
    ["a movement is lost", "delete from fact_stock_movement where seq = 1 and line_no = 1", "data-warehouse-stock"],
    [
      "a movement is there twice",
      "insert into fact_stock_movement select * from fact_stock_movement where seq = 1",
      "data-warehouse-stock",
    ],
    [
      "a cent is missing",
      "update fact_journal_line set debit = debit - 0.01 where seq = 1 and debit > 0",
      "data-warehouse-journal",
    ],
    [
      "an entry is in another month",
      "update fact_journal_line set posted_on = date '2026-09-01' where seq = 1",
      "data-warehouse-journal",
    ],
    ["a cost is a cent higher", "update fact_sale set cost = cost + 0.01 where cost > 0", "data-warehouse-sales"],
  ];
  it.each(planted)("%s: it is named", async (_, sql, named) => {
    await duck.query(sql);
    const found = await differences();
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((it) => it.split(":")[0]))).toEqual(new Set([named]));
    await duck.query("update watermark set posting_id = $1::uuid", [newId()]);
    await feed();
    expect(await differences()).toEqual([]);
  });
});

it("a database that has another posting there is read anew, from the beginning", async () => {
  await duck.query("update watermark set posting_id = $1::uuid, seq = 2", [newId()]);
  const { seq, last } = await feed();
  expect((await watermarkOf(duck.query, org())).seq).toBe(last);
  expect(seq).toBe(last);
  expect(await differences()).toEqual([]);
});

it("another company's rows are nobody else's", async () => {
  const other = newId();
  await duck.query(
    "insert into fact_sale (org_id, seq, line_no, posted_on, revenue, cost, quantity) values ($1::uuid, 1, 1, date '2026-11-05', 7, 0, 1)",
    [other],
  );
  const [own] = await duck.query("select count(*)::integer as n from sale($1::uuid) where revenue = 7", [org()]);
  const [theirs] = await duck.query("select count(*)::integer as n from sale($1::uuid) where revenue = 7", [other]);
  expect([own!["n"], theirs!["n"]]).toEqual([0, 1]);
  await duck.query("delete from fact_sale where org_id = $1::uuid", [other]);
});

it("is written as Parquet, by company and month", async () => {
  const dir = mkdtempSync(join(tmpdir(), "millstock-parquet-"));
  expect(await writeParquet(duck, dir)).toContain("sale");
  expect(readdirSync(join(dir, "sale"))).toEqual([`org_id=${org()}`]);
  expect(readdirSync(join(dir, "sale", `org_id=${org()}`))).toContain("month=2026-11");
  const [sum] = await duck.query(
    `select sum(debit)::varchar as debit from read_parquet('${dir}/journal_line/**/*.parquet')`,
  );
  expect(sum).toEqual((await duck.query("select sum(debit)::varchar as debit from fact_journal_line"))[0]);
  rmSync(dir, { recursive: true, force: true });
});
