import { loadDocuments } from "../../../documents/document.store.ts";
import { ofDocument } from "../../../documents/issues.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import type { Id } from "../../../kernel/ids.ts";
import { checkPeriod } from "../../../ledger/book.ts";
import { commit } from "../../../ledger/commit.store.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { lotsFor, rejectedLocations } from "../../inventory/api.ts";
import { lotTrackedAmong } from "../../items/api.ts";
import { purchaseOrder } from "../purchase-order/purchase-order.ts";
import { postGoodsReceipt } from "./goods-receipt.posting.ts";
import {
  checkFitsOrder,
  checkInspected,
  checkLots,
  checkNotOverReceived,
  type PurchaseOrder,
} from "./goods-receipt.rules.ts";
import { goodsReceipt } from "./goods-receipt.ts";

type ReceiptRun = Run<typeof goodsReceipt>;

export const goodsReceiptActions = actions(
  goodsReceipt,
  {
    async arrive(run) {
      const orders = await ordersOf(run);
      run.refuseIf(
        run.documents.flatMap((receipt, i) => ofDocument(i, checkFitsOrder(receipt, orders.get(receipt.orderId)))),
      );
    },

    async post(run) {
      const { tx, by, documents } = run;
      const orders = await ordersOf(run);
      const itemIds = documents.flatMap((receipt) => receipt.lines.map((line) => line.itemId));
      const tracked = await lotTrackedAmong(tx, by.orgId, itemIds);
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((receipt) => receipt.receivedOn),
        items: itemIds,
        progressOf: documents.flatMap((receipt) => receipt.lines.map((line) => line.orderLineId)),
      });
      run.refuseIf(
        documents.flatMap((receipt, i) => {
          const order = orders.get(receipt.orderId);
          return ofDocument(i, [
            ...checkPeriod(book, receipt.receivedOn, "receivedOn"),
            ...checkFitsOrder(receipt, order),
            ...checkInspected(receipt),
            ...checkLots(receipt, (itemId) => tracked.has(itemId)),
            ...(order ? checkNotOverReceived(receipt, order, (lineId) => book.progress(lineId, "received")) : []),
          ]);
        }),
      );
      const lots = await lotsFor(
        tx,
        by.orgId,
        documents.flatMap((receipt) => receipt.lines),
      );
      const rejected = await rejectedLocations(
        tx,
        by.orgId,
        documents.map((receipt) => receipt.warehouseId),
      );
      return async () => {
        const postings = documents.map((receipt) => {
          const places = {
            rejectedLocationId: rejected.get(receipt.warehouseId)!,
            lots,
            baseCurrency: by.baseCurrency,
          };
          return postGoodsReceipt(receipt, orders.get(receipt.orderId)!, places, book);
        });
        await commit(tx, by, book, postings, new Map(postings.map((posting, i) => [posting.id, run.consents(i)])));
      };
    },

    void: (run) =>
      voidPostings(
        run,
        run.documents.flatMap((receipt) => receipt.lines.map((line) => line.id)),
      ),

    async cancel() {},
  },
  { upstream: async (run) => run.documents.map((receipt) => [{ type: "purchase_order", id: receipt.orderId }]) },
);

/** The orders the receipts name, locked, so that two receipts of one order wait for each other. */
async function ordersOf(run: ReceiptRun): Promise<Map<Id, PurchaseOrder>> {
  const orders = await loadDocuments(
    run.tx,
    run.by.orgId,
    purchaseOrder,
    run.documents.map((it) => it.orderId),
    true,
  );
  return new Map(orders.map((order) => [order.id, order]));
}
