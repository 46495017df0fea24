/** Enters the real purchase orders of four years in bulk, through the array-taking verbs, and compares the books with the data. */

import { booksSummary } from "../src/app/commands/books-summary.ts";
import type { Actor } from "../src/documents/actor.ts";
import { act, create } from "../src/documents/verbs.ts";
import type { Day } from "../src/kernel/dates.ts";
import { UnitPrice } from "../src/kernel/decimal.ts";
import { goodsReceiptActions } from "../src/modules/procurement/goods-receipt/goods-receipt.actions.ts";
import { purchaseOrderActions } from "../src/modules/procurement/purchase-order/purchase-order.actions.ts";
import type { PurchaseOrder } from "../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { Database, Tx } from "../src/platform/server/db/database.ts";
import { openEmbedded } from "../src/platform/server/db/embedded.ts";
import { migrate } from "../src/platform/server/db/migrate.ts";
import { readData } from "./data.ts";
import { demandOf } from "./demand.ts";
import { type HistoryOrder, historyOf, sumsOf } from "./history.ts";
import { type Loaded, loadMasters, middayOf } from "./load.ts";
import { mastersOf } from "./masters.ts";

const AT_ONCE = 100;

export async function enterHistory(progress: (what: string, part: number) => void): Promise<void> {
  const data = readData();
  const orders = historyOf(data).toSorted((a, b) => (a.orderedOn < b.orderedOn ? -1 : 1));
  const database = await openEmbedded(undefined);
  await migrate(database);
  const until = orders.reduce((last, it) => (it.receivedOn > last ? it.receivedOn : last), orders[0]!.receivedOn);
  const loaded = await loadMasters(database, mastersOf(data, demandOf(data), "supplier"), orders[0]!.orderedOn, until);
  const started = performance.now();
  for (let from = 0; from < orders.length; from += AT_ONCE) {
    await database.transaction({ as: "company", orgId: loaded.company.orgId }, (tx) =>
      enter(tx, loaded, orders.slice(from, from + AT_ONCE)),
    );
    // Nothing cleans up behind the embedded database but its owner.
    if (from % 1_000 === 0) await database.script("vacuum analyze");
    progress("Entering the real orders", Math.min(1, (from + AT_ONCE) / orders.length));
  }
  const tenths = Math.trunc((performance.now() - started) / 100);
  process.stdout.write(
    `\n${orders.length} orders and ${orders.length} receipts in ${tenths / 10} s: ${Math.trunc((20 * orders.length) / tenths)} documents a second\n`,
  );
  process.stdout.write(`${await compared(database, orders)}\n${await booksSummary(database)}\n`);
  await database.close();
}

async function enter(tx: Tx, loaded: Loaded, batch: readonly HistoryOrder[]): Promise<void> {
  const as = (login: string): Actor => loaded.company.actor(login, middayOf(batch.at(-1)!.receivedOn));
  const warehouseId = loaded.warehouses.get("RM")!;
  const made = await create(
    tx,
    as("wang"),
    purchaseOrderActions,
    batch.map((it) => ({
      supplierId: loaded.suppliers.get(it.supplierId)!,
      orderedOn: it.orderedOn,
      warehouseId,
      currency: "CNY",
      rate: "1",
      remark: it.id,
      lines: it.lines.map(({ itemId, quantity, price, taxRate, requiredOn }) => ({
        itemId: loaded.items.get(itemId)!,
        unit: null,
        unitQuantity: "1",
        unitStockQuantity: "1",
        quantity,
        price,
        taxRate,
        requiredOn,
        tolerancePercent: "0",
      })),
    })),
    ["submit"],
  );
  const approved = await act(tx, as("chen"), purchaseOrderActions, made, ["approve"]);
  await create(
    tx,
    as("sun"),
    goodsReceiptActions,
    approved.map((order, i) => receiptInput(order, batch[i]!, loaded)),
    ["arrive", "post"],
  );
  // What the data calls rejected has receipts all the same: an order that goods came of is closed, not cancelled.
  await act(
    tx,
    as("wang"),
    purchaseOrderActions,
    approved.filter((_, i) => batch[i]!.state !== "approved"),
    ["close"],
  );
}

function receiptInput(order: PurchaseOrder, real: HistoryOrder, loaded: Loaded) {
  const { supplierId, id: orderId, warehouseId } = order;
  const lines = order.lines.map((line, i) => {
    const { arrived, accepted, rejected, reason } = real.lines[i]!;
    return {
      orderLineId: line.id,
      itemId: line.itemId,
      quantityArrived: arrived,
      quantityAccepted: accepted,
      quantityRejected: rejected,
      rejectReason: reason,
      locationId: loaded.locations.get("RM-MISC")!,
      lotCode: loaded.lotTracked.has(line.itemId) ? real.id : null,
    };
  });
  return {
    supplierId,
    orderId,
    warehouseId,
    receivedOn: real.receivedOn as Day,
    deliveryNote: real.id,
    remark: null,
    lines,
  };
}

const SUMS = `
select (select count(*) from purchase_order)::text as orders, count(*)::text as lines, trim_scale(sum(o.quantity))::text as ordered,
  trim_scale(sum(g.quantity_arrived))::text as received, trim_scale(sum(g.quantity_rejected))::text as rejected,
  trim_scale(sum(g.quantity_accepted))::text as stocked, trim_scale(sum(o.quantity * o.price))::text as amount,
  sum(round(o.quantity * o.price, 2))::text as "amountInCents",
  count(*) filter (where g.quantity_arrived < o.quantity)::text as short, count(*) filter (where g.quantity_rejected > 0)::text as "withRejects"
from purchase_order_line o join goods_receipt_line g on g.org_id = o.org_id and g.order_line_id = o.purchase_order_line_id`;

/** Each check sum of the data beside what the database says. */
async function compared(database: Database, orders: readonly HistoryOrder[]): Promise<string> {
  const [here] = await database.transaction({ as: "owner" }, (tx) => tx.query<Record<string, string>>(SUMS));
  const rows = Object.entries(sumsOf(orders)).map(([name, wanted]) => {
    const is = here?.[name] ?? "";
    const same = UnitPrice.of(is).equals(UnitPrice.of(String(wanted)));
    return `  ${name.padEnd(14)} ${is.padStart(18)}   data ${String(wanted).padStart(18)}   ${same ? "agree" : "DIFFER"}`;
  });
  return rows.join("\n");
}
