/** What other modules' servers may ask of purchasing. */
import { Quantity, UnitPrice } from "../../kernel/decimal.ts";
import type { DocumentInput } from "../../kernel/document.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { loadReceiptLines } from "./goods-receipt/goods-receipt.store.ts";
import type { ReceiptLine } from "./goods-receipt/goods-receipt.ts";
import type { purchaseOrder } from "./purchase-order/purchase-order.ts";

/** By id; unknown ids are left out. What is posted on them locks them first. */
export async function receiptLines(
  tx: Tx,
  orgId: Id,
  lineIds: readonly Id[],
  lock = false,
): Promise<Map<Id, ReceiptLine>> {
  if (lineIds.length === 0) return new Map();
  const rows = await loadReceiptLines(tx, orgId, lineIds, lock);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        accepted: Quantity.of(row.accepted),
        rejected: Quantity.of(row.rejected),
        unitQuantity: Quantity.of(row.unitQuantity),
        unitStockQuantity: Quantity.of(row.unitStockQuantity),
        price: UnitPrice.of(row.price),
        rate: UnitPrice.of(row.rate),
      },
    ]),
  );
}

export { purchaseOrderActions } from "./purchase-order/purchase-order.actions.ts";
export type PurchaseOrderInput = DocumentInput<typeof purchaseOrder>;
