/** What other modules' servers may ask of purchasing. */
import { Quantity, UnitPrice } from "../../kernel/decimal.ts";
import type { DocumentInput } from "../../kernel/document.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import type { purchaseOrder } from "./purchase-order/purchase-order.ts";
import { loadReceiptLines, type ReceiptLineRow } from "./goods-receipt/goods-receipt.store.ts";

/** A receipt line with what its order promised: what a bill or a return is matched against. */
export interface ReceiptLine extends Omit<ReceiptLineRow, "accepted" | "rejected" | "price" | "rate"> {
  readonly accepted: Quantity;
  readonly rejected: Quantity;
  /** The order's price without tax, in the order's currency. */
  readonly price: UnitPrice;
  readonly rate: UnitPrice;
}

/** By id; unknown ids are left out. */
export async function receiptLines(tx: Tx, orgId: Id, lineIds: readonly Id[]): Promise<Map<Id, ReceiptLine>> {
  if (lineIds.length === 0) return new Map();
  const rows = await loadReceiptLines(tx, orgId, lineIds);
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, accepted: Quantity.of(row.accepted), rejected: Quantity.of(row.rejected), price: UnitPrice.of(row.price), rate: UnitPrice.of(row.rate) },
    ]),
  );
}

export { purchaseOrderActions } from "./purchase-order/purchase-order.actions.ts";
export type PurchaseOrderInput = DocumentInput<typeof purchaseOrder>;
