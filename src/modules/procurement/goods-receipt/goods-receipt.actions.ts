import { checkEach, ofDocument } from "../../../documents/issues.ts";
import { commitEach } from "../../../documents/posting.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import type { Id } from "../../../kernel/ids.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { lotsFor, rejectedLocations } from "../../inventory/api.ts";
import { purchaseOrder } from "../purchase-order/purchase-order.ts";
import { postGoodsReceipt } from "./goods-receipt.posting.ts";
import {
  checkFitsOrder,
  checkInspected,
  checkLots,
  checkNotOverReceived,
  type GoodsReceipt,
} from "./goods-receipt.rules.ts";
import { goodsReceipt } from "./goods-receipt.ts";

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
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((receipt) => receipt.receivedOn),
        items: documents.flatMap((receipt) => receipt.lines.map((line) => line.itemId)),
        progressOf: documents.flatMap((receipt) => receipt.lines.map((line) => line.orderLineId)),
      });
      const rejected = await rejectedLocations(
        tx,
        by.orgId,
        documents.filter(hasRejected).map((receipt) => receipt.warehouseId),
      );
      const post = (receipt: GoodsReceipt, lots: ReadonlyMap<Id, Id>, on: Book) =>
        postGoodsReceipt(
          receipt,
          orders.get(receipt.orderId)!,
          { rejectedLocationId: rejected.get(receipt.warehouseId), lots, baseCurrency: by.baseCurrency },
          on,
        );
      run.refuseIf(
        checkEach(
          book,
          documents,
          (receipt, trial) => {
            const order = orders.get(receipt.orderId);
            return [
              ...checkPeriod(trial, receipt.receivedOn, "receivedOn"),
              ...checkFitsOrder(receipt, order),
              ...checkInspected(receipt),
              ...checkLots(receipt, (itemId) => trial.isLotTracked(itemId)),
              ...(order ? checkNotOverReceived(receipt, order, (lineId) => trial.progress(lineId, "received")) : []),
            ];
          },
          // Lots are made once it is clear that nothing is refused; no check here asks for them.
          (receipt, trial) => post(receipt, new Map(), trial),
        ),
      );
      const lots = await lotsFor(
        tx,
        by.orgId,
        documents.flatMap((receipt) => receipt.lines),
      );
      return () => commitEach(run, book, (receipt, on) => post(receipt, lots, on));
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

const hasRejected = (receipt: GoodsReceipt): boolean =>
  receipt.lines.some((line) => line.quantityRejected.isPositive());

/** The orders the receipts name. */
const ordersOf = (run: Run<typeof goodsReceipt>) =>
  run.locked(
    purchaseOrder,
    run.documents.map((it) => it.orderId),
  );
