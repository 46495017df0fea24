/**
 * What money from a customer does to the books (CHINA §3).
 *
 *   1130.00 for an invoice                  →  Dr bank 1130.00; Cr receivable 1130.00
 *   with 1 % cash discount                  →  Dr bank 1118.70; Dr 560304 11.30; Cr receivable 1130.00
 *   300.00 in advance                       →  Dr bank 300.00; Cr 2203 300.00 (an open item of the payment)
 *   the advance applied to an invoice       →  Cr receivable 300.00; Dr 2203 300.00
 *
 * In foreign currency an open item is settled at what it stands for in the books, the bank takes the rate of the paper, and the difference is
 * 汇兑损益: an invoice of USD 1000.00 at 7.10, collected at 7.05  →  Dr bank 7050.00; Dr 560303 50.00; Cr receivable 7100.00
 */
import { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { convert } from "../../../kernel/money.ts";
import type { Book } from "../../../ledger/book.ts";
import { foreignOf, type Posting } from "../../../ledger/posting.ts";
import type { BankAccountFacts } from "../../accounting/bank-account/bank-account.ts";
import { prepaid, settledBase } from "../settlement.rules.ts";
import type { customerPayment } from "./customer-payment.ts";

export type CustomerPayment = DocumentOf<typeof customerPayment>;

/** The line of the cash-flow statement for goods and services sold (小企业现金流量表, line 1). */
const RECEIVED_FOR_GOODS = "1";

export interface CustomerPaymentFacts {
  readonly baseCurrency: string;
  readonly bank: BankAccountFacts;
}

export function postCustomerPayment(
  it: CustomerPayment,
  { baseCurrency, bank }: CustomerPaymentFacts,
  book: Book,
): Posting {
  const posting = book.posting({
    documentType: "customer_payment",
    documentId: it.id,
    number: it.number,
    postedOn: it.paidOn,
    summary: [it.number, it.reference].filter(Boolean).join(" "),
  });
  const partyId = it.customerId;
  const currency = it.currency === baseCurrency ? null : it.currency;
  const inBase = (amount: Amount) => convert(amount, it.rate);
  const [paid, advance, discount] = [inBase(it.amount), inBase(prepaid(it)), inBase(it.discount)];
  posting.debit(bank.account, paid, {
    cashFlow: RECEIVED_FOR_GOODS,
    foreign: currency === bank.currency ? foreignOf(currency, it.amount, paid) : null,
  });
  let settled = Amount.zero;
  for (const line of it.lines) {
    const item = book.openItem(line.openItemId);
    const base = settledBase(item, line.amount, "owed");
    const foreign = foreignOf(currency, line.amount.abs(), base.abs());
    if (base.isPositive()) posting.credit(item.account, base, { partyId, openItemId: item.id, foreign });
    else posting.debit(item.account, base.negated(), { partyId, openItemId: item.id, foreign });
    settled = settled.plus(base);
  }
  const loss = settled.plus(advance).minus(paid).minus(discount);
  return posting
    .debit(discount.isZero() ? "" : book.account("financial_discount"), discount, { partyId })
    .debit(loss.isZero() ? "" : book.account("exchange_difference"), loss, { partyId })
    .credit(advance.isZero() ? "" : book.account("customer_advance"), advance, {
      partyId,
      openItemId: it.id,
      dueOn: it.paidOn,
      foreign: foreignOf(currency, prepaid(it), advance),
    })
    .done();
}
