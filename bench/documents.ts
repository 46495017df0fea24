/**
 * A delivery, an invoice, a receipt of money and a completion, from nothing to posted, each beside one hand-written statement that leaves the
 * same rows. All have ten lines; a completion has ten components, which leave the store with it.
 */
import type { Actor } from "../src/documents/actor.ts";
import { create } from "../src/documents/verbs.ts";
import { type Amount, Quantity, UnitPrice } from "../src/kernel/decimal.ts";
import { type Id, newId } from "../src/kernel/ids.ts";
import { extend, percentOf } from "../src/kernel/money.ts";
import { customerPaymentActions } from "../src/modules/finance/customer-payment/customer-payment.actions.ts";
import { salesInvoiceActions } from "../src/modules/finance/sales-invoice/sales-invoice.actions.ts";
import { completionActions } from "../src/modules/production/completion/completion.actions.ts";
import { deliveryActions } from "../src/modules/sales/delivery/delivery.actions.ts";
import type { SqlValue, Tx } from "../src/platform/server/db/database.ts";
import {
  aCircle,
  BASIC_ACCOUNT,
  type Circle,
  completionInput,
  deliveryInput,
  EACH,
  invoiceInput,
  LABOUR,
  OVERHEAD,
  paymentInput,
} from "./circle.ts";
import { copyToRaw, counting, freshDatabase, makeRawSchema } from "./database.ts";
import { aFactory, TODAY } from "./factory.ts";
import { inTurns, type Options, type Row, rate, same } from "./harness.ts";
import { limitText } from "./raw.ts";

/** What a statement leaves under ids of its own. */
export interface Ids {
  readonly id: Id;
  readonly postingId: Id;
  readonly lineIds: readonly Id[];
  /** Of creating it and of each verb. */
  readonly eventIds: readonly Id[];
}

type Size = "long" | "short";

export interface Kind {
  readonly name: string;
  readonly table: "delivery" | "sales_invoice" | "customer_payment" | "completion";
  /** What happens to it, in order. */
  readonly verbs: readonly string[];
  readonly lines: number;
  readonly sql: string;
  /** @param nth which of the orders it is of, where there are many */
  write(tx: Tx, by: Actor, circle: Circle, size: Size, nth: number): Promise<readonly { readonly id: Id }[]>;
  /** What the statement must know besides who, when and the ids of head, posting and events. */
  values(circle: Circle, ids: Ids, nth: number): SqlValue[];
}

const LINES = 10;
const [SHIPPED, INVOICED, PAID, MADE] = ["2", "1", "1", "1"];
const some = <T>(all: readonly T[], size: Size): T[] => all.slice(0, size === "long" ? LINES : 1);

const DELIVERY: Kind = {
  name: "delivery",
  table: "delivery",
  verbs: ["create", "release", "post"],
  lines: LINES,
  sql: limitText("delivery"),
  write(tx, by, { factory, order }, size) {
    const all = deliveryInput(factory, order, SHIPPED);
    return create(tx, by, deliveryActions, [{ ...all, lines: [...some(all.lines, size)] }], ["release", "post"]);
  },
  values({ factory, order, stock }, { lineIds }) {
    const net = order.lines.map((line) => extend(Quantity.of(SHIPPED), line.price));
    const kept = order.lines.map((line) => stock.get(line.itemId)!);
    return [
      TODAY,
      order.customerId,
      order.id,
      order.number,
      factory.placeId,
      lineIds,
      order.lines.map((line) => line.id),
      order.lines.map((line) => line.itemId),
      kept.map((it) => it.layerId),
      order.lines.map(() => SHIPPED),
      net.map(String),
      net.map(taxOf),
      kept.map((it) => extend(Quantity.of(SHIPPED), UnitPrice.of(it.price)).toString()),
    ];
  },
};

const INVOICE: Kind = {
  name: "sales invoice",
  table: "sales_invoice",
  verbs: ["create", "post"],
  lines: LINES,
  sql: limitText("sales-invoice"),
  write: (tx, by, { delivery }, size) =>
    create(tx, by, salesInvoiceActions, [invoiceInput(delivery, some(delivery.lines, size), INVOICED)], ["post"]),
  values({ delivery }, { lineIds }) {
    const { customerId, dueOn, lines } = invoiceInput(delivery, delivery.lines, INVOICED);
    return [
      TODAY,
      dueOn,
      customerId,
      delivery.id,
      lineIds,
      lines.map((line) => line.deliveryLineId),
      delivery.lines.map((line) => line.orderLineId),
      lines.map((line) => line.itemId),
      lines.map((line) => line.quantity),
      lines.map((line) => line.price),
      lines.map((line) => line.amountNet),
      lines.map((line) => line.taxRate ?? "13"),
      lines.map((line) => line.amountTax),
    ];
  },
};

const PAYMENT: Kind = {
  name: "receipt of money",
  table: "customer_payment",
  verbs: ["create", "post"],
  lines: LINES,
  sql: limitText("customer-payment"),
  write: (tx, by, circle, size) =>
    create(tx, by, customerPaymentActions, [paymentInput(circle, some(circle.invoices, size), PAID)], ["post"]),
  values: ({ customerId, bankAccountId, invoices }, { lineIds }) => [
    TODAY,
    customerId,
    bankAccountId,
    BASIC_ACCOUNT,
    lineIds,
    invoices.map((it) => it.id),
    invoices.map(() => PAID),
  ],
};

const COMPLETION: Kind = {
  name: "completion",
  table: "completion",
  verbs: ["create", "post"],
  lines: 0,
  sql: limitText("completion"),
  write(tx, by, { factory, workOrders, shortWorkOrder }, size, nth) {
    const order = size === "long" ? workOrders[nth % workOrders.length]! : shortWorkOrder;
    return create(tx, by, completionActions, [completionInput(factory, order, MADE)], ["post"]);
  },
  values({ factory, workOrders, stock }, _ids, nth) {
    const workOrder = workOrders[nth % workOrders.length]!;
    const kept = workOrder.lines.map((line) => stock.get(line.itemId)!);
    return [
      TODAY,
      workOrder.id,
      workOrder.number,
      workOrder.itemId,
      factory.placeId,
      MADE,
      LABOUR,
      OVERHEAD,
      workOrder.lines.map((line) => line.id),
      workOrder.lines.map((line) => line.itemId),
      kept.map((it) => it.layerId),
      workOrder.lines.map(() => EACH),
      kept.map((it) => extend(Quantity.of(EACH), UnitPrice.of(it.price)).toString()),
    ];
  },
};

export const KINDS: readonly Kind[] = [DELIVERY, INVOICE, PAYMENT, COMPLETION];

const taxOf = (net: Amount): string => percentOf(net, "13").toString();

type Who = Pick<Actor, "orgId" | "memberId" | "at" | "requestId">;

/** The same document by the hand-written statement. */
export async function writeByHand(tx: Tx, by: Who, kind: Kind, circle: Circle, ids: Ids, nth: number): Promise<void> {
  const head = [by.orgId, ids.id, ids.postingId, ids.eventIds, by.memberId, by.at.toISOString(), by.requestId];
  await tx.query(kind.sql, [...head, ...kind.values(circle, ids, nth)]);
}

const newIds = ({ lines, verbs }: Kind): Ids => ({
  id: newId(),
  postingId: newId(),
  lineIds: Array.from({ length: lines }, newId),
  eventIds: verbs.map(newId),
});

/** The same company twice: in the program's tables, and in those of the limits. */
export async function bothCircles(options: Pick<Options, "url">): Promise<Circle> {
  const database = await freshDatabase(options.url);
  await makeRawSchema(database);
  const circle = await aCircle(await aFactory(database, { items: 220, orders: 1 }));
  await copyToRaw(database);
  return circle;
}

export async function documents({ isQuick, url }: Options): Promise<Row[]> {
  const circle = await bothCircles({ url });
  const { factory } = circle;
  const by = factory.by("admin");
  try {
    const rows: Row[] = [];
    for (const kind of KINDS) {
      const nth = { ours: 0, limit: 0 };
      const ours = () => factory.transaction((tx) => kind.write(tx, by, circle, "long", nth.ours++));
      const limit = () => factory.transaction((tx) => writeByHand(tx, by, kind, circle, newIds(kind), nth.limit++));
      // The first ones fill the tables a little; then the planner learns how they grew, as for the receipts.
      await inTurns(isQuick ? 1 : 100, [ours, limit], 0);
      await factory.database.script("analyze");
      const times = await inTurns(isQuick ? 3 : 150, [ours, limit]);
      rows.push(rate(`one ${kind.name} of ${LINES} lines, through commit [documents/s]`, 1, times, ">= 0.6"));
    }
    return [...rows, ...(await statements(circle))];
  } finally {
    await factory.database.close();
  }
}

/** How many statements a document takes besides begin and commit: the same with ten lines as with one. */
async function statements(circle: Circle): Promise<Row[]> {
  const { factory } = circle;
  const { database, taken } = counting(factory.database);
  const count = async (kind: Kind, size: Size) => {
    taken();
    await database.transaction({ as: "company", orgId: factory.company.orgId }, (tx) =>
      kind.write(tx, factory.by("admin"), circle, size, 0),
    );
    return taken();
  };
  const rows: Row[] = [];
  for (const kind of KINDS) {
    const short = await count(kind, "short");
    rows.push(same(`SQL statements of a ${kind.name} of ${LINES} lines, and of one`, await count(kind, "long"), short));
  }
  return rows;
}
