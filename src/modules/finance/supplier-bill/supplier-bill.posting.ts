/**
 * What a supplier's bill does to the books (CHINA §3 C, 单到补差): it settles the estimate of the receipt, and only the
 * difference moves stock, or cost of sales for what was used already.
 *
 *   estimate 1000.00, billed 1020.00 + 132.60 tax, 70 of 100 used  →
 *   Dr 220202 1000.00; Dr inventory 6.00; Dr cost of sales 14.00; Dr input VAT 132.60; Cr 220201 1152.60
 *
 *   2 boxes of 24 at an estimate of 96.00, one billed at 50.00 + 6.50 tax, all here  →
 *   Dr 220202 48.00; Dr inventory 2.00; Dr input VAT 6.50; Cr 220201 56.50; 24 pieces billed
 */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert, share } from "../../../kernel/money.ts";
import { inStock } from "../../../kernel/unit.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { ReceiptLine } from "../../procurement/goods-receipt/goods-receipt.ts";
import type { SupplierBill } from "./supplier-bill.rules.ts";

export interface BillFacts {
  readonly baseCurrency: string;
  readonly receipts: ReadonlyMap<Id, ReceiptLine>;
}

/** Accepted, not sent back before it was billed, and not billed yet; in stock units. */
export function openToBill(book: Book, line: ReceiptLine): Quantity {
  return inStock(line.accepted, line).minus(book.progress(line.id, "returned")).minus(book.progress(line.id, "billed"));
}

export function postSupplierBill(bill: SupplierBill, facts: BillFacts, book: Book): Posting {
  const posting = book.posting({
    documentType: "supplier_bill",
    documentId: bill.id,
    number: bill.number,
    postedOn: bill.billedOn,
    summary: `${bill.number ?? ""} ${bill.billNumber}`.trim(),
  });
  const isForeign = bill.currency !== facts.baseCurrency;
  let gross = Amount.zero;
  for (const line of bill.lines) {
    const received = facts.receipts.get(line.receiptLineId)!;
    const net = convert(line.amountNet, bill.rate);
    const tax = convert(line.amountTax, bill.rate);
    const quantity = inStock(line.quantity, received);
    const estimate = estimateOf(book, received, quantity);
    posting
      .debit(book.account("received_not_billed"), estimate, {
        partyId: bill.supplierId,
        openItemId: received.id,
        itemId: line.itemId,
      })
      .lateCost(line.itemId, received.id, net.minus(estimate))
      .debit(book.account("input_vat"), tax, {})
      .progress(received.id, "billed", quantity)
      .progress(received.orderLineId, "billed", quantity);
    gross = gross.plus(net).plus(tax);
  }
  const total = Amount.sum(bill.lines.flatMap((line) => [line.amountNet, line.amountTax]));
  const foreign = isForeign ? { currency: bill.currency, rate: bill.rate, amount: total } : null;
  return posting
    .credit(book.account("payable"), gross, {
      partyId: bill.supplierId,
      openItemId: bill.id,
      dueOn: bill.dueOn,
      foreign,
    })
    .done();
}

/** The estimate of so many of a receipt's unbilled pieces; the last of them take what is left of it. */
function estimateOf(book: Book, received: ReceiptLine, quantity: Quantity): Amount {
  const open = book.openBalance(received.id).negated();
  return share(open, quantity, openToBill(book, received));
}
