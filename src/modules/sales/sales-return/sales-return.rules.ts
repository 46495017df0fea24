/** What must hold for a sales return. Pure: each check returns every issue it finds. */
import type { Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { checkExact } from "../../../kernel/unit.ts";
import type { DeliveryLine } from "../delivery/delivery.ts";
import type { salesReturn } from "./sales-return.ts";

export type SalesReturn = DocumentOf<typeof salesReturn>;

/** The lines name posted deliveries to this customer, and the same items. */
export function checkReturnable(it: SalesReturn, deliveries: ReadonlyMap<Id, DeliveryLine>): Issue[] {
  return it.lines.flatMap((line, i) => {
    const path = `lines.${i}.deliveryLineId`;
    const delivered = deliveries.get(line.deliveryLineId);
    if (!delivered) return [error("sales.delivery_line_missing", { line: line.lineNo }, path)];
    const number = delivered.deliveryNumber ?? "";
    const issues: Issue[] = [];
    if (delivered.deliveryState !== "posted")
      issues.push(error("sales.return_not_delivered", { line: line.lineNo, number }, path));
    if (delivered.customerId !== it.customerId)
      issues.push(error("sales.return_other_customer", { line: line.lineNo, number }, path));
    if (delivered.itemId !== line.itemId)
      issues.push(error("sales.return_other_item", { line: line.lineNo, number }, `lines.${i}.itemId`));
    if (!line.quantity.isPositive())
      issues.push(error("sales.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`));
    return [...issues, ...checkExact(line.quantity, delivered, `lines.${i}.quantity`)];
  });
}

/** Not more comes back than went out. @param left what of a delivery line can still come back, in its unit */
export function checkNotOverReturned(it: SalesReturn, left: (deliveryLineId: Id) => Quantity): Issue[] {
  const rest = new Map<Id, Quantity>();
  return it.lines.flatMap((line, i) => {
    const available = rest.get(line.deliveryLineId) ?? left(line.deliveryLineId);
    rest.set(line.deliveryLineId, available.minus(line.quantity));
    if (!available.lessThan(line.quantity)) return [];
    const figures = { line: line.lineNo, quantity: line.quantity, left: available };
    return [error("sales.over_returned", figures, `lines.${i}.quantity`)];
  });
}

/** Goods come back to be inspected, to use or to reject; what is scrapped goes there later. @param kinds by location */
export function checkReturnPlaces(it: SalesReturn, kinds: ReadonlyMap<Id, string>): Issue[] {
  return it.lines.flatMap((line, i) =>
    kinds.get(line.locationId) === "scrap"
      ? [error("sales.return_to_scrap", { line: line.lineNo, location: line.locationId }, `lines.${i}.locationId`)]
      : [],
  );
}
