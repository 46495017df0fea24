/** The verbs of a delivery. */
import { checkEach, ofDocument } from "../../../documents/issues.ts";
import { commitEach } from "../../../documents/posting.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { inStock } from "../../../kernel/unit.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { knownLots, locationKinds, useReserved } from "../../inventory/api.ts";
import { checkNotBlocked } from "../sales-order/sales-order.rules.ts";
import { blocksOf } from "../sales-order/sales-order.store.ts";
import { salesOrder } from "../sales-order/sales-order.ts";
import { postDelivery } from "./delivery.posting.ts";
import {
  checkFitsOrder,
  checkInStock,
  checkKept,
  checkLots,
  checkNotOverShipped,
  checkPlaces,
  type Delivery,
} from "./delivery.rules.ts";
import { keptForOthers } from "./delivery.store.ts";
import { delivery } from "./delivery.ts";

type DeliveryRun = Run<typeof delivery>;

export const deliveryActions = actions(
  delivery,
  {
    async release(run) {
      const orders = await ordersOf(run);
      run.refuseIf(run.documents.flatMap((it, i) => ofDocument(i, checkFitsOrder(it, orders.get(it.orderId)))));
    },

    async post(run) {
      const { tx, by, documents } = run;
      const orders = await ordersOf(run);
      const lines = documents.flatMap((it) => it.lines);
      const lots = await knownLots(tx, by.orgId, lines);
      const kinds = await locationKinds(
        tx,
        by.orgId,
        lines.map((line) => line.locationId),
      );
      const blocks = await blocksOf(
        tx,
        by.orgId,
        documents.map((it) => it.customerId),
      );
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.deliveredOn),
        leaving: lines.map((line) => line.itemId),
        progressOf: lines.map((line) => line.orderLineId),
      });
      const kept = await keptForOthers(
        tx,
        by.orgId,
        lines.map((line) => line.itemId),
        lines.map((line) => line.orderLineId),
      );
      const facts = { baseCurrency: by.baseCurrency, lots: lots.ids };
      const post = (it: Delivery, on: Book) => postDelivery(it, orders.get(it.orderId)!, facts, on);
      const check = (it: Delivery, trial: Book) => {
        const order = orders.get(it.orderId);
        const unfit = checkLots(it, trial);
        const wrongLots = unfit.length > 0 ? unfit : lots.issues(it);
        return [
          ...checkPeriod(trial, it.deliveredOn, "deliveredOn"),
          ...checkNotBlocked(blocks.get(it.customerId)),
          ...checkFitsOrder(it, order),
          ...checkPlaces(it, kinds),
          ...wrongLots,
          ...(order ? checkNotOverShipped(it, order, (lineId) => trial.progress(lineId, "shipped")) : []),
          ...(order && wrongLots.length === 0 ? checkInStock(it, order, lots.ids, trial) : []),
        ];
      };
      run.refuseIf(checkEach(book, documents, check, post));
      run.refuseIf(checkKept(documents, orders, kept));
      return async () => {
        await commitEach(run, book, post);
        await useReserved(tx, by.orgId, shippedOf(run, orders));
      };
    },

    void: (run) =>
      voidPostings(
        run,
        run.documents.flatMap((it) => it.lines.map((line) => line.id)),
      ),

    async cancel() {},
  },
  { upstream: async (run) => run.documents.map((it) => [{ type: "sales_order", id: it.orderId }]) },
);

type Orders = Awaited<ReturnType<typeof ordersOf>>;

/** The orders the deliveries name. */
const ordersOf = (run: DeliveryRun) =>
  run.locked(
    salesOrder,
    run.documents.map((it) => it.orderId),
  );

/** What went out of each order line, in stock units. */
function shippedOf(run: DeliveryRun, orders: Orders) {
  return run.documents.flatMap((it) =>
    it.lines.map((line) => {
      const ordered = orders.get(it.orderId)!.lines.find((candidate) => candidate.id === line.orderLineId)!;
      return { demandId: line.orderLineId, quantity: inStock(line.quantity, ordered).toString() };
    }),
  );
}
