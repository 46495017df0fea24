/** What other modules' servers may ask of sales. */
import { Quantity, UnitPrice } from "../../kernel/decimal.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { loadDeliveryLines } from "./delivery/delivery.store.ts";
import type { DeliveryLine } from "./delivery/delivery.ts";
import type { Credit } from "./sales-order/sales-order.rules.ts";
import { readCredit } from "./sales-order/sales-order.store.ts";
import { loadReturnLines } from "./sales-return/sales-return.store.ts";
import type { ReturnLine } from "./sales-return/sales-return.ts";

export { SEE_MARGIN } from "./promise/promise.router.ts";

/** By id; unknown ids are left out. What is posted on them locks them first. */
export async function deliveryLines(
  tx: Tx,
  orgId: Id,
  lineIds: readonly Id[],
  lock = false,
): Promise<Map<Id, DeliveryLine>> {
  if (lineIds.length === 0) return new Map();
  const rows = await loadDeliveryLines(tx, orgId, lineIds, lock);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        quantity: Quantity.of(row.quantity),
        unitQuantity: Quantity.of(row.unitQuantity),
        unitStockQuantity: Quantity.of(row.unitStockQuantity),
        price: UnitPrice.of(row.price),
        rate: UnitPrice.of(row.rate),
      },
    ]),
  );
}

/** What a customer owes and has been promised, as the approval of an order counts it; undefined: there is no such customer. */
export async function creditStanding(tx: Tx, orgId: Id, customerId: Id): Promise<Credit | undefined> {
  return (await readCredit(tx, orgId, [customerId], [])).get(customerId);
}

/** What came back, by id; unknown ids are left out. What is posted on them locks them first. */
export async function returnLines(
  tx: Tx,
  orgId: Id,
  lineIds: readonly Id[],
  lock = false,
): Promise<Map<Id, ReturnLine>> {
  return lineIds.length === 0 ? new Map() : await loadReturnLines(tx, orgId, lineIds, lock);
}
