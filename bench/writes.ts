/** Goods receipts, from nothing to posted, beside one hand-written statement that leaves the same rows. */
import { create } from "../src/documents/verbs.ts";
import { goodsReceiptActions } from "../src/modules/procurement/goods-receipt/goods-receipt.actions.ts";
import type { PurchaseOrder } from "../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { copyToRaw, counting, freshDatabase, makeRawSchema } from "./database.ts";
import { aFactory, type Factory, type ReceiptInput, receiptOf } from "./factory.ts";
import { inTurns, type Options, type Row, rate, same } from "./harness.ts";
import { surfaceOf } from "./http.ts";
import { rawReceipt, writeRaw, writeRawBatch } from "./raw.ts";

const BATCH = 100;

export async function receive(tx: Tx, factory: Factory, inputs: readonly ReceiptInput[]) {
  return await create(tx, factory.by("inspector"), goodsReceiptActions, inputs, ["arrive", "post"]);
}

/** The same company twice: in the program's tables, and in those of the limit. */
export async function bothFactories(
  options: Pick<Options, "url">,
  size: { items: number; orders: number },
): Promise<Factory> {
  const database = await freshDatabase(options.url);
  await makeRawSchema(database);
  const factory = await aFactory(database, size);
  await copyToRaw(database);
  return factory;
}

export async function writes(options: Options): Promise<Row[]> {
  const { isQuick } = options;
  const factory = await bothFactories(options, isQuick ? { items: 200, orders: 20 } : { items: 2_000, orders: 400 });
  try {
    await settle(factory, isQuick ? 1 : 15);
    return [
      await single(
        factory,
        "one receipt of 10 lines, through commit [receipts/s]",
        factory.orders,
        isQuick ? 3 : 150,
        ">= 0.6",
      ),
      ...(await overHttp(factory, isQuick ? 3 : 150)),
      await bulk(factory, isQuick ? 1 : 100),
      await single(factory, "one receipt of 200 lines [receipts/s]", [factory.longOrder], isQuick ? 2 : 60, ">= 0.5"),
      ...(await statements(factory)),
    ];
  } finally {
    await factory.database.close();
  }
}

/**
 * Some receipts first, then fresh statistics for the planner: a plan that was made for empty tables is kept as long as nothing
 * tells otherwise, and the embedded database has no autovacuum that would.
 */
async function settle(factory: Factory, batches: number): Promise<void> {
  await bulk(factory, batches);
  await factory.database.script("analyze");
}

async function single(
  factory: Factory,
  name: string,
  orders: readonly PurchaseOrder[],
  rounds: number,
  target: string,
): Promise<Row> {
  const by = factory.by("inspector");
  const pick = taking(orders);
  const ours = () => {
    const { order, nth } = pick("ours");
    return factory.transaction((tx) => receive(tx, factory, [receiptOf(factory, order, nth)]));
  };
  const limit = () => {
    const { order, nth } = pick("limit");
    return factory.transaction((tx) => writeRaw(tx, by, rawReceipt(receiptOf(factory, order, nth), order)));
  };
  return rate(name, 1, await inTurns(rounds, [ours, limit]), target);
}

async function overHttp(factory: Factory, rounds: number): Promise<Row[]> {
  const surface = await surfaceOf(factory);
  try {
    const pick = taking(factory.orders);
    const by = factory.by("inspector");
    const [inside, socket] = [await surface.inside("inspector"), await surface.socket("inspector")];
    const body = (side: string) => {
      const { order, nth } = pick(side);
      return { document: receiptOf(factory, order, nth), then: ["arrive", "post"] };
    };
    const path = "/api/procurement/goods-receipts";
    const answer = await inside.post(path, body("sample"));
    const limit = () => {
      const { order, nth } = pick("limit");
      const it = rawReceipt(receiptOf(factory, order, nth), order);
      return factory.transaction((tx) => writeRaw(tx, by, it, { key: it.id, fingerprint: it.id, answer }));
    };
    const [a, b, c] = await inTurns(rounds, [
      () => inside.post(path, body("inside")),
      () => socket.post(path, body("socket")),
      limit,
    ]);
    return [
      rate("the same as one HTTP request, in the process [receipts/s]", 1, [a!, c!], ">= 0.35"),
      rate("the same as one HTTP request, over a socket [receipts/s]", 1, [b!, c!], ">= 0.35"),
    ];
  } finally {
    await surface.close();
  }
}

async function bulk(factory: Factory, rounds: number): Promise<Row> {
  const by = factory.by("inspector");
  const pick = taking(factory.orders);
  const batch = (side: string) => Array.from({ length: BATCH }, () => pick(side));
  const ours = () =>
    factory.transaction((tx) =>
      receive(
        tx,
        factory,
        batch("ours").map(({ order, nth }) => receiptOf(factory, order, nth)),
      ),
    );
  const limit = () => {
    const raws = batch("limit").map(({ order, nth }) => rawReceipt(receiptOf(factory, order, nth), order));
    return factory.transaction((tx) => writeRawBatch(tx, by, raws));
  };
  const name = `${(rounds * BATCH).toLocaleString("en")} receipts of 10 lines in bulk, ${BATCH} a call [receipts/s]`;
  return rate(name, BATCH, await inTurns(rounds, [ours, limit], 2), ">= 0.45");
}

/** How many statements a call takes besides begin and commit: the same, whatever the number of lines and documents. */
async function statements(factory: Factory): Promise<Row[]> {
  const { database, taken } = counting(factory.database);
  const count = async (orders: readonly PurchaseOrder[]) => {
    taken();
    await database.transaction({ as: "company", orgId: factory.company.orgId }, (tx) =>
      receive(
        tx,
        factory,
        orders.map((order) => receiptOf(factory, order)),
      ),
    );
    return taken();
  };
  const one = await count([factory.shortOrder]);
  const pick = taking(factory.orders);
  return [
    same("SQL statements of a receipt of 1 line", one, one),
    same("SQL statements of a receipt of 10 lines", await count([factory.orders[0]!]), one),
    same("SQL statements of a receipt of 200 lines", await count([factory.longOrder]), one),
    same(
      `SQL statements of ${BATCH} receipts in one commit`,
      await count(Array.from({ length: BATCH }, () => pick("count").order)),
      one,
    ),
  ];
}

/** Each side walks through the orders by itself, so that both write the same receipts. */
function taking(orders: readonly PurchaseOrder[]) {
  const at = new Map<string, number>();
  return (side: string) => {
    const nth = at.get(side) ?? 0;
    at.set(side, nth + 1);
    return { order: orders[nth % orders.length]!, nth };
  };
}
