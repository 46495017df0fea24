/** What was booked on a work order is taken back newest first, while the order is open. */
import { ofDocument } from "../../../documents/issues.ts";
import type { Run } from "../../../documents/verbs.ts";
import type { AnyDocument } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error } from "../../../kernel/refusal.ts";
import { checkOpen, type WorkOrder } from "./work-order.rules.ts";
import { completionsAfter } from "./work-order.store.ts";

/** A completion took its share of all that was in process before it, so it rests on every issue before it. */
export async function refuseLater<D extends AnyDocument>(
  run: Run<D>,
  orders: ReadonlyMap<Id, WorkOrder>,
): Promise<void> {
  const later = await completionsAfter(
    run.tx,
    run.by.orgId,
    run.documents.map((it) => it.id),
  );
  run.refuseIf(
    run.documents.flatMap((it, i) => {
      const orderId = (it as unknown as { workOrderId: Id }).workOrderId;
      const numbers = later.filter((row) => row.documentId === it.id).map((row) => row.number);
      const rests =
        numbers.length === 0
          ? []
          : [error("ledger.others_rest_on_it", { documents: numbers.join(", "), count: numbers.length })];
      return ofDocument(i, [...checkOpen(orders.get(orderId)), ...rests]);
    }),
  );
}
