/**
 * What a completion does to the books (CHINA §3 and §4, product cost by work order). An order of 10 needs 20 forks; all were issued for 200.00;
 * labour 3.00 and overhead 2.00 a piece.
 *
 *   4 good                      →  8 forks 80.00, labour 12.00, overhead 8.00: Dr inventory 100.00; Cr work in process 80.00, labour 12.00, overhead 8.00
 *   4 good, 1 scrapped          →  10 forks 100.00, labour 15.00, overhead 10.00: Dr inventory 125.00, 31.25 a piece
 *   4 good, 1 scrapped abnormal →  Dr inventory 100.00; Dr 190101 25.00
 *   the last 6                  →  whatever is left in process: 120.00
 *   backflush, 4 good           →  8 forks leave the warehouse into the order first: Dr work in process 80.00; Cr inventory 80.00
 *   8 good, the last            →  nothing stays in process, though 10 were ordered: 200.00 of forks
 *
 * Components leave the order at the average of what they cost when they were issued, as many as the pieces need; the last pieces take the
 * rest, so a cent is never left and what was wasted is borne by the order.
 */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { extend, share } from "../../../kernel/money.ts";
import type { Book, PostingBuilder } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import { neededFor, type WorkOrder } from "../work-order/work-order.rules.ts";
import { type Completion, doneBefore, isLastOf, piecesOf } from "./completion.rules.ts";

export interface CompletionFacts {
  /** Lot of what is made, where it is kept by lot. */
  readonly lotId: Id;
  /** Where backflushed components leave from. */
  readonly usableLocationId: Id;
}

export function postCompletion(it: Completion, order: WorkOrder, facts: CompletionFacts, book: Book): Posting {
  const posting = book.posting({
    documentType: "completion",
    documentId: it.id,
    number: it.number,
    postedOn: it.completedOn,
    summary: `${it.number ?? ""} ${order.number ?? ""}`.trim(),
  });
  const pieces = piecesOf(it);
  if (order.issuing === "backflush") backflush(posting, it, order, facts.usableLocationId, book);
  const materials = materialCost(it, order, book);
  const labour = extend(pieces, order.labourCost);
  const overhead = extend(pieces, order.overheadCost);
  const total = Amount.sum([materials, labour, overhead]);
  const loss = it.isScrapAbnormal ? share(total, it.quantityScrapped, pieces) : Amount.zero;
  const { itemId } = order;
  posting
    .debit(book.account("labour"), labour, { itemId })
    .credit(book.account("labour_absorbed"), labour)
    .debit(book.account("overhead"), overhead, { itemId })
    .credit(book.account("overhead_absorbed"), overhead);
  if (it.quantity.isPositive()) {
    const place = { itemId, locationId: it.locationId, lotId: facts.lotId, isOwned: true };
    posting.stockIn({ ...place, quantity: it.quantity, value: total.minus(loss), layerId: it.id });
  }
  return posting
    .debit(book.account("suspense"), loss, { itemId })
    .credit(book.account("work_in_process"), materials, { openItemId: order.id, itemId })
    .credit(book.account("labour"), labour, { itemId })
    .credit(book.account("overhead"), overhead, { itemId })
    .progress(order.id, "produced", it.quantity)
    .progress(order.id, "scrapped", it.quantityScrapped)
    .done();
}

/** The components of these pieces leave the warehouse into the order. */
function backflush(posting: PostingBuilder, it: Completion, order: WorkOrder, locationId: Id, book: Book): void {
  const costs = order.lines.map((line) => {
    const quantity = toBackflush(it, order, line.quantity, book);
    if (!quantity.isPositive()) return Amount.zero;
    posting.progress(line.id, "issued", quantity);
    const place = { itemId: line.itemId, locationId, lotId: NO_ID, isOwned: true };
    return posting.stockOut({ ...place, quantity, usedFor: order.id });
  });
  const { id: openItemId, itemId } = order;
  posting.debit(book.account("work_in_process"), Amount.sum(costs), { openItemId, itemId });
}

export function toBackflush(it: Completion, order: WorkOrder, needed: Quantity, book: Book): Quantity {
  return neededFor(needed, order, doneBefore(order, book), piecesOf(it));
}

/** What the components of these pieces cost: of each, the part of what was issued that they need. The last pieces take all that is left. */
function materialCost(it: Completion, order: WorkOrder, book: Book): Amount {
  const inProcess = book.openBalance(order.id);
  if (isLastOf(it, order, book)) return inProcess;
  const before = doneBefore(order, book);
  const taken = order.lines.map(({ itemId, quantity: needed }) => {
    const issued = book.useOfItem(order.id, itemId);
    if (!issued.quantity.isPositive()) return Amount.zero;
    const wanted = neededFor(needed, order, before, piecesOf(it));
    return share(issued.value, wanted.min(issued.quantity), issued.quantity);
  });
  return Amount.sum(taken).min(inProcess);
}
