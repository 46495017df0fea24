/**
 * What is altered by hand in the documents of production and sales, one thing at a time, on a company that made and sold: the doctor names each,
 * and finds nothing before. What may be done to the ledger itself is in src/ledger/doctor.test.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examine } from "../../src/ledger/server/doctor.ts";
import type { Tx } from "../../src/platform/server/db/database.ts";
import { counted } from "../../src/platform/testing/counted.ts";
import { aMaker, type Maker } from "../stories/making.ts";
import { aSeller, type Loose, type Seller } from "../stories/selling.ts";
import type { World } from "../world.ts";

class RolledBack extends Error {}

/** Which invariants are broken after the SQL, which is then undone. `$1` is the company. */
async function namedAfter(world: World, sql: readonly string[]): Promise<string[]> {
  let named: string[] = [];
  const work = async (tx: Tx) => {
    for (const text of sql) await tx.query(text, text.includes("$1") ? [world.company.orgId] : []);
    named = [...new Set((await examine(tx)).map((it) => it.invariant))].sort();
    throw new RolledBack();
  };
  await world.database.transaction({ as: "owner" }, work).catch((fault) => {
    if (!(fault instanceof RolledBack)) throw fault;
  });
  return named;
}

type Planted = readonly (readonly [what: string, sql: readonly string[], named: readonly string[]])[];
const wip = "(select account from account_role where org_id = $1 and role = 'work_in_process')";

const MADE: Planted = [
  [
    "a completion made one more than the books say",
    ["update completion set quantity = quantity + 1 where org_id = $1 and state = 'posted'"],
    ["order-progress"],
  ],
  [
    "a scrapped piece is forgotten",
    ["update completion set quantity_scrapped = 0 where org_id = $1 and quantity_scrapped > 0"],
    ["order-progress"],
  ],
  [
    "components went to another order",
    ["update stock_line set used_for = gen_random_uuid() where org_id = $1 and used_for is not null and quantity < 0"],
    ["order-progress"],
  ],
  [
    "an order is closed over what is in process",
    ["update work_order set state = 'closed' where org_id = $1 and state = 'released'"],
    ["work-in-process"],
  ],
  [
    "an entry of work in process loses its order",
    [`update journal_line set open_item_id = null where org_id = $1 and account = ${wip} and debit > 0`],
    ["open-item", "work-in-process"],
  ],
  [
    "an order is cut out of the papers",
    ["update work_order set number = null where org_id = $1 and number like '%0001'"],
    ["production-numbers"],
  ],
  [
    "a completion is voided by hand",
    ["update completion set state = 'voided' where org_id = $1 and state = 'posted'"],
    ["order-progress", "production-posted"],
  ],
  [
    "an issue is cut out",
    [
      "delete from material_issue_line where org_id = $1",
      "delete from material_issue where org_id = $1 and number like '%0001'",
    ],
    ["production-numbers", "production-posted"],
  ],
  [
    "labour stays on its account",
    [
      "update account_balance set debit = debit + 1 where org_id = $1 and account = (select account from account_role where org_id = $1 and role = 'labour')",
    ],
    ["account-balance", "labour-and-overhead", "period-balanced"],
  ],
];

const SOLD: Planted = [
  [
    "a delivery took one more than the books say",
    ["update delivery_line set quantity = quantity + 1 where org_id = $1"],
    ["delivery-progress"],
  ],
  [
    "an order is for less than went out",
    ["update sales_order_line set quantity = 1 where org_id = $1"],
    ["delivery-progress", "reservation"],
  ],
  [
    "a delivery is voided by hand",
    ["update delivery set state = 'voided' where org_id = $1 and state = 'posted'"],
    ["delivery-progress", "sales-posted"],
  ],
  [
    "a delivery has a number that was skipped",
    ["update delivery set number = 'DN-202611-0009' where org_id = $1 and number is not null"],
    ["sales-numbers"],
  ],
  [
    "stock is kept for more than is to go out",
    [
      "insert into reservation (org_id, demand_id, item_id, warehouse_id, quantity) select l.org_id, l.sales_order_line_id, l.item_id, o.warehouse_id, 99 from sales_order_line l join sales_order o using (org_id, sales_order_id) where l.org_id = $1 on conflict (org_id, demand_id) do update set quantity = 99",
    ],
    ["reservation"],
  ],
  [
    "what a customer owes for a delivery is another's",
    ["update open_item set party_id = gen_random_uuid() where org_id = $1 and document_type = 'delivery'"],
    ["control-account", "open-item"],
  ],
];

describe("what was made", () => {
  let m: Maker;
  beforeAll(async () => {
    m = await aMaker();
    const order = await m.order("10");
    await m.issue(order, { fork: "10" });
    await m.issue(order, { wheel: "20" });
    await m.order("5");
    await m.complete(order, "4", { quantityScrapped: "1", scrapReason: "paint" });
  });
  afterAll(() => m.world.close());
  it("is sound", async () => expect(await m.world.findings()).toEqual([]));
  it.each(MADE)("%s", async (_, sql, named) => {
    expect(await namedAfter(m.world, sql)).toEqual([...named]);
    counted("corruptions");
  });
});

describe("what was sold", () => {
  let s: Seller;
  beforeAll(async () => {
    s = await aSeller();
    const order = await s.ordered("shop", [{ quantity: "8" }]);
    await s.ship(s.delivery(order, [s.line(order, "2")]) as Loose);
  });
  afterAll(() => s.world.close());
  it("is sound", async () => expect(await s.world.findings()).toEqual([]));
  it.each(SOLD)("%s", async (_, sql, named) => {
    expect(await namedAfter(s.world, sql)).toEqual([...named]);
    counted("corruptions");
  });
});
