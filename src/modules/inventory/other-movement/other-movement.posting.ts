/**
 * What another receipt or issue does to the books (CHINA §3, Stock).
 *
 *   out 20 worth 20.00 to the office  →  Dr 560205 20.00; Cr inventory 20.00
 *   in 10 @ 10.00, donated            →  Dr inventory 100.00; Cr 530103 100.00
 */

import { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { extend } from "../../../kernel/money.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { type Book, checkOnHand } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { otherMovement } from "./other-movement.ts";

export type OtherMovement = DocumentOf<typeof otherMovement>;
type Lots = ReadonlyMap<Id, Id>;

export function checkMovement(it: OtherMovement, lots: Lots, book: Book): Issue[] {
  const issues = it.lines.flatMap((line, i) => {
    const own: Issue[] = [];
    if (!line.quantity.isPositive())
      own.push(error("inventory.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`));
    if (it.direction === "in" && (!line.price || line.price.isNegative()))
      own.push(error("inventory.price_missing", { line: line.lineNo }, `lines.${i}.price`));
    return own;
  });
  if (it.direction === "in") return issues;
  return [
    ...issues,
    ...checkOnHand(
      book,
      it.lines.map((line, i) => ({ ...placeOf(line, lots), quantity: line.quantity, path: `lines.${i}.quantity` })),
    ),
  ];
}

function placeOf(line: OtherMovement["lines"][number], lots: Lots) {
  return { itemId: line.itemId, locationId: line.locationId, lotId: lots.get(line.id) ?? NO_ID, isOwned: true };
}

export function postOtherMovement(it: OtherMovement, lots: Lots, book: Book): Posting {
  const summary = [it.number, it.reason].filter(Boolean).join(" ");
  const posting = book.posting({
    documentType: "other_movement",
    documentId: it.id,
    number: it.number,
    postedOn: it.movedOn,
    summary,
  });
  const costs: Amount[] = [];
  for (const line of it.lines) {
    if (it.direction === "out") costs.push(posting.stockOut({ ...placeOf(line, lots), quantity: line.quantity }));
    else {
      const value = extend(line.quantity, line.price!);
      posting.stockIn({ ...placeOf(line, lots), quantity: line.quantity, value, layerId: line.id });
      costs.push(value);
    }
  }
  const total = Amount.sum(costs);
  return (it.direction === "out" ? posting.debit(it.account, total) : posting.credit(it.account, total)).done();
}
