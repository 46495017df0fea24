/**
 * What an issue of material does to the books (CHINA §3, Production and subcontracting).
 *
 *   60 @ 10.00 into an order              →  Dr work in process 600.00; Cr inventory 600.00
 *   6 of them come back                   →  Dr work in process −60.00; Cr inventory −60.00
 *   back 6 of 60 that cost 610.00 in all  →  61.00: what they cost when they went, whatever the stock costs now
 */
import { Amount } from "../../../kernel/decimal.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { WorkOrder } from "../work-order/work-order.rules.ts";
import type { MaterialIssue } from "./material-issue.rules.ts";

/** @param lots by line */
export function postMaterialIssue(it: MaterialIssue, order: WorkOrder, lots: ReadonlyMap<Id, Id>, book: Book): Posting {
  const posting = book.posting({
    documentType: "material_issue",
    documentId: it.id,
    number: it.number,
    postedOn: it.movedOn,
    summary: `${it.number ?? ""} ${order.number ?? ""}`.trim(),
  });
  const costs = it.lines.map(({ id, orderLineId, itemId, locationId, quantity }) => {
    const place = { itemId, locationId, lotId: lots.get(id) ?? NO_ID, isOwned: true, quantity, usedFor: order.id };
    const isOut = it.direction === "out";
    posting.progress(orderLineId, "issued", isOut ? quantity : quantity.negated());
    return isOut ? posting.stockOut(place) : posting.stockFromUse({ ...place, layerId: id }).negated();
  });
  return posting
    .debit(book.account("work_in_process"), Amount.sum(costs), { openItemId: order.id, itemId: order.itemId })
    .done();
}
