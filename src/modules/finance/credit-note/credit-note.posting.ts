/**
 * What a credit note does to the books (CHINA §3): the invoice's own entries, in red, for what came back.
 *
 *   1 came back of 6 @ 1000.00 + 13 %, the invoice not paid  →  Dr 112201 −1130.00 (of the invoice); Cr 112202 −1130.00; Dr 222106 −130.00; Cr 22210107 −130.00
 *   the same, the invoice paid                                    →  the same, an open item of the credit note: the customer has 1130.00 to get
 *   500.00 of the invoice open                                    →  Dr 112201 −500.00 of the invoice; Dr 112201 −630.00 of the credit note
 *   invoiced at 990.00, ordered at 1000.00                        →  Dr 112201 −1118.70; Cr 112202 −1130.00; Dr 222106 −130.00; Cr 22210107 −128.70; Cr 500101 10.00
 */
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert } from "../../../kernel/money.ts";
import type { Book } from "../../../ledger/book.ts";
import { foreignOf, type Posting } from "../../../ledger/posting.ts";
import type { DeliveryLine } from "../../sales/delivery/delivery.ts";
import type { ReturnLine } from "../../sales/sales-return/sales-return.ts";
import { chargeDelivered } from "../sales-invoice/sales-invoice.posting.ts";
import type { SalesInvoice } from "../sales-invoice/sales-invoice.rules.ts";
import { openOf, settledBase } from "../settlement.rules.ts";
import type { CreditNote } from "./credit-note.rules.ts";

export interface CreditFacts {
  readonly baseCurrency: string;
  readonly invoices: ReadonlyMap<Id, SalesInvoice>;
  readonly returns: ReadonlyMap<Id, ReturnLine>;
  readonly deliveries: ReadonlyMap<Id, DeliveryLine>;
}

export function postCreditNote(it: CreditNote, facts: CreditFacts, book: Book): Posting {
  const { customerId: partyId, currency } = it;
  const invoice = facts.invoices.get(it.invoiceId)!;
  const posting = book.posting({
    documentType: "credit_note",
    documentId: it.id,
    number: it.number,
    postedOn: it.creditedOn,
    summary: [it.number, invoice.number, it.taxNumber].filter(Boolean).join(" "),
  });
  let credited = Amount.zero;
  for (const line of it.lines) {
    const delivered = facts.deliveries.get(facts.returns.get(line.returnLineId)!.deliveryLineId)!;
    const { rate } = invoice;
    const red = {
      quantity: line.quantity.negated(),
      amountNet: line.amountNet.negated(),
      amountTax: line.amountTax.negated(),
    };
    const { gross, quantity } = chargeDelivered(posting, { ...red, rate, partyId }, delivered, book);
    credited = credited.minus(gross);
    posting
      .progress(line.returnLineId, "invoiced", quantity.negated())
      .progress(line.invoiceLineId, "returned", quantity.negated());
  }
  const stated = Amount.sum(it.lines.flatMap((line) => [line.amountNet, line.amountTax]));
  const item = book.openItem(it.invoiceId);
  const open = openOf(item, "owed");
  const applied = open.isPositive() ? (open.lessThan(stated) ? open : stated) : Amount.zero;
  const appliedBase = applied.isZero() ? Amount.zero : settledBase(item, applied, "owed");
  const rest = stated.minus(applied);
  // What nothing is left of takes all of the rest, so that no cent is lost on the way.
  const restBase = rest.isZero() ? Amount.zero : credited.minus(convert(applied, invoice.rate));
  const other = currency === facts.baseCurrency ? null : currency;
  const change = appliedBase.plus(restBase).minus(credited);
  return posting
    .debit(item.account, appliedBase.negated(), {
      partyId,
      openItemId: item.id,
      foreign: foreignOf(other, applied.negated(), appliedBase.negated()),
    })
    .debit(book.account("receivable"), restBase.negated(), {
      partyId,
      openItemId: it.id,
      dueOn: it.creditedOn,
      foreign: foreignOf(other, rest.negated(), restBase.negated()),
    })
    .debit(change.isZero() ? "" : book.account("exchange_difference"), change, { partyId })
    .done();
}
