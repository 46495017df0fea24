/** What must hold for a completion. Pure: each check returns every issue it finds. */
import type { Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { type Book, checkOnHand } from "../../../ledger/book.ts";
import { neededFor, type WorkOrder } from "../work-order/work-order.rules.ts";
import type { completion } from "./completion.ts";

export type Completion = DocumentOf<typeof completion>;

export const MAKE_MORE = "production.completion.make_more";

/** Good and scrapped together: both used components and hours. */
export const piecesOf = (it: Completion): Quantity => it.quantity.plus(it.quantityScrapped);

/** Pieces of the order that were made or scrapped before. */
export const doneBefore = (order: WorkOrder, book: Book): Quantity =>
  book.progress(order.id, "produced").plus(book.progress(order.id, "scrapped"));

/** With these pieces the order is done, or somebody says that no more will come. */
export const isLastOf = (it: Completion, order: WorkOrder, book: Book): boolean =>
  it.isLast || !doneBefore(order, book).plus(piecesOf(it)).lessThan(order.quantity);

export function checkPieces(it: Completion, order: WorkOrder, book: Book): Issue[] {
  const issues: Issue[] = [];
  if (it.quantity.isNegative() || !piecesOf(it).isPositive())
    issues.push(error("production.nothing_made", {}, "quantity"));
  if (it.quantityScrapped.isNegative()) issues.push(error("production.nothing_made", {}, "quantityScrapped"));
  if (it.quantityScrapped.isPositive() && !it.scrapReason)
    issues.push(error("production.scrap_reason_missing", { scrapped: it.quantityScrapped }, "scrapReason"));
  if (!it.quantity.isPositive() && !it.isScrapAbnormal)
    issues.push(error("production.nothing_good", { scrapped: it.quantityScrapped }, "isScrapAbnormal"));
  const left = order.quantity.minus(doneBefore(order, book));
  if (left.lessThan(piecesOf(it)))
    issues.push(warning("production.made_more", { quantity: piecesOf(it), left }, "quantity", MAKE_MORE));
  return issues;
}

/** What is made is kept by lot and says which, or is not and says none. */
export function checkLot(it: Completion, order: WorkOrder, book: Book): Issue[] {
  if (book.isLotTracked(order.itemId))
    return it.lotCode ? [] : [error("production.lot_missing", { line: 0 }, "lotCode")];
  return it.lotCode ? [error("production.lot_not_tracked", { line: 0 }, "lotCode")] : [];
}

/** The components are there: issued before, or in the warehouse to be backflushed. */
export function checkComponents(it: Completion, order: WorkOrder, usableLocationId: Id, book: Book): Issue[] {
  const before = doneBefore(order, book);
  const wanted = (needed: Quantity) => neededFor(needed, order, before, piecesOf(it));
  if (order.issuing === "backflush")
    return checkOnHand(
      book,
      order.lines.map(({ itemId, quantity }) => ({
        itemId,
        locationId: usableLocationId,
        lotId: NO_ID,
        isOwned: true,
        quantity: wanted(quantity),
        path: "quantity",
      })),
    );
  return order.lines.flatMap((line) => {
    const issued = book.progress(line.id, "issued");
    const used = neededFor(line.quantity, order, before.minus(before), before);
    const missing = used.plus(wanted(line.quantity)).minus(issued);
    if (!missing.isPositive()) return [];
    return [warning("production.not_issued", { line: line.lineNo, missing }, "quantity", MAKE_MORE)];
  });
}
