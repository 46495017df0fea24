/**
 * What a payment does to the books (CHINA §3).
 *
 *   pay 1000.00 of a bill                    →  Dr payable 1000.00; Cr bank 1000.00
 *   500.00 in advance                        →  Dr 1123 500.00; Cr bank 500.00 (an open item of the payment)
 *   the advance applied to a bill            →  Dr payable 500.00; Cr 1123 500.00
 *   1130.00 with 2 % cash discount           →  Dr payable 1130.00; Dr 560304 −22.60; Cr bank 1107.40
 */
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { BankAccountFacts } from "../../accounting/bank-account/bank-account.ts";
import { type Payment, prepaid } from "./payment.rules.ts";

/** The line of the cash-flow statement for goods and services paid (小企业现金流量表, line 3). */
const PAID_FOR_GOODS = "3";

export function postPayment(it: Payment, bank: BankAccountFacts, book: Book): Posting {
  const posting = book.posting({
    documentType: "payment",
    documentId: it.id,
    number: it.number,
    postedOn: it.paidOn,
    summary: [it.number, it.reference].filter(Boolean).join(" "),
  });
  const partyId = it.supplierId;
  for (const line of it.lines) {
    const { account } = book.openItem(line.openItemId);
    if (line.amount.isPositive()) posting.debit(account, line.amount, { partyId, openItemId: line.openItemId });
    else posting.credit(account, line.amount.negated(), { partyId, openItemId: line.openItemId });
  }
  return posting
    .debit(book.account("supplier_advance"), prepaid(it), { partyId, openItemId: it.id, dueOn: it.paidOn })
    .debit(it.discount.isZero() ? "" : book.account("financial_discount"), it.discount.negated(), { partyId })
    .credit(bank.account, it.amount, { cashFlow: PAID_FOR_GOODS })
    .done();
}
