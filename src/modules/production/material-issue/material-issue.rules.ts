/** What must hold for an issue of material. Pure: each check returns every issue it finds. */
import { Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { type Book, checkOnHand } from "../../../ledger/book.ts";
import type { WorkOrder } from "../work-order/work-order.rules.ts";
import type { materialIssue } from "./material-issue.ts";

export type MaterialIssue = DocumentOf<typeof materialIssue>;

export const ISSUE_MORE = "production.material_issue.issue_more";

export function checkFitsOrder(it: MaterialIssue, order: WorkOrder): Issue[] {
  return it.lines.flatMap((line, i) => {
    const needed = order.lines.find((candidate) => candidate.id === line.orderLineId);
    if (!needed || needed.itemId !== line.itemId)
      return [
        error("production.line_not_of_order", { line: line.lineNo, number: order.number ?? "" }, `lines.${i}.itemId`),
      ];
    return line.quantity.isPositive()
      ? []
      : [error("production.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`)];
  });
}

/** Items that are kept by lot say which lot moves, and the others none. */
export function checkLots(it: MaterialIssue, book: Book): Issue[] {
  return it.lines.flatMap((line, i) => {
    const path = `lines.${i}.lotCode`;
    if (book.isLotTracked(line.itemId))
      return line.lotCode ? [] : [error("production.lot_missing", { line: line.lineNo }, path)];
    return line.lotCode ? [error("production.lot_not_tracked", { line: line.lineNo }, path)] : [];
  });
}

/** What goes out is there, and not more than the order needs unless somebody agrees; what comes back went out. @param lots by line */
export function checkQuantities(it: MaterialIssue, order: WorkOrder, lots: ReadonlyMap<Id, Id>, book: Book): Issue[] {
  const lotOf = (line: MaterialIssue["lines"][number]) => lots.get(line.id) ?? NO_ID;
  if (it.direction === "back") return checkBack(it, order, lotOf, book);
  const moves = it.lines.map((line, i) => {
    const { itemId, locationId, quantity } = line;
    return { itemId, locationId, lotId: lotOf(line), isOwned: true, quantity, path: `lines.${i}.quantity` };
  });
  return [...checkOnHand(book, moves), ...checkNotMore(it, order, book)];
}

function checkNotMore(it: MaterialIssue, order: WorkOrder, book: Book): Issue[] {
  const here = new Map<Id, Quantity>();
  return it.lines.flatMap((line, i) => {
    const needed = order.lines.find((candidate) => candidate.id === line.orderLineId)!.quantity;
    const before = here.get(line.orderLineId) ?? book.progress(line.orderLineId, "issued");
    const after = before.plus(line.quantity);
    here.set(line.orderLineId, after);
    if (!needed.lessThan(after)) return [];
    const params = { line: line.lineNo, needed, issued: before, quantity: line.quantity };
    return [warning("production.issued_more", params, `lines.${i}.quantity`, ISSUE_MORE)];
  });
}

function checkBack(
  it: MaterialIssue,
  order: WorkOrder,
  lotOf: (line: MaterialIssue["lines"][number]) => Id,
  book: Book,
): Issue[] {
  const left = new Map<string, Quantity>();
  return it.lines.flatMap((line, i) => {
    const key = `${line.itemId} ${lotOf(line)}`;
    const out = left.get(key) ?? book.use(order.id, line.itemId, lotOf(line)).quantity;
    left.set(key, out.minus(line.quantity));
    if (!out.lessThan(line.quantity)) return [];
    const params = { line: line.lineNo, quantity: line.quantity, out: out.isPositive() ? out : Quantity.zero };
    return [error("production.back_more", params, `lines.${i}.quantity`)];
  });
}
