/**
 * What a bad debt does to the books (CHINA §3): direct write-off, no allowance.
 *
 *   1000.00 of an invoice                          →  Dr 571101 1000.00; Cr receivable 1000.00
 *   USD 100.00 that stand for 710.00            →  Dr 571101 710.00; Cr receivable 710.00 (100.00 US dollars)
 */
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import { settleItems } from "../settlement.posting.ts";
import type { BadDebt } from "./bad-debt.rules.ts";

export function postBadDebt(it: BadDebt, baseCurrency: string, book: Book): Posting {
  const posting = book.posting({
    documentType: "bad_debt",
    documentId: it.id,
    number: it.number,
    postedOn: it.writtenOffOn,
    summary: it.number ?? "",
  });
  const partyId = it.customerId;
  const currency = it.currency === baseCurrency ? null : it.currency;
  const lost = settleItems(posting, it, { side: "owed", partyId, currency }, book);
  return posting.debit(book.account("bad_debt_loss"), lost, { partyId }).done();
}
