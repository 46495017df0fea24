/** What must hold for a purchase return. Pure: each check returns every issue it finds. */
import type { Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { checkExact } from "../../../kernel/unit.ts";
import type { ReceiptLine } from "../goods-receipt/goods-receipt.ts";
import type { purchaseReturn } from "./purchase-return.ts";

export type PurchaseReturn = DocumentOf<typeof purchaseReturn>;
export type ReturnLine = PurchaseReturn["lines"][number];

export function isOfStock(line: ReturnLine): boolean {
  return line.what === "return_stock";
}

/** The lines name posted receipts of this supplier, and the same items. */
export function checkReturnable(it: PurchaseReturn, receipts: ReadonlyMap<Id, ReceiptLine>): Issue[] {
  const first = receipts.get(it.lines[0]!.receiptLineId);
  return it.lines.flatMap((line, i) => {
    const path = `lines.${i}.receiptLineId`;
    const received = receipts.get(line.receiptLineId);
    if (!received) return [error("procurement.receipt_line_missing", { line: line.lineNo }, path)];
    const number = received.receiptNumber ?? "";
    const issues: Issue[] = [];
    if (received.receiptState !== "posted")
      issues.push(error("procurement.receipt_not_posted", { line: line.lineNo, number }, path));
    if (received.supplierId !== it.supplierId)
      issues.push(error("procurement.return_other_supplier", { line: line.lineNo, number }, path));
    if (received.itemId !== line.itemId)
      issues.push(error("procurement.return_other_item", { line: line.lineNo, number }, `lines.${i}.itemId`));
    issues.push(...checkExact(line.quantity, received, `lines.${i}.quantity`));
    if (received.currency !== first?.currency)
      issues.push(
        error(
          "procurement.return_other_currency",
          { line: line.lineNo, ordered: received.currency, first: first?.currency ?? "" },
          path,
        ),
      );
    if (!line.quantity.isPositive())
      issues.push(error("procurement.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`));
    return issues;
  });
}

/** Not more goes back than came. @param left what of a receipt line can still go, of its accepted or its rejected, in its unit */
export function checkNotOverReturned(it: PurchaseReturn, left: (line: ReturnLine) => Quantity): Issue[] {
  const rest = new Map<string, Quantity>();
  return it.lines.flatMap((line, i) => {
    const key = `${line.receiptLineId} ${isOfStock(line)}`;
    const available = rest.get(key) ?? left(line);
    rest.set(key, available.minus(line.quantity));
    if (!available.lessThan(line.quantity)) return [];
    return [
      error(
        "procurement.over_return",
        { line: line.lineNo, quantity: line.quantity, left: available },
        `lines.${i}.quantity`,
      ),
    ];
  });
}

/** Goods that were billed go back for money: the line says how much. @param billed how many of the line were billed, in its unit */
export function checkAmounts(it: PurchaseReturn, billed: (line: ReturnLine) => Quantity): Issue[] {
  return it.lines.flatMap((line, i) => {
    if (!isOfStock(line) || !billed(line).isPositive() || line.amountNet.isPositive()) return [];
    return [
      error("procurement.return_amount_missing", { line: line.lineNo, billed: billed(line) }, `lines.${i}.amountNet`),
    ];
  });
}
