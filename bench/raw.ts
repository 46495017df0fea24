/** The limits of the writes: the same receipt by one hand-written statement, in the same frame of a transaction. */
import { readFileSync } from "node:fs";
import type { Actor } from "../src/documents/actor.ts";
import { type Id, newId } from "../src/kernel/ids.ts";
import type { PurchaseOrder } from "../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { SqlValue, Tx } from "../src/platform/server/db/database.ts";
import type { ReceiptInput } from "./factory.ts";

export const limitText = (name: string): string =>
  readFileSync(new URL(`./limits/${name}.sql`, import.meta.url), "utf8").replace(/;\s*$/, "");

const ONE = limitText("receipt");
const MANY = limitText("receipts");

/** A receipt with all that the statement must know of it. */
export interface RawReceipt {
  readonly input: ReceiptInput;
  readonly order: PurchaseOrder;
  readonly id: Id;
  readonly lineIds: readonly Id[];
  readonly postingId: Id;
  /** Of create, arrive and post. */
  readonly eventIds: readonly Id[];
}

export function rawReceipt(input: ReceiptInput, order: PurchaseOrder): RawReceipt {
  return {
    input,
    order,
    id: newId(),
    lineIds: input.lines.map(() => newId()),
    postingId: newId(),
    eventIds: [newId(), newId(), newId()],
  };
}

/** The answer that a request leaves under its key. */
export interface RawAnswer {
  readonly key: string;
  readonly fingerprint: string;
  readonly answer: string;
}

type Actors = Pick<Actor, "orgId" | "memberId" | "at" | "requestId">;

export async function writeRaw(tx: Tx, by: Actors, it: RawReceipt, kept?: RawAnswer): Promise<void> {
  const { input, order } = it;
  const { supplierId, orderId, warehouseId, receivedOn, lines } = input;
  const prices = new Map(order.lines.map((line) => [line.id as string, line.price.toString()]));
  const head = [
    by.orgId,
    it.id,
    supplierId,
    orderId,
    order.number,
    warehouseId,
    receivedOn,
    by.memberId,
    by.at.toISOString(),
    by.requestId,
    it.postingId,
    it.eventIds,
  ];
  const columns: SqlValue[] = [
    it.lineIds,
    lines.map((line) => line.orderLineId),
    lines.map((line) => line.itemId),
    lines.map((line) => line.locationId),
    lines.map((line) => line.quantityAccepted),
    lines.map((line) => prices.get(line.orderLineId)!),
  ];
  await tx.query(ONE, [...head, ...columns, kept?.key ?? null, kept?.fingerprint ?? null, kept?.answer ?? null]);
}

/** Receipts of one day and warehouse. */
export async function writeRawBatch(tx: Tx, by: Actors, batch: readonly RawReceipt[]): Promise<void> {
  const { warehouseId, receivedOn } = batch[0]!.input;
  const prices = new Map(
    batch.flatMap((it) => it.order.lines.map((line) => [line.id as string, line.price.toString()])),
  );
  const lines = batch.flatMap((it, n) =>
    it.input.lines.map((line, i) => ({ line, n: n + 1, lineNo: i + 1, id: it.lineIds[i]! })),
  );
  const documents: SqlValue[] = [
    batch.map((it) => it.id),
    batch.map((it) => it.input.supplierId),
    batch.map((it) => it.order.id),
    batch.map((it) => it.order.number!),
    batch.map((it) => it.postingId),
    batch.flatMap((it) => it.eventIds),
  ];
  const columns: SqlValue[] = [
    lines.map((it) => String(it.n)),
    lines.map((it) => String(it.lineNo)),
    lines.map((it) => it.id),
    lines.map((it) => it.line.orderLineId),
    lines.map((it) => it.line.itemId),
    lines.map((it) => it.line.locationId),
    lines.map((it) => it.line.quantityAccepted),
    lines.map((it) => prices.get(it.line.orderLineId)!),
  ];
  await tx.query(MANY, [
    by.orgId,
    warehouseId,
    receivedOn,
    by.memberId,
    by.at.toISOString(),
    by.requestId,
    ...documents,
    ...columns,
  ]);
}
