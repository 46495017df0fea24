/** The verbs of a completion. */
import { checkEach } from "../../../documents/issues.ts";
import { commitEach } from "../../../documents/posting.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { lotsFor } from "../../inventory/api.ts";
import { refuseLater } from "../work-order/voiding.actions.ts";
import { checkOpen, type WorkOrder } from "../work-order/work-order.rules.ts";
import { usableLocations } from "../work-order/work-order.store.ts";
import { workOrder } from "../work-order/work-order.ts";
import { postCompletion } from "./completion.posting.ts";
import { type Completion, checkComponents, checkLot, checkPieces } from "./completion.rules.ts";
import { completion } from "./completion.ts";

type CompletionRun = Run<typeof completion>;
type Orders = ReadonlyMap<Id, WorkOrder>;

export const completionActions = actions(
  completion,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const orders = await ordersOf(run);
      const usable = await usableLocations(
        tx,
        by.orgId,
        [...orders.values()].map((it) => it.warehouseId),
      );
      const book = await bookOf(run, orders);
      const placeOf = (it: Completion) => usable.get(orders.get(it.workOrderId)?.warehouseId ?? NO_ID) ?? NO_ID;
      const post = (it: Completion, lots: ReadonlyMap<Id, Id>, on: Book) => {
        const facts = { lotId: lots.get(it.id) ?? NO_ID, usableLocationId: placeOf(it) };
        return postCompletion(it, orders.get(it.workOrderId)!, facts, on);
      };
      const check = (it: Completion, trial: Book) => {
        const order = orders.get(it.workOrderId);
        const closed = checkOpen(order);
        if (!order || closed.length > 0) return closed;
        const wrong = checkPieces(it, order, trial);
        return [
          ...checkPeriod(trial, it.completedOn, "completedOn"),
          ...wrong,
          ...checkLot(it, order, trial),
          ...checkComponents(it, order, placeOf(it), trial),
        ];
      };
      // Lots are made once it is clear that nothing is refused; no check here asks for them.
      run.refuseIf(checkEach(book, documents, check, (it, trial) => post(it, new Map(), trial)));
      const lots = await lotsFor(
        tx,
        by.orgId,
        documents.map((it) => ({ id: it.id, itemId: orders.get(it.workOrderId)!.itemId, lotCode: it.lotCode })),
      );
      return () => commitEach(run, book, (it, on) => post(it, lots, on));
    },

    async void(run) {
      await refuseLater(run, await ordersOf(run));
      return voidPostings(run, []);
    },
  },
  { upstream: async (run) => run.documents.map((it) => [{ type: "work_order", id: it.workOrderId }]) },
);

function bookOf({ tx, by, documents }: CompletionRun, orders: Orders): Promise<Book> {
  const all = [...orders.values()];
  const leaving = all.filter((it) => it.issuing === "backflush").flatMap((it) => it.lines.map((line) => line.itemId));
  const orderIds = all.map((it) => it.id);
  return openBook(tx, by.orgId, {
    dates: documents.map((it) => it.completedOn),
    items: all.map((it) => it.itemId),
    leaving,
    openItems: orderIds,
    usesOf: orderIds,
    progressOf: all.flatMap((it) => [it.id, ...it.lines.map((line) => line.id)]),
  });
}

const ordersOf = (run: CompletionRun) =>
  run.locked(
    workOrder,
    run.documents.map((it) => it.workOrderId),
  );
