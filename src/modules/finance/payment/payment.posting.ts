/**
 * What a payment does to the books (CHINA §3).
 *
 *   pay 1000.00 of a bill                    →  Dr payable 1000.00; Cr bank 1000.00
 *   500.00 in advance                        →  Dr 1123 500.00; Cr bank 500.00 (an open item of the payment)
 *   the advance applied to a bill            →  Dr payable 500.00; Cr 1123 500.00
 *   1130.00 with 2 % cash discount           →  Dr payable 1130.00; Dr 560304 −22.60; Cr bank 1107.40
 *
 * In foreign currency an open item is settled at what it stands for in the books, the bank pays at the rate of the paper, and the
 * difference is 汇兑损益: a loss is a debit of 560303, a gain is red. A part takes its share, rounded; the last takes all that is left.
 * A bill of USD 1000.00 at 7.10 stands for 7100.00, an advance of USD 500.00 at 7.00 for 3500.00:
 *
 *   USD 1000.00 at 7.05                      →  Dr payable 7100.00; Dr 560303 −50.00; Cr bank 7050.00
 *   USD 1000.00 at 7.20                      →  Dr payable 7100.00; Dr 560303 100.00; Cr bank 7200.00
 *   the advance applied to the bill          →  Dr payable 3550.00; Cr 1123 3500.00; Dr 560303 −50.00
 *   of USD 100.00 that stand for 712.35,
 *     USD 33.33 at 7.20                      →  Dr payable 237.43; Dr 560303 2.55; Cr bank 239.98
 *     then USD 66.67 at 7.15                 →  Dr payable 474.92; Dr 560303 1.77; Cr bank 476.69
 *   and a void                               →  the same lines, red: both balances are what they were
 */
import type { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { convert } from "../../../kernel/money.ts";
import type { Book } from "../../../ledger/book.ts";
import { foreignOf, type Posting } from "../../../ledger/posting.ts";
import type { BankAccountFacts } from "../../accounting/bank-account/bank-account.ts";
import { settleItems } from "../settlement.posting.ts";
import { prepaid } from "../settlement.rules.ts";
import type { payment } from "./payment.ts";

export type Payment = DocumentOf<typeof payment>;

/** The line of the cash-flow statement for goods and services paid (小企业现金流量表, line 3). */
const PAID_FOR_GOODS = "3";

export interface PaymentFacts {
  readonly baseCurrency: string;
  readonly bank: BankAccountFacts;
}

export function postPayment(it: Payment, { baseCurrency, bank }: PaymentFacts, book: Book): Posting {
  const posting = book.posting({
    documentType: "payment",
    documentId: it.id,
    number: it.number,
    postedOn: it.paidOn,
    summary: [it.number, it.reference].filter(Boolean).join(" "),
  });
  const partyId = it.supplierId;
  const currency = it.currency === baseCurrency ? null : it.currency;
  const inBase = (amount: Amount) => convert(amount, it.rate);
  const settled = settleItems(posting, it, { side: "owing", partyId, currency }, book);
  const [paid, advance, discount] = [inBase(it.amount), inBase(prepaid(it)), inBase(it.discount)];
  const difference = paid.plus(discount).minus(advance).minus(settled);
  const foreign = foreignOf(currency, prepaid(it), advance);
  return posting
    .debit(book.account("supplier_advance"), advance, { partyId, openItemId: it.id, dueOn: it.paidOn, foreign })
    .debit(discount.isZero() ? "" : book.account("financial_discount"), discount.negated(), { partyId })
    .debit(difference.isZero() ? "" : book.account("exchange_difference"), difference, { partyId })
    .credit(bank.account, paid, {
      cashFlow: PAID_FOR_GOODS,
      foreign: currency === bank.currency ? foreignOf(currency, it.amount, paid) : null,
    })
    .done();
}
