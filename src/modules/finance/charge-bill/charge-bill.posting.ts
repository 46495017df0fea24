/**
 * What a charge does to the books (CHINA §3, freight): each receipt line bears its share, where the goods are now.
 *
 *   109.00 of freight (9 %) over lines of 600.00 and 400.00  →
 *   Dr inventory 60.00; Dr inventory 40.00; Dr input VAT 9.00; Cr freight payable 109.00
 */
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { allocate, convert, extend } from "../../../kernel/money.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { inStock } from "../../../kernel/unit.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { ReceiptLine } from "../../procurement/goods-receipt/goods-receipt.ts";
import type { chargeBill } from "./charge-bill.ts";

export type ChargeBill = DocumentOf<typeof chargeBill>;
type Receipts = ReadonlyMap<Id, ReceiptLine>;

export function checkCharge(it: ChargeBill, receipts: Receipts): Issue[] {
  const amount = it.amountNet.isPositive()
    ? []
    : [error("finance.charge_amount", { amount: it.amountNet }, "amountNet")];
  const lines = it.lines.flatMap((line, i) => {
    const path = `lines.${i}.receiptLineId`;
    const received = receipts.get(line.receiptLineId);
    if (!received) return [error("finance.receipt_missing", { line: line.lineNo }, path)];
    if (received.receiptState !== "posted")
      return [error("finance.receipt_not_posted", { line: line.lineNo, number: received.receiptNumber ?? "" }, path)];
    return received.accepted.isPositive() ? [] : [error("finance.charge_on_nothing", { line: line.lineNo }, path)];
  });
  return [...amount, ...lines];
}

export function postChargeBill(it: ChargeBill, receipts: Receipts, book: Book): Posting {
  const summary = `${it.number ?? ""} ${it.billNumber}`.trim();
  const head = { documentType: "charge_bill", documentId: it.id, number: it.number, postedOn: it.billedOn, summary };
  const posting = book.posting(head);
  const of = it.lines.map((line) => receipts.get(line.receiptLineId)!);
  const values = of.map((line) => convert(extend(line.accepted, line.price), line.rate));
  const parts = allocate(
    it.amountNet,
    it.spreadBy === "value" ? values : of.map((line) => inStock(line.accepted, line)),
  );
  of.forEach((line, i) => {
    posting.lateCost(line.itemId, line.id, parts[i]!);
  });
  return posting
    .debit(book.account("input_vat"), it.amountTax)
    .credit(book.account("freight_payable"), it.amountNet.plus(it.amountTax), {
      partyId: it.supplierId,
      openItemId: it.id,
      dueOn: it.dueOn,
    })
    .done();
}
