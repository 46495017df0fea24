/**
 * What a delivery does to the books (CHINA §3, shipment = sale): the goods leave stock at their cost, and the customer owes the order's
 * price with tax; the tax is due with the invoice.
 *
 *   6 @ 1000.00 + 13 %, cost 700.00 each  →  Dr 112202 6780.00; Cr 500101 6000.00; Cr 222106 780.00; Dr 540101 4200.00; Cr inventory 4200.00
 *   2 boxes of 4 @ 3600.00 a box              →  8 pieces leave; Dr 112202 8136.00; Cr 500101 7200.00; Cr 222106 936.00
 *   10 @ 100.00 US dollars + 0 %, rate 7.10   →  Dr 112202 7100.00 (1000.00 US dollars); Cr 500101 7100.00
 *   a service                                 →  no stock, no cost
 */
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { convert, extend, percentOf } from "../../../kernel/money.ts";
import { inStock } from "../../../kernel/unit.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { SalesOrder } from "../sales-order/sales-order.rules.ts";
import type { Delivery } from "./delivery.rules.ts";

export interface DeliveryFacts {
  readonly baseCurrency: string;
  /** Lot of each line that has a lot code. */
  readonly lots: ReadonlyMap<Id, Id>;
}

export function postDelivery(delivery: Delivery, order: SalesOrder, facts: DeliveryFacts, book: Book): Posting {
  const { customerId: partyId } = delivery;
  const posting = book.posting({
    documentType: "delivery",
    documentId: delivery.id,
    number: delivery.number,
    postedOn: delivery.deliveredOn,
    summary: `${delivery.number ?? ""} ${order.number ?? ""}`.trim(),
  });
  for (const line of delivery.lines) {
    const ordered = order.lines.find((it) => it.id === line.orderLineId)!;
    const { itemId, locationId } = line;
    const quantity = inStock(line.quantity, ordered);
    const net = extend(line.quantity, ordered.price);
    const tax = percentOf(net, ordered.taxRate);
    const [netBase, taxBase] = [convert(net, order.rate), convert(tax, order.rate)];
    const isForeign = order.currency !== facts.baseCurrency;
    const foreign = isForeign ? { currency: order.currency, rate: order.rate, amount: net.plus(tax) } : null;
    posting
      .debit(book.account("delivered_not_invoiced"), netBase.plus(taxBase), {
        partyId,
        itemId,
        openItemId: line.id,
        foreign,
      })
      .credit(book.account("sales"), netBase, { partyId, itemId })
      .credit(book.account("output_vat_later"), taxBase)
      .progress(ordered.id, "shipped", quantity);
    if (!book.isStocked(itemId)) continue;
    const lotId = facts.lots.get(line.id) ?? NO_ID;
    const cost = posting.stockOut({ itemId, locationId, lotId, isOwned: true, quantity, usedFor: line.id });
    posting.debit(book.account("cost_of_sales"), cost, { partyId, itemId });
  }
  return posting.done();
}
