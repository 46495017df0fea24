/** What must hold for a work order, and what it needs for so many pieces. Pure. */
import { type Amount, divideRounded, Quantity, type UnitPrice } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { shareOf, unitsFor } from "../../items/bill-of-material/component-need.ts";
import type { workOrder } from "./work-order.ts";

export type WorkOrder = DocumentOf<typeof workOrder>;

/** A bill of material as an order takes it: what `quantity` pieces need. */
export interface Bill {
  readonly id: Id;
  readonly itemId: Id;
  readonly quantity: Quantity;
  readonly labourCost: UnitPrice;
  readonly overheadCost: UnitPrice;
  readonly lines: readonly { readonly itemId: Id; readonly quantity: Quantity; readonly scrapPercent: string }[];
}

export interface ItemFacts {
  readonly isStocked: boolean;
  readonly isLotTracked: boolean;
}

/** `amount` × `part` ÷ `whole`, to six decimals. */
export function proportion(amount: Quantity, part: Quantity, whole: Quantity): Quantity {
  return new Quantity(divideRounded(amount.units * part.units, whole.units));
}

/**
 * What an order of so many pieces needs by its bill: 2 a piece, 5 % of which are lost on the way, for 10 pieces are 21.
 * An item that stands twice on the bill is one component.
 */
export function componentsOf(bill: Bill, pieces: Quantity): Map<Id, Quantity> {
  const needs = new Map<Id, Quantity>();
  for (const line of bill.lines) {
    const needed = new Quantity(unitsFor(pieces.units, shareOf(bill.quantity, line)));
    needs.set(line.itemId, (needs.get(line.itemId) ?? Quantity.zero).plus(needed));
  }
  return needs;
}

/** What of a component the pieces from `before` to `before + pieces` need; the last of the order need what is left of it. */
export function neededFor(needed: Quantity, order: WorkOrder, before: Quantity, pieces: Quantity): Quantity {
  const upTo = (made: Quantity) => (made.lessThan(order.quantity) ? proportion(needed, made, order.quantity) : needed);
  return upTo(before.plus(pieces)).minus(upTo(before));
}

/** May anything be booked on this order? */
export function checkOpen(order: WorkOrder | undefined): Issue[] {
  if (!order) return [error("production.order_missing", {}, "workOrderId")];
  const { number, state } = order;
  return state === "released"
    ? []
    : [error("production.order_not_released", { number: number ?? "", state }, "workOrderId")];
}

/** @param done pieces that were made or scrapped @param issued by order line */
export function checkRelease(
  it: WorkOrder,
  items: ReadonlyMap<Id, ItemFacts>,
  done: Quantity,
  issued: (lineId: Id) => Quantity,
): Issue[] {
  const issues: Issue[] = [];
  if (!it.quantity.isPositive()) issues.push(error("production.quantity_not_positive", { line: 0 }, "quantity"));
  else if (it.quantity.lessThan(done))
    issues.push(error("production.below_done", { quantity: it.quantity, done }, "quantity"));
  if (it.dueOn < it.startOn)
    issues.push(error("production.due_before_start", { start: it.startOn, due: it.dueOn }, "dueOn"));
  if (!items.get(it.itemId)?.isStocked) issues.push(error("production.not_stocked", { line: 0 }, "itemId"));
  if (it.lines.length === 0) issues.push(error("production.no_components", {}, "billOfMaterialId"));
  return [...issues, ...checkComponents(it, items, issued)];
}

function checkComponents(it: WorkOrder, items: ReadonlyMap<Id, ItemFacts>, issued: (lineId: Id) => Quantity): Issue[] {
  const seen = new Map<Id, number>();
  return it.lines.flatMap(({ id, itemId, lineNo, quantity }, i) => {
    const path = `lines.${i}.itemId`;
    const first = seen.get(itemId);
    seen.set(itemId, lineNo);
    const facts = items.get(itemId);
    if (itemId === it.itemId) return [error("production.made_of_itself", { line: lineNo }, path)];
    if (first) return [error("production.component_twice", { line: lineNo, first }, path)];
    if (!facts?.isStocked) return [error("production.not_stocked", { line: lineNo }, path)];
    if (it.issuing === "backflush" && facts.isLotTracked)
      return [error("production.backflush_lot", { line: lineNo }, path)];
    if (!quantity.isPositive())
      return [error("production.quantity_not_positive", { line: lineNo }, `lines.${i}.quantity`)];
    return quantity.lessThan(issued(id))
      ? [error("production.below_issued", { line: lineNo, quantity, issued: issued(id) }, `lines.${i}.quantity`)]
      : [];
  });
}

/** An order is closed when nothing is left in process, and cancelled when nothing was done. */
export function checkNothingInProcess(it: WorkOrder, inProcess: Amount): Issue[] {
  return inProcess.isZero() ? [] : [error("production.material_out", { number: it.number ?? "", amount: inProcess })];
}
