/** A limit is only a limit if it leaves what ours leaves: every row of every table, with the same ids. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Id } from "../src/kernel/ids.ts";
import type { PurchaseOrder } from "../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { Circle } from "./circle.ts";
import { tablesInOrder } from "./database.ts";
import { bothCircles, type Ids, KINDS, writeByHand } from "./documents.ts";
import { type Factory, receiptOf } from "./factory.ts";
import { surfaceOf } from "./http.ts";
import { type RawReceipt, writeRaw, writeRawBatch } from "./raw.ts";
import { bothFactories, receive } from "./writes.ts";

const url = process.env["TEST_DATABASE_URL"];
let factory: Factory;
let circle: Circle;
beforeAll(async () => {
  factory = await bothFactories({ url }, { items: 210, orders: 12 });
  circle = await bothCircles({ url });
});
afterAll(async () => {
  await factory.database.close();
  await circle.factory.database.close();
});

/** Rows that stand in one of the two schemas only. */
async function differences({ database }: Factory = factory): Promise<string[]> {
  return await database.transaction({ as: "owner" }, async (tx) => {
    const found: string[] = [];
    for (const name of await tablesInOrder(tx)) {
      const rows = await tx.query<{ side: string; row: string }>(
        `select 'ours' as side, t::text as row from (table public.${name} except all table raw.${name}) t
         union all select 'limit', t::text from (table raw.${name} except all table public.${name}) t`,
      );
      found.push(...rows.map((row) => `${name} ${row.side}: ${row.row}`));
    }
    return found;
  });
}

/** The ids of a document that ours just wrote, for the limit to take. */
async function idsOf(
  { transaction }: Factory,
  table: string,
  verbs: readonly string[],
  id: Id,
  hasLines = true,
): Promise<Ids> {
  return await transaction(async (tx) => {
    const lines = hasLines
      ? await tx.query<{ id: Id }>(
          `select ${table}_line_id as id from ${table}_line where ${table}_id = $1 order by line_no`,
          [id],
        )
      : [];
    const [posting] = await tx.query<{ id: Id }>("select posting_id as id from posting where document_id = $1", [id]);
    const events = await tx.query<{ id: Id }>(
      "select event_id as id from event where subject_id = $1 order by array_position($2::text[], verb)",
      [id, verbs],
    );
    return { id, postingId: posting!.id, lineIds: lines.map((it) => it.id), eventIds: events.map((it) => it.id) };
  });
}

/** The receipt that ours just wrote, as the limit is given it. */
async function rawOf(id: Id, order: PurchaseOrder, nth: number): Promise<RawReceipt> {
  const ids = await idsOf(factory, "goods_receipt", ["create", "arrive", "post"], id);
  return { input: receiptOf(factory, order, nth), order, ...ids };
}

/** Who wrote the newest event, so that the limit's rows name the same request. */
async function lastActor({ transaction, company }: Factory = factory) {
  const [row] = await transaction((tx) =>
    tx.query<{ memberId: Id; at: string; requestId: string }>(
      `select member_id as "memberId", happened_at as at, request_id as "requestId" from event order by happened_at desc, event_id desc limit 1`,
    ),
  );
  return { orgId: company.orgId, memberId: row!.memberId, at: new Date(row!.at), requestId: row!.requestId };
}

describe("a limit leaves the same rows", () => {
  it("both sides start alike", async () => {
    expect(await differences()).toEqual([]);
  });

  it("one receipt of 10 lines, twice, and one of 200", async () => {
    for (const [nth, order] of [factory.orders[0]!, factory.orders[0]!, factory.longOrder].entries()) {
      const [made] = await factory.transaction((tx) => receive(tx, factory, [receiptOf(factory, order, nth)]));
      const raw = await rawOf(made!.id, order, nth);
      const by = await lastActor();
      await factory.transaction((tx) => writeRaw(tx, by, raw));
      expect(await differences()).toEqual([]);
    }
  });

  it("a batch, in which receipts share items and orders", async () => {
    const orders = [...factory.orders, ...factory.orders.slice(3, 7)];
    const made = await factory.transaction((tx) =>
      receive(
        tx,
        factory,
        orders.map((order, nth) => receiptOf(factory, order, nth)),
      ),
    );
    const raws: RawReceipt[] = [];
    for (const [nth, order] of orders.entries()) raws.push(await rawOf(made[nth]!.id, order, nth));
    const by = await lastActor();
    await factory.transaction((tx) => writeRawBatch(tx, by, raws));
    expect(await differences()).toEqual([]);
  });

  it("a request, with the answer that is kept under its key", async () => {
    const surface = await surfaceOf(factory);
    const caller = await surface.inside("inspector");
    const order = factory.orders[1]!;
    const answer = await caller.post("/api/procurement/goods-receipts", {
      document: receiptOf(factory, order, 5),
      then: ["arrive", "post"],
    });
    await surface.close();
    const id = (JSON.parse(answer) as { document: { id: Id } }).document.id;
    const raw = await rawOf(id, order, 5);
    const [kept] = await factory.transaction((tx) =>
      tx.query<{ key: string; fingerprint: string }>("select key, fingerprint from idempotency"),
    );
    const by = await lastActor();
    await factory.transaction((tx) => writeRaw(tx, by, raw, { ...kept!, answer }));
    const left = (await differences()).filter((it) => !it.startsWith("session "));
    expect(left).toEqual([]);
  });

  it.each(KINDS)("a $name, twice", async (kind) => {
    const { factory: own } = circle;
    expect(await differences(own)).toEqual([]);
    for (const nth of [0, 1]) {
      const [made] = await own.transaction((tx) => kind.write(tx, own.by("admin"), circle, "long", nth));
      const ids = await idsOf(own, kind.table, kind.verbs, made!.id, kind.lines > 0);
      const by = await lastActor(own);
      await own.transaction((tx) => writeByHand(tx, by, kind, circle, ids, nth));
      expect(await differences(own)).toEqual([]);
    }
  });
});
