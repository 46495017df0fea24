/**
 * What money from a customer does to the books (CHINA §3).
 *
 *   1130.00 for an invoice                  →  Dr bank 1130.00; Cr receivable 1130.00
 *   with 1 % cash discount                  →  Dr bank 1118.70; Dr 560304 11.30; Cr receivable 1130.00
 *   300.00 in advance                       →  Dr bank 300.00; Cr 2203 300.00 (an open item of the payment)
 *   the advance applied to an invoice       →  Cr receivable 300.00; Dr 2203 300.00
 *   1130.00 of a credit note refunded       →  Dr receivable 1130.00; Cr bank 1130.00
 *   200.00 of a bad debt recovered          →  Dr bank 200.00; Cr 530108 200.00
 *
 * In foreign currency an open item is settled at what it stands for in the books, the bank takes the rate of the paper, and the difference is
 * 汇兑损益: an invoice of USD 1000.00 at 7.10, collected at 7.05  →  Dr bank 7050.00; Dr 560303 50.00; Cr receivable 7100.00
 */
import { Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { convert } from "../../../kernel/money.ts";
import type { Book, PostingBuilder } from "../../../ledger/book.ts";
import { foreignOf, type Posting } from "../../../ledger/posting.ts";
import type { BankAccountFacts } from "../../accounting/bank-account/bank-account.ts";
import { settleItems } from "../settlement.posting.ts";
import { prepaid } from "../settlement.rules.ts";
import type { customerPayment } from "./customer-payment.ts";

export type CustomerPayment = DocumentOf<typeof customerPayment>;

/** The line of the cash-flow statement for goods and services sold (小企业现金流量表, line 1). */
const RECEIVED_FOR_GOODS = "1";

export interface CustomerPaymentFacts {
  readonly baseCurrency: string;
  readonly bank: BankAccountFacts;
}

export function postCustomerPayment(it: CustomerPayment, facts: CustomerPaymentFacts, book: Book): Posting {
  const posting = book.posting({
    documentType: "customer_payment",
    documentId: it.id,
    number: it.number,
    postedOn: it.paidOn,
    summary: [it.number, it.reference].filter(Boolean).join(" "),
  });
  if (it.direction === "refund") refund(posting, it, facts, book);
  else if (it.direction === "recovery") recover(posting, it, facts, book);
  else receive(posting, it, facts, book);
  return posting.done();
}

/** The bank's side of it. */
function bankEntry(it: CustomerPayment, { baseCurrency, bank }: CustomerPaymentFacts) {
  const currency = it.currency === baseCurrency ? null : it.currency;
  const paid = convert(it.amount, it.rate);
  const foreign = currency === bank.currency ? foreignOf(currency, it.amount, paid) : null;
  return { currency, paid, detail: { cashFlow: RECEIVED_FOR_GOODS, foreign } };
}

function receive(posting: PostingBuilder, it: CustomerPayment, facts: CustomerPaymentFacts, book: Book): void {
  const partyId = it.customerId;
  const { currency, paid, detail } = bankEntry(it, facts);
  const [advance, discount] = [convert(prepaid(it), it.rate), convert(it.discount, it.rate)];
  posting.debit(facts.bank.account, paid, detail);
  const settled = settleItems(posting, it, { side: "owed", partyId, currency }, book);
  const loss = settled.plus(advance).minus(paid).minus(discount);
  posting
    .debit(discount.isZero() ? "" : book.account("financial_discount"), discount, { partyId })
    .debit(loss.isZero() ? "" : book.account("exchange_difference"), loss, { partyId })
    .credit(advance.isZero() ? "" : book.account("customer_advance"), advance, {
      partyId,
      openItemId: it.id,
      dueOn: it.paidOn,
      foreign: foreignOf(currency, prepaid(it), advance),
    });
}

function refund(posting: PostingBuilder, it: CustomerPayment, facts: CustomerPaymentFacts, book: Book): void {
  const partyId = it.customerId;
  const { currency, paid, detail } = bankEntry(it, facts);
  const loss = paid.minus(settleItems(posting, it, { side: "owing", partyId, currency }, book));
  posting
    .debit(loss.isZero() ? "" : book.account("exchange_difference"), loss, { partyId })
    .credit(facts.bank.account, paid, detail);
}

function recover(posting: PostingBuilder, it: CustomerPayment, facts: CustomerPaymentFacts, book: Book): void {
  const { paid, detail } = bankEntry(it, facts);
  posting
    .debit(facts.bank.account, paid, detail)
    .credit(book.account("bad_debt_recovered"), paid, { partyId: it.customerId })
    .progress(it.badDebtId!, "recovered", Quantity.of(paid.toString()));
}
