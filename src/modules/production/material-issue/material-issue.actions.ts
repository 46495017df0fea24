/** The verbs of an issue of material. */
import { postEach } from "../../../documents/posting.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { knownLots } from "../../inventory/api.ts";
import { refuseLater } from "../work-order/voiding.actions.ts";
import { checkOpen } from "../work-order/work-order.rules.ts";
import { workOrder } from "../work-order/work-order.ts";
import { postMaterialIssue } from "./material-issue.posting.ts";
import { checkFitsOrder, checkLots, checkQuantities, type MaterialIssue } from "./material-issue.rules.ts";
import { materialIssue } from "./material-issue.ts";

type IssueRun = Run<typeof materialIssue>;

export const materialIssueActions = actions(
  materialIssue,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const orders = await ordersOf(run);
      const lines = documents.flatMap((it) => it.lines);
      const orderIds = documents.map((it) => it.workOrderId);
      const lots = await knownLots(tx, by.orgId, lines);
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.movedOn),
        leaving: lines.map((line) => line.itemId),
        openItems: orderIds,
        usesOf: orderIds,
        progressOf: lines.map((line) => line.orderLineId),
      });
      const check = (it: MaterialIssue, trial: Book) => {
        const order = orders.get(it.workOrderId);
        const unfit = order ? checkFitsOrder(it, order) : [];
        const wrongLots = [...checkLots(it, trial), ...lots.issues(it)];
        return [
          ...checkPeriod(trial, it.movedOn, "movedOn"),
          ...checkOpen(order),
          ...unfit,
          ...wrongLots,
          ...(order && unfit.length + wrongLots.length === 0 ? checkQuantities(it, order, lots.ids, trial) : []),
        ];
      };
      const post = (it: MaterialIssue, on: Book) => postMaterialIssue(it, orders.get(it.workOrderId)!, lots.ids, on);
      return postEach(run, book, check, post);
    },

    async void(run) {
      await refuseLater(run, await ordersOf(run));
      return voidPostings(run, []);
    },
  },
  { upstream: async (run) => run.documents.map((it) => [{ type: "work_order", id: it.workOrderId }]) },
);

const ordersOf = (run: IssueRun) =>
  run.locked(
    workOrder,
    run.documents.map((it) => it.workOrderId),
  );
