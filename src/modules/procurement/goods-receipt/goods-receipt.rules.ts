/** What must hold for a receipt. Pure: each check returns every issue it finds. */

import type { Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { checkExact, inUnit } from "../../../kernel/unit.ts";
import type { purchaseOrder } from "../purchase-order/purchase-order.ts";
import type { goodsReceipt } from "./goods-receipt.ts";

export type GoodsReceipt = DocumentOf<typeof goodsReceipt>;
export type PurchaseOrder = DocumentOf<typeof purchaseOrder>;
type OrderLine = PurchaseOrder["lines"][number];

/** May goods come in on this order, and do the lines fit it? Holds from arrival on. */
export function checkFitsOrder(receipt: GoodsReceipt, order: PurchaseOrder | undefined): Issue[] {
  if (!order) return [error("procurement.order_missing", {}, "orderId")];
  const issues: Issue[] = [];
  if (order.state !== "approved")
    issues.push(error("procurement.order_not_open", { number: order.number ?? "", state: order.state }, "orderId"));
  if (order.supplierId !== receipt.supplierId)
    issues.push(error("procurement.other_supplier", { number: order.number ?? "" }, "supplierId"));
  receipt.lines.forEach((line, i) => {
    const ordered = order.lines.find((it) => it.id === line.orderLineId);
    if (!ordered)
      issues.push(
        error(
          "procurement.line_not_of_order",
          { line: line.lineNo, number: order.number ?? "" },
          `lines.${i}.orderLineId`,
        ),
      );
    else if (ordered.itemId !== line.itemId)
      issues.push(error("procurement.other_item", { line: line.lineNo }, `lines.${i}.itemId`));
    if (ordered) issues.push(...checkParts(line, ordered, `lines.${i}`));
  });
  return issues;
}

/** Each part of what arrived is a quantity of the stock unit. */
function checkParts(line: GoodsReceipt["lines"][number], ordered: OrderLine, path: string): Issue[] {
  const parts = ["quantityArrived", "quantityAccepted", "quantityRejected"] as const;
  return parts.flatMap((part) => checkExact(line[part], ordered, `${path}.${part}`));
}

/** Every piece that arrived is accepted or rejected, and a rejection says why. */
export function checkInspected(receipt: GoodsReceipt): Issue[] {
  return receipt.lines.flatMap((line, i) => {
    const issues: Issue[] = [];
    const { quantityArrived: arrived, quantityAccepted: accepted, quantityRejected: rejected } = line;
    const path = `lines.${i}`;
    if (!arrived.isPositive())
      issues.push(error("procurement.nothing_arrived", { line: line.lineNo }, `${path}.quantityArrived`));
    if (accepted.isNegative() || rejected.isNegative() || !accepted.plus(rejected).equals(arrived))
      issues.push(
        error(
          "procurement.parts_differ",
          { line: line.lineNo, arrived, accepted, rejected },
          `${path}.quantityAccepted`,
        ),
      );
    if (rejected.isPositive() && !line.rejectReason)
      issues.push(error("procurement.reason_missing", { line: line.lineNo, rejected }, `${path}.rejectReason`));
    return issues;
  });
}

/**
 * Not more than ordered plus the line's tolerance, all receipts together: 120 ordered at 5 % is 126. More needs the consent of
 * somebody who may over-receive. @param receivedBefore what the books say was accepted on the order line, in stock units
 */
export function checkNotOverReceived(
  receipt: GoodsReceipt,
  order: PurchaseOrder,
  receivedBefore: (orderLineId: Id) => Quantity,
): Issue[] {
  const here = new Map<Id, Quantity>();
  return receipt.lines.flatMap((line, i) => {
    const ordered = order.lines.find((it) => it.id === line.orderLineId);
    if (!ordered) return [];
    const together = (here.get(ordered.id) ?? inUnit(receivedBefore(ordered.id), ordered)).plus(line.quantityAccepted);
    here.set(ordered.id, together);
    const limit = mostReceivable(ordered);
    if (!limit.lessThan(together)) return [];
    const params = { line: line.lineNo, ordered: ordered.quantity, together, limit, number: order.number ?? "" };
    return [
      warning(
        "procurement.over_receipt",
        params,
        `lines.${i}.quantityAccepted`,
        "procurement.goods_receipt.over_receive",
      ),
    ];
  });
}

/** In the line's unit. */
export function mostReceivable(line: OrderLine): Quantity {
  return line.quantity.plus(line.quantity.percent(line.tolerancePercent));
}

/** Lot-tracked items need a lot; the others must not have one. */
export function checkLots(receipt: GoodsReceipt, isLotTracked: (itemId: Id) => boolean): Issue[] {
  return receipt.lines.flatMap((line, i) => {
    const path = `lines.${i}.lotCode`;
    if (isLotTracked(line.itemId))
      return line.lotCode ? [] : [error("procurement.lot_missing", { line: line.lineNo }, path)];
    return line.lotCode ? [error("procurement.lot_not_tracked", { line: line.lineNo }, path)] : [];
  });
}
