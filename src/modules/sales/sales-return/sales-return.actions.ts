/** The verbs of a sales return. */
import { postEach } from "../../../documents/posting.ts";
import { upstreamOf } from "../../../documents/upstream.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import type { Id } from "../../../kernel/ids.ts";
import { inUnit } from "../../../kernel/unit.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { locationKinds } from "../../inventory/api.ts";
import { deliveryLines } from "../api.ts";
import { postSalesReturn } from "./sales-return.posting.ts";
import { checkNotOverReturned, checkReturnable, checkReturnPlaces, type SalesReturn } from "./sales-return.rules.ts";
import { salesReturn } from "./sales-return.ts";

type ReturnRun = Run<typeof salesReturn>;

export const salesReturnActions = actions(
  salesReturn,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const deliveries = await deliveriesOf(run, true);
      const lines = documents.flatMap((it) => it.lines);
      const lineIds = [...deliveries.keys()];
      const kinds = await locationKinds(
        tx,
        by.orgId,
        lines.map((line) => line.locationId),
      );
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.returnedOn),
        items: lines.map((line) => line.itemId),
        openItems: lineIds,
        progressOf: lineIds,
        usesOf: lineIds,
      });
      const check = (it: SalesReturn, trial: Book) => {
        const wrong = checkReturnable(it, deliveries);
        const left = (id: Id) => {
          const delivered = deliveries.get(id)!;
          return delivered.quantity.minus(inUnit(trial.progress(id, "returned"), delivered));
        };
        return [
          ...checkPeriod(trial, it.returnedOn, "returnedOn"),
          ...checkReturnPlaces(it, kinds),
          ...(wrong.length > 0 ? wrong : checkNotOverReturned(it, left)),
        ];
      };
      return postEach(run, book, check, (it, trial) => postSalesReturn(it, deliveries, trial));
    },

    void: (run) =>
      voidPostings(
        run,
        run.documents.flatMap((it) => it.lines.map((line) => line.id)),
      ),
  },
  {
    async upstream(run) {
      const deliveries = await deliveriesOf(run);
      return upstreamOf("delivery", run.documents, (line) => deliveries.get(line.deliveryLineId)?.deliveryId);
    },
  },
);

const deliveriesOf = (run: ReturnRun, lock = false) =>
  run.named(
    deliveryLines,
    run.documents.flatMap((it) => it.lines.map((line) => line.deliveryLineId)),
    lock,
  );
