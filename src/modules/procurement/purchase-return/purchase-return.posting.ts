/**
 * What a purchase return does to the books (CHINA §3). Goods leave at the cost of the receipt they name.
 *
 *   10 @ 10.00 not billed yet   →  Dr inventory −100.00; Cr received not billed −100.00
 *   10 billed at 10.00 + 1.30   →  Dr inventory −100.00; Dr input VAT −13.00; Cr payable −113.00 (an open item of the return)
 *   of an order in dollars      →  the same at the order's rate; the open item is in dollars too
 *   rejected goods              →  quantity only: they were never ours
 *   1 box of 24 @ 48.00, not billed  →  24 leave; Dr inventory −48.00; Cr received not billed −48.00
 */
import { Amount, Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { NO_ID } from "../../../kernel/ids.ts";
import { convert, share } from "../../../kernel/money.ts";
import { inStock } from "../../../kernel/unit.ts";
import type { Book, PostingBuilder } from "../../../ledger/book.ts";
import { foreignOf, type Posting } from "../../../ledger/posting.ts";
import type { ReceiptLine } from "../goods-receipt/goods-receipt.ts";
import { isOfStock, type PurchaseReturn, type ReturnLine } from "./purchase-return.rules.ts";

/** Accepted goods of a receipt line that are neither billed nor sent back, in stock units. */
export function notBilled(book: Book, line: ReceiptLine): Quantity {
  return inStock(line.accepted, line).minus(book.progress(line.id, "returned")).minus(book.progress(line.id, "billed"));
}

/** How many of a return line were billed, in stock units: those not billed yet go first. */
export function billedPart(book: Book, line: ReturnLine, received: ReceiptLine): Quantity {
  const quantity = inStock(line.quantity, received);
  const rest = quantity.minus(quantity.min(notBilled(book, received)));
  return rest.isNegative() ? Quantity.zero : rest;
}

export function postPurchaseReturn(
  it: PurchaseReturn,
  receipts: ReadonlyMap<Id, ReceiptLine>,
  baseCurrency: string,
  book: Book,
): Posting {
  const posting = book.posting({
    documentType: "purchase_return",
    documentId: it.id,
    number: it.number,
    postedOn: it.returnedOn,
    summary: [it.number, it.redInvoice].filter(Boolean).join(" "),
  });
  let owed = Amount.zero;
  let stated = Amount.zero;
  let currency: string | null = null;
  for (const line of it.lines) {
    const received = receipts.get(line.receiptLineId)!;
    if (isOfStock(line)) {
      currency = received.currency === baseCurrency ? null : received.currency;
      const part = returnStock(posting, it, line, received, currency !== null, book);
      owed = owed.plus(part.base);
      stated = stated.plus(part.stated);
    } else {
      const quantity = inStock(line.quantity, received);
      const place = { itemId: line.itemId, locationId: line.locationId, lotId: received.lotId ?? NO_ID };
      posting.notOwned(place, quantity.negated()).progress(received.id, "returned_rejected", quantity);
    }
  }
  return posting
    .credit(book.account("payable"), owed.negated(), {
      partyId: it.supplierId,
      openItemId: it.id,
      dueOn: it.returnedOn,
      foreign: foreignOf(currency, stated.negated(), owed.negated()),
    })
    .done();
}

/** @returns what the supplier owes for the billed part, tax included, in base currency and as the red invoice states it. */
function returnStock(
  posting: PostingBuilder,
  it: PurchaseReturn,
  line: ReturnLine,
  received: ReceiptLine,
  isForeign: boolean,
  book: Book,
): { base: Amount; stated: Amount } {
  const inBase = (amount: Amount) => (isForeign ? convert(amount, received.rate) : amount);
  const quantity = inStock(line.quantity, received);
  const billed = billedPart(book, line, received);
  const unbilled = quantity.minus(billed);
  const estimate = unbilled.isZero()
    ? Amount.zero
    : share(book.openBalance(received.id).negated(), unbilled, notBilled(book, received));
  const net = billed.isZero() ? Amount.zero : inBase(line.amountNet);
  const tax = billed.isZero() ? Amount.zero : inBase(line.amountTax);
  const place = { itemId: line.itemId, locationId: line.locationId, lotId: received.lotId ?? NO_ID, isOwned: true };
  posting
    .stockBack({ ...place, quantity, value: estimate.plus(net), layerId: received.id })
    .credit(book.account("received_not_billed"), estimate.negated(), {
      partyId: it.supplierId,
      openItemId: received.id,
      itemId: line.itemId,
    })
    .debit(book.account("input_vat"), tax.negated(), {})
    .progress(received.id, "returned", quantity)
    .progress(received.orderLineId, "returned", quantity)
    .progress(received.id, "billed", billed.negated())
    .progress(received.orderLineId, "billed", billed.negated());
  return { base: net.plus(tax), stated: billed.isZero() ? Amount.zero : line.amountNet.plus(line.amountTax) };
}
