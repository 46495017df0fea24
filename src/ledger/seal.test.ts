/** The seal: the same hash wherever the books lie, chained in the order of events. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { idOf } from "../kernel/ids.ts";
import type { Database } from "../platform/server/db/database.ts";
import { testDatabase } from "../platform/testing/database.ts";
import { sealHead, sealPostings } from "./seal.store.ts";
import { aFactory, type Factory } from "./testing/factory.ts";
import { aHistory } from "./testing/history.ts";

let database: Database;
let factory: Factory;
const AT = new Date("2026-11-20T01:00:00Z");
beforeAll(async () => {
  database = await testDatabase();
  factory = await aFactory(database);
  await aHistory(factory);
});
afterAll(() => database.close());

const uuid = (n: number) => idOf(`00000000-0000-7000-8000-${`${n}`.padStart(12, "0")}`);

it("a posting has this hash on every database: a backup restored elsewhere keeps its seal", async () => {
  const orgId = uuid(1);
  const digest = await database.transaction({ as: "owner" }, async (tx) => {
    await tx.query(
      `insert into account (org_id, account_id, state, version, code, name, class, normal_balance, is_leaf)
       values ($1, $2, 'active', 1, '140301', '原料', 'asset', 'debit', true), ($1, $3, 'active', 1, '220202', '应付暂估', 'liability', 'credit', true)`,
      [orgId, uuid(2), uuid(3)],
    );
    await tx.query(
      `insert into posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id, voucher_series, voucher_number, summary,
         debit_total, credit_total)
       values ($1, $2, 1, 'goods_receipt', $3, 'GR-202611-0001', 'post', '2026-11-02', '2026-11-02 12:00:00.5+08', $4, '2026-11 记', 1, '收货 “甲”\t|', 4607.5, 4607.50)`,
      [orgId, uuid(4), uuid(5), uuid(6)],
    );
    await tx.query("insert into stock_line values ($1, $2, 1, 1, '2026-11-02', $3, $3, $4, $5, true, 95, 4607.5)", [
      orgId,
      uuid(4),
      uuid(7),
      uuid(8),
      uuid(0),
    ]);
    await tx.query(
      `insert into journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, item_id, party_id, open_item_id, due_on, currency, rate, currency_amount, summary)
       values ($1, $2, 1, 1, '2026-11-02', '140301', 4607.50, 0, $3, null, null, null, null, null, null, '收货'),
         ($1, $2, 2, 1, '2026-11-02', '220202', 0, 4607.50, null, $4, $5, '2026-12-02', 'USD', 7.1, 648.94, '收货')`,
      [orgId, uuid(4), uuid(7), uuid(9), uuid(10)],
    );
    await tx.query("insert into progress_line values ($1, $2, 1, $3, 'received', 95)", [orgId, uuid(4), uuid(11)]);
    await tx.query(
      "insert into cost_layer (org_id, layer_id, pool_id, item_id, lot_id, posting_id, line_no, seq, opened_on, quantity, value, left_quantity, left_value) values ($1, $2, $3, $3, $4, $5, 1, 1, '2026-11-02', 95, 4607.50, 95, 4607.50)",
      [orgId, uuid(10), uuid(7), uuid(0), uuid(4)],
    );
    const [row] = await tx.query<{ digest: string }>(
      "select encode(digest, 'hex') as digest from posting_digest where org_id = $1",
      [orgId],
    );
    return row!.digest;
  });
  expect(digest).toBe("525a378d56f106b1778b94740a0ce2b58fe6507c3bf7f0ab5e0b41864d0bb241");
});

it("goes on where it stopped, in steps of any size, and ends at the same head", async () => {
  const whole = await factory.write((tx) => sealHead(tx, factory.orgId));
  await database.transaction({ as: "owner" }, (tx) => tx.query("delete from seal where org_id = $1", [factory.orgId]));
  const step = () => factory.write((tx) => sealPostings(tx, factory.orgId, AT, 7));
  let sealed = 0;
  for (let n = await step(); n > 0; n = await step()) sealed += n;
  expect(`${sealed}`).toBe(whole!.seq);
  expect(await factory.write((tx) => sealHead(tx, factory.orgId))).toEqual(whole);
});

it("two jobs at once make one chain", async () => {
  const whole = await factory.write((tx) => sealHead(tx, factory.orgId));
  await database.transaction({ as: "owner" }, (tx) =>
    tx.query("delete from seal where org_id = $1 and seq > 5", [factory.orgId]),
  );
  await Promise.all([1, 2, 3].map(() => factory.write((tx) => sealPostings(tx, factory.orgId, AT))));
  expect(await factory.write((tx) => sealHead(tx, factory.orgId))).toEqual(whole);
});

it("stands on its company: the same postings in another have another head", async () => {
  const other = await aFactory(database);
  expect(await other.write((tx) => sealPostings(tx, other.orgId, AT))).toBe(0);
  expect(await other.write((tx) => sealHead(tx, other.orgId))).toBeUndefined();
});
