/**
 * What a sales invoice does to the books (CHINA §3): what was delivered becomes a receivable, and its tax becomes due. Where the invoice
 * says another price than the order, the difference is revenue; where its day has another rate, it is an exchange difference.
 *
 *   6 delivered @ 1000.00 + 13 %, all invoiced           →  Dr 112201 6780.00; Cr 112202 6780.00; Dr 222106 780.00; Cr 22210107 780.00
 *   2 of them @ 990.00 + 257.40                             →  Dr 112201 2237.40; Cr 112202 2260.00; Dr 222106 260.00; Cr 22210107 257.40; Cr 500101 −20.00
 *   1 @ 1000.00, delivered at 13 %, invoiced + 9 %          →  Dr 112201 1090.00; Cr 112202 1130.00; Dr 222106 130.00; Cr 22210107 90.00
 *   10 @ 100.00 US dollars, delivered at 7.10, rate 7.00  →  Dr 112201 7000.00; Cr 112202 7100.00; Cr 560303 −100.00
 */
import { Amount, type Quantity, type UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert, extend, share } from "../../../kernel/money.ts";
import { inStock } from "../../../kernel/unit.ts";
import type { Book, PostingBuilder } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import { type DeliveryLine, openToInvoice, taxOf } from "../../sales/delivery/delivery.ts";
import type { SalesInvoice } from "./sales-invoice.rules.ts";

export interface InvoiceFacts {
  readonly baseCurrency: string;
  readonly deliveries: ReadonlyMap<Id, DeliveryLine>;
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
    gross = gross.plus(chargeDelivered(posting, { ...line, rate, partyId }, delivered, book).gross);
  }
  const total = Amount.sum(invoice.lines.flatMap((line) => [line.amountNet, line.amountTax]));
  const foreign = currency === facts.baseCurrency ? null : { currency, rate, amount: total };
  return posting
    .debit(book.account("receivable"), gross, { partyId, openItemId: invoice.id, dueOn: invoice.dueOn, foreign })
    .done();
}

/** So many of a delivery line as an invoice states them; negative, in red, as a credit note does. */
interface Charged {
  readonly quantity: Quantity;
  readonly amountNet: Amount;
  readonly amountTax: Amount;
  readonly rate: UnitPrice;
  readonly partyId: Id;
}

/**
 * What was delivered is due, or due back. @returns what is charged with tax, in base currency, for the caller to claim, and how many in
 * stock units
 */
export function chargeDelivered(
  posting: PostingBuilder,
  { amountNet, amountTax, rate, partyId, ...line }: Charged,
  delivered: DeliveryLine,
  book: Book,
): { gross: Amount; quantity: Quantity } {
  const { itemId } = delivered;
  const quantity = inStock(line.quantity, delivered);
  const accrued = accruedOf(book, delivered, quantity);
  const [net, tax] = [convert(amountNet, rate), convert(amountTax, rate)];
  const change = net.minus(accrued.gross.minus(accrued.tax));
  const revenue = rate.equals(delivered.rate)
    ? change
    : convert(amountNet.minus(extend(line.quantity, delivered.price)), rate);
  posting
    .credit(book.account("delivered_not_invoiced"), accrued.gross, { partyId, itemId, openItemId: delivered.id })
    .debit(book.account("output_vat_later"), accrued.tax)
    .credit(book.account("output_vat"), tax)
    .credit(book.account("sales"), revenue, { partyId, itemId })
    .credit(book.account("exchange_difference"), change.minus(revenue))
    .progress(delivered.id, "invoiced", quantity)
    .progress(delivered.orderLineId, "invoiced", quantity);
  return { gross: net.plus(tax), quantity };
}

/** What stands open of so many of a delivery line, in base currency, and the tax in it; the last of them take what is left. */
function accruedOf(book: Book, delivered: DeliveryLine, quantity: Quantity): { gross: Amount; tax: Amount } {
  const open = openToInvoice(delivered, book.progress.bind(book));
  const before = inStock(delivered.quantity, delivered).minus(open);
  return {
    gross: share(book.openBalance(delivered.id), quantity, open),
    tax: taxOf(delivered, before.plus(quantity)).minus(taxOf(delivered, before)),
  };
}
