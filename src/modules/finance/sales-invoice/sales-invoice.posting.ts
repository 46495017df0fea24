/**
 * What a sales invoice does to the books (CHINA §3): what was delivered becomes a receivable, and its tax becomes due. Where the invoice
 * says another price than the order, the difference is revenue; where its day has another rate, it is an exchange difference.
 *
 *   6 delivered @ 1000.00 + 13 %, all invoiced           →  Dr 112201 6780.00; Cr 112202 6780.00; Dr 222106 780.00; Cr 22210107 780.00
 *   2 of them @ 990.00 + 257.40                             →  Dr 112201 2237.40; Cr 112202 2260.00; Dr 222106 260.00; Cr 22210107 257.40; Cr 500101 −20.00
 *   10 @ 100.00 US dollars, delivered at 7.10, rate 7.00  →  Dr 112201 7000.00; Cr 112202 7100.00; Cr 560303 −100.00
 */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert, extend, percentOf, share } from "../../../kernel/money.ts";
import { inStock, inUnit } from "../../../kernel/unit.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { DeliveryLine } from "../../sales/delivery/delivery.ts";
import type { SalesInvoice } from "./sales-invoice.rules.ts";

export interface InvoiceFacts {
  readonly baseCurrency: string;
  readonly deliveries: ReadonlyMap<Id, DeliveryLine>;
}

/** Delivered, not sent back before it was invoiced, and not invoiced yet; in stock units. */
export function openToInvoice(book: Book, line: DeliveryLine): Quantity {
  const taken = book.progress(line.id, "returned").plus(book.progress(line.id, "invoiced"));
  return inStock(line.quantity, line).minus(taken);
}

export function postSalesInvoice(invoice: SalesInvoice, facts: InvoiceFacts, book: Book): Posting {
  const { customerId: partyId, rate, currency } = invoice;
  const posting = book.posting({
    documentType: "sales_invoice",
    documentId: invoice.id,
    number: invoice.number,
    postedOn: invoice.invoicedOn,
    summary: `${invoice.number ?? ""} ${invoice.taxNumber ?? ""}`.trim(),
  });
  let gross = Amount.zero;
  for (const line of invoice.lines) {
    const delivered = facts.deliveries.get(line.deliveryLineId)!;
    const { itemId } = line;
    const quantity = inStock(line.quantity, delivered);
    const accrued = accruedOf(book, delivered, quantity);
    const [net, tax] = [convert(line.amountNet, rate), convert(line.amountTax, rate)];
    const change = net.minus(accrued.gross.minus(accrued.tax));
    const revenue = rate.equals(delivered.rate)
      ? change
      : convert(line.amountNet.minus(extend(line.quantity, delivered.price)), rate);
    posting
      .credit(book.account("delivered_not_invoiced"), accrued.gross, { partyId, itemId, openItemId: delivered.id })
      .debit(book.account("output_vat_later"), accrued.tax)
      .credit(book.account("output_vat"), tax)
      .credit(book.account("sales"), revenue, { partyId, itemId })
      .credit(book.account("exchange_difference"), change.minus(revenue))
      .progress(delivered.id, "invoiced", quantity)
      .progress(delivered.orderLineId, "invoiced", quantity);
    gross = gross.plus(net).plus(tax);
  }
  const total = Amount.sum(invoice.lines.flatMap((line) => [line.amountNet, line.amountTax]));
  const foreign = currency === facts.baseCurrency ? null : { currency, rate, amount: total };
  return posting
    .debit(book.account("receivable"), gross, { partyId, openItemId: invoice.id, dueOn: invoice.dueOn, foreign })
    .done();
}

/** What stands open of so many of a delivery line, in base currency, and the tax in it; the last of them take what is left. */
function accruedOf(book: Book, delivered: DeliveryLine, quantity: Quantity): { gross: Amount; tax: Amount } {
  const whole = inStock(delivered.quantity, delivered);
  const open = openToInvoice(book, delivered);
  const allTax = convert(
    percentOf(extend(inUnit(whole, delivered), delivered.price), delivered.taxRate),
    delivered.rate,
  );
  const taxOf = (part: Quantity): Amount => share(allTax, part, whole);
  const before = whole.minus(open);
  return {
    gross: share(book.openBalance(delivered.id), quantity, open),
    tax: taxOf(before.plus(quantity)).minus(taxOf(before)),
  };
}
