/** What must hold for a delivery. Pure: each check returns every issue it finds. */
import type { Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { checkExact, inStock, inUnit } from "../../../kernel/unit.ts";
import { type Book, checkOnHand } from "../../../ledger/book.ts";
import type { SalesOrder } from "../sales-order/sales-order.rules.ts";
import type { delivery } from "./delivery.ts";

export type Delivery = DocumentOf<typeof delivery>;

/** May goods go out on this order, and do the lines fit it? Holds from the release on. */
export function checkFitsOrder(it: Delivery, order: SalesOrder | undefined): Issue[] {
  if (!order) return [error("sales.order_missing", {}, "orderId")];
  const number = order.number ?? "";
  const issues: Issue[] = [];
  if (order.state !== "approved") issues.push(error("sales.order_not_open", { number, state: order.state }, "orderId"));
  if (order.customerId !== it.customerId) issues.push(error("sales.other_customer", { number }, "customerId"));
  it.lines.forEach((line, i) => {
    const ordered = order.lines.find((candidate) => candidate.id === line.orderLineId);
    if (!ordered)
      issues.push(error("sales.line_not_of_order", { line: line.lineNo, number }, `lines.${i}.orderLineId`));
    else if (ordered.itemId !== line.itemId)
      issues.push(error("sales.other_item", { line: line.lineNo }, `lines.${i}.itemId`));
    if (!line.quantity.isPositive())
      issues.push(error("sales.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`));
    else if (ordered) issues.push(...checkExact(line.quantity, ordered, `lines.${i}.quantity`));
  });
  return issues;
}

/** Not more than was ordered, all deliveries together. @param shippedBefore by order line, in stock units */
export function checkNotOverShipped(
  it: Delivery,
  order: SalesOrder,
  shippedBefore: (orderLineId: Id) => Quantity,
): Issue[] {
  const here = new Map<Id, Quantity>();
  return it.lines.flatMap((line, i) => {
    const ordered = order.lines.find((candidate) => candidate.id === line.orderLineId);
    if (!ordered) return [];
    const before = here.get(ordered.id) ?? inUnit(shippedBefore(ordered.id), ordered);
    here.set(ordered.id, before.plus(line.quantity));
    const left = ordered.quantity.minus(before);
    if (!left.lessThan(line.quantity)) return [];
    return [error("sales.over_shipped", { line: line.lineNo, quantity: line.quantity, left }, `lines.${i}.quantity`)];
  });
}

/** Customers get what is usable. @param kinds by location */
export function checkPlaces(it: Delivery, kinds: ReadonlyMap<Id, string>): Issue[] {
  return it.lines.flatMap((line, i) =>
    kinds.get(line.locationId) === "usable"
      ? []
      : [error("sales.place_not_usable", { line: line.lineNo, location: line.locationId }, `lines.${i}.locationId`)],
  );
}

/** Items that are kept by lot say which lot leaves, and the others none. */
export function checkLots(it: Delivery, book: Book): Issue[] {
  return it.lines.flatMap((line, i) => {
    const path = `lines.${i}.lotCode`;
    if (book.isLotTracked(line.itemId))
      return line.lotCode ? [] : [error("sales.lot_missing", { line: line.lineNo }, path)];
    return line.lotCode ? [error("sales.lot_not_tracked", { line: line.lineNo }, path)] : [];
  });
}

/** What leaves is there. @param lots by line */
export function checkInStock(it: Delivery, order: SalesOrder, lots: ReadonlyMap<Id, Id>, book: Book): Issue[] {
  const leaving = it.lines.flatMap((line, i) => {
    const ordered = order.lines.find((candidate) => candidate.id === line.orderLineId);
    if (!ordered || !book.isStocked(line.itemId)) return [];
    const { itemId, locationId } = line;
    const place = { itemId, locationId, lotId: lots.get(line.id) ?? NO_ID, isOwned: true };
    return [{ ...place, quantity: inStock(line.quantity, ordered), path: `lines.${i}.quantity` }];
  });
  return checkOnHand(book, leaving);
}

/** What an item's stock in a warehouse is kept for, besides the orders that go out now; in stock units. */
export interface Kept {
  readonly itemId: Id;
  readonly warehouseId: Id;
  readonly warehouse: string;
  readonly locationIds: readonly Id[];
  readonly onHand: Quantity;
  readonly forOthers: Quantity;
}

export const TAKE_KEPT = "sales.delivery.take_kept";

/** What is kept for other orders stays, or somebody who may agrees that it goes out. The documents of a batch together. */
export function checkKept(
  deliveries: readonly Delivery[],
  orders: ReadonlyMap<Id, SalesOrder>,
  kept: readonly Kept[],
): Issue[] {
  const left = new Map(kept.map((it) => [it, it.onHand.minus(it.forOthers)]));
  return deliveries.flatMap((it, document) =>
    it.lines.flatMap((line, i) => {
      const ordered = orders.get(it.orderId)?.lines.find((candidate) => candidate.id === line.orderLineId);
      const here = kept.find((k) => k.itemId === line.itemId && k.locationIds.includes(line.locationId));
      if (!ordered || !here) return [];
      const rest = left.get(here)!.minus(inStock(line.quantity, ordered));
      left.set(here, rest);
      if (!rest.isNegative() || !here.forOthers.isPositive()) return [];
      const params = { line: line.lineNo, kept: here.forOthers, missing: rest.negated(), warehouse: here.warehouse };
      return [{ ...warning("sales.kept_for_others", params, `lines.${i}.quantity`, TAKE_KEPT), document }];
    }),
  );
}

/** The delivery note has no prices: whoever unloads it need not know them. */
export const deliveryPaper = {
  header: ["customerId", "orderId", "deliveredOn", "shipTo", "carrier", "trackingNumber", "boxes", "remark"] as const,
  lines: [
    { key: "itemId" },
    {
      key: "unit",
      isText: true,
      compute: (line: Delivery["lines"][number], labels: Readonly<Record<string, { unit: string | null }>>) =>
        labels[line.orderLineId]?.unit ?? "",
    },
    { key: "quantity" },
    { key: "locationId" },
    { key: "lotCode" },
  ],
  signers: ["maker", "keeper", "customer"],
};
