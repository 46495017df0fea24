/** Enters real purchase orders with their receipts, in the suppliers' units. */
import type { Actor } from "../../src/documents/actor.ts";
import { act, create } from "../../src/documents/verbs.ts";
import { goodsReceiptActions } from "../../src/modules/procurement/goods-receipt/goods-receipt.actions.ts";
import { purchaseOrderActions } from "../../src/modules/procurement/purchase-order/purchase-order.actions.ts";
import type { PurchaseOrder } from "../../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { Tx } from "../../src/platform/server/db/database.ts";
import type { Loaded } from "../load.ts";
import { PLACE } from "./opening.ts";
import type { HistoryPurchase } from "./purchases.ts";

export async function enterPurchases(
  tx: Tx,
  as: (login: string) => Actor,
  loaded: Loaded,
  batch: readonly HistoryPurchase[],
): Promise<void> {
  const inputs = batch.map((it) => orderInput(it, loaded));
  const made = await create(tx, as("wang"), purchaseOrderActions, inputs, ["submit"]);
  const approved = await act(tx, as("chen"), purchaseOrderActions, made, ["approve"]);
  const receipts = approved.map((order, i) => receiptInput(order, batch[i]!, loaded));
  await create(tx, as("sun"), goodsReceiptActions, receipts, ["arrive", "post"]);
  // What the data calls rejected has receipts all the same: an order that goods came of is closed, not cancelled.
  const done = approved.filter((_, i) => batch[i]!.state !== "approved");
  await act(tx, as("wang"), purchaseOrderActions, done, ["close"]);
}

function orderInput(real: HistoryPurchase, loaded: Loaded) {
  return {
    supplierId: loaded.suppliers.get(real.supplierId)!,
    orderedOn: real.orderedOn,
    warehouseId: loaded.warehouses.get("RM")!,
    currency: "CNY",
    rate: "1",
    remark: real.id,
    lines: real.lines.map(({ itemId, unit, quantity, price, taxRate, requiredOn }) => ({
      itemId: loaded.items.get(itemId)!,
      unit,
      quantity,
      price,
      taxRate,
      requiredOn,
      tolerancePercent: "0",
    })),
  };
}

function receiptInput(
  { supplierId, id: orderId, warehouseId, lines }: PurchaseOrder,
  real: HistoryPurchase,
  loaded: Loaded,
) {
  return {
    supplierId,
    orderId,
    warehouseId,
    receivedOn: real.receivedOn,
    deliveryNote: real.id,
    remark: null,
    lines: lines.map((line, i) => {
      const { arrived, accepted, rejected, reason } = real.lines[i]!;
      return {
        orderLineId: line.id,
        itemId: line.itemId,
        quantityArrived: arrived,
        quantityAccepted: accepted,
        quantityRejected: rejected,
        rejectReason: reason,
        locationId: loaded.locations.get(PLACE)!,
        lotCode: null,
      };
    }),
  };
}
