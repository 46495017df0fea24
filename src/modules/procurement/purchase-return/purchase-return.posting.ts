/**
 * What a purchase return does to the books (CHINA §3). Goods leave at the cost of the receipt they name.
 *
 *   10 @ 10.00 not billed yet   →  Dr inventory −100.00; Cr received not billed −100.00
 *   10 billed at 10.00 + 1.30   →  Dr inventory −100.00; Dr input VAT −13.00; Cr payable −113.00 (an open item of the return)
 *   of an order in dollars      →  the same at the order's rate; the open item is in dollars too
 *   rejected goods              →  quantity only: they were never ours
 */
import { Amount, Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { NO_ID } from "../../../kernel/ids.ts";
import { convert, share } from "../../../kernel/money.ts";
import type { Book, PostingBuilder } from "../../../ledger/book.ts";
import { foreignOf, type Posting } from "../../../ledger/posting.ts";
import type { ReceiptLine } from "../goods-receipt/goods-receipt.ts";
import { isOfStock, type PurchaseReturn, type ReturnLine } from "./purchase-return.rules.ts";

/** Accepted goods of a receipt line that are neither billed nor sent back. */
export function notBilled(book: Book, line: ReceiptLine): Quantity {
  return line.accepted.minus(book.progress(line.id, "returned")).minus(book.progress(line.id, "billed"));
}

/** How many of a return line were billed: those not billed yet go first. */
export function billedPart(book: Book, line: ReturnLine, received: ReceiptLine): Quantity {
  const rest = line.quantity.minus(line.quantity.min(notBilled(book, received)));
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
      posting.notOwned(
        { itemId: line.itemId, locationId: line.locationId, lotId: received.lotId ?? NO_ID },
        line.quantity.negated(),
      );
      posting.progress(received.id, "returned_rejected", line.quantity);
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
  const billed = billedPart(book, line, received);
  const unbilled = line.quantity.minus(billed);
  const estimate = unbilled.isZero()
    ? Amount.zero
    : share(book.openBalance(received.id).negated(), unbilled, notBilled(book, received));
  const net = billed.isZero() ? Amount.zero : inBase(line.amountNet);
  const tax = billed.isZero() ? Amount.zero : inBase(line.amountTax);
  const place = { itemId: line.itemId, locationId: line.locationId, lotId: received.lotId ?? NO_ID, isOwned: true };
  posting
    .stockBack({ ...place, quantity: line.quantity, value: estimate.plus(net), layerId: received.id })
    .credit(book.account("received_not_billed"), estimate.negated(), {
      partyId: it.supplierId,
      openItemId: received.id,
      itemId: line.itemId,
    })
    .debit(book.account("input_vat"), tax.negated(), {})
    .progress(received.id, "returned", line.quantity)
    .progress(received.orderLineId, "returned", line.quantity)
    .progress(received.id, "billed", billed.negated())
    .progress(received.orderLineId, "billed", billed.negated());
  return { base: net.plus(tax), stated: billed.isZero() ? Amount.zero : line.amountNet.plus(line.amountTax) };
}
