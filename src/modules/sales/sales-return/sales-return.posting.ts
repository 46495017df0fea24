/**
 * What a sales return does to the books (CHINA §3): the delivery's own entries, in red, and the goods are here again at what they cost when
 * they went out. What of the line is not invoiced goes first; what was invoiced leaves 112202 in credit until the credit note takes it up.
 *
 *   1 of 6 @ 1000.00 + 13 %, cost 700.00  →  Dr 112202 −1130.00; Cr 500101 −1000.00; Cr 222106 −130.00; Cr inventory −700.00; Dr 540101 −700.00
 *   the same after all 6 are invoiced        →  the same; 112202 owes the customer 1130.00
 *   a service                                →  no stock, no cost
 */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { NO_ID } from "../../../kernel/ids.ts";
import { convert, extend, share } from "../../../kernel/money.ts";
import { inStock, inUnit } from "../../../kernel/unit.ts";
import type { Book } from "../../../ledger/book.ts";
import { foreignOf, type Posting } from "../../../ledger/posting.ts";
import { type DeliveryLine, openToInvoice, taxOf } from "../delivery/delivery.ts";
import type { SalesReturn } from "./sales-return.rules.ts";

export function postSalesReturn(it: SalesReturn, deliveries: ReadonlyMap<Id, DeliveryLine>, book: Book): Posting {
  const { customerId: partyId } = it;
  const posting = book.posting({
    documentType: "sales_return",
    documentId: it.id,
    number: it.number,
    postedOn: it.returnedOn,
    summary: it.number ?? "",
  });
  for (const line of it.lines) {
    const delivered = deliveries.get(line.deliveryLineId)!;
    const { itemId, locationId } = line;
    const quantity = inStock(line.quantity, delivered);
    const { gross, tax, foreign, notInvoiced } = takenBack(book, delivered, quantity);
    const of = { partyId, itemId };
    posting
      .debit(book.account("delivered_not_invoiced"), gross.negated(), { ...of, openItemId: delivered.id, foreign })
      .credit(book.account("sales"), tax.minus(gross), of)
      .credit(book.account("output_vat_later"), tax.negated())
      .progress(delivered.id, "returned", quantity)
      .progress(delivered.orderLineId, "returned", quantity)
      // Of what was not invoiced nothing is left to credit.
      .progress(line.id, "invoiced", notInvoiced);
    if (!book.isStocked(itemId)) continue;
    const place = { itemId, locationId, lotId: delivered.lotId ?? NO_ID, isOwned: true };
    const cost = posting.stockFromUse({ ...place, quantity, usedFor: delivered.id, layerId: line.id });
    posting.debit(book.account("cost_of_sales"), cost.negated(), of);
  }
  return posting.done();
}

/** What the customer owes less for so many, with its tax, in base currency: what is open of them, then the order's price. */
function takenBack(book: Book, delivered: DeliveryLine, quantity: Quantity) {
  const progress = book.progress.bind(book);
  const open = openToInvoice(delivered, progress);
  const isOpen = open.isPositive();
  const notInvoiced = isOpen ? quantity.min(open) : quantity.minus(quantity);
  const invoiced = quantity.minus(notInvoiced);
  const taken = inStock(delivered.quantity, delivered).minus(open);
  const tax = taxOf(delivered, taken.plus(quantity)).minus(taxOf(delivered, taken));
  const fromOpen = isOpen ? share(book.openBalance(delivered.id), notInvoiced, open) : Amount.zero;
  const taxAfter = taxOf(delivered, taken.plus(quantity)).minus(taxOf(delivered, taken.plus(notInvoiced)));
  const netAfter = convert(extend(inUnit(invoiced, delivered), delivered.price), delivered.rate);
  const gross = fromOpen.plus(netAfter).plus(taxAfter);
  const item = book.openItem(delivered.id);
  const stated = item.currency && invoiced.isZero() ? share(item.currencyBalance, notInvoiced, open) : null;
  return { gross, tax, notInvoiced, foreign: foreignOf(item.currency, stated && stated.negated(), gross.negated()) };
}
