/**
 * What a goods receipt does to the books (CHINA §3, 暂估入库): the accepted come into stock at the order's price without tax,
 * against received-not-billed; the rejected come into the rejected location as goods that are not ours.
 *
 *   arrived 100 @ 48.50, accepted 95, rejected 5  →  Dr inventory 4607.50; Cr received not billed 4607.50; 5 not owned
 *   2 boxes of 24 @ 48.00 a box, 1 rejected             →  24 in stock, Dr inventory 48.00; Cr received not billed 48.00; 24 not owned
 */

import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { convert, extend } from "../../../kernel/money.ts";
import { inStock } from "../../../kernel/unit.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { GoodsReceipt, PurchaseOrder } from "./goods-receipt.rules.ts";

export interface ReceiptPlaces {
  readonly baseCurrency: string;
  /** There is one where something is rejected. */
  readonly rejectedLocationId: Id | undefined;
  /** Lot of each line that has a lot code. */
  readonly lots: ReadonlyMap<Id, Id>;
}

export function postGoodsReceipt(
  receipt: GoodsReceipt,
  order: PurchaseOrder,
  places: ReceiptPlaces,
  book: Book,
): Posting {
  const posting = book.posting({
    documentType: "goods_receipt",
    documentId: receipt.id,
    number: receipt.number,
    postedOn: receipt.receivedOn,
    summary: `${receipt.number ?? ""} ${order.number ?? ""}`.trim(),
  });
  for (const line of receipt.lines) {
    const ordered = order.lines.find((it) => it.id === line.orderLineId)!;
    const lotId = places.lots.get(line.id) ?? NO_ID;
    if (line.quantityAccepted.isPositive()) {
      const quantity = inStock(line.quantityAccepted, ordered);
      const amount = extend(line.quantityAccepted, ordered.price);
      const value = convert(amount, order.rate);
      const foreign =
        order.currency === places.baseCurrency ? null : { currency: order.currency, rate: order.rate, amount };
      posting
        .stockIn({
          itemId: line.itemId,
          locationId: line.locationId,
          lotId,
          isOwned: true,
          quantity,
          value,
          layerId: line.id,
        })
        .credit(book.account("received_not_billed"), value, {
          partyId: receipt.supplierId,
          openItemId: line.id,
          itemId: line.itemId,
          foreign,
        })
        .progress(ordered.id, "received", quantity);
    }
    if (line.quantityRejected.isPositive()) {
      const quantity = inStock(line.quantityRejected, ordered);
      posting
        .notOwned({ itemId: line.itemId, locationId: places.rejectedLocationId!, lotId }, quantity)
        .progress(ordered.id, "rejected", quantity);
    }
  }
  return posting.done();
}
