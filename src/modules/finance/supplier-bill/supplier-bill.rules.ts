/**
 * Three-way match of a supplier's bill: its lines against the receipt (quantity), the order (price) and its own
 * arithmetic (tax), to the cent. Pure: each check returns every issue it finds.
 */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { extend, percentOf } from "../../../kernel/money.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { checkExact } from "../../../kernel/unit.ts";
import { plainRate } from "../../accounting/tax-rate/tax-rate.ts";
import type { ReceiptLine } from "../../procurement/goods-receipt/goods-receipt.ts";
import type { supplierBill } from "./supplier-bill.ts";

export type SupplierBill = DocumentOf<typeof supplierBill>;
type ReceiptLines = ReadonlyMap<Id, ReceiptLine>;

/** A bill or an invoice: its lines state net and tax. */
interface Stated {
  readonly lines: readonly Pick<
    SupplierBill["lines"][number],
    "lineNo" | "quantity" | "price" | "amountNet" | "taxRate" | "amountTax"
  >[];
}

/** The lines name posted receipts of this supplier, and the same items. */
export function checkReceipts(bill: SupplierBill, receipts: ReceiptLines): Issue[] {
  return bill.lines.flatMap((line, i) => {
    const path = `lines.${i}.receiptLineId`;
    const received = receipts.get(line.receiptLineId);
    if (!received) return [error("finance.receipt_missing", { line: line.lineNo }, path)];
    const number = received.receiptNumber ?? "";
    const issues: Issue[] = [];
    if (received.receiptState !== "posted")
      issues.push(error("finance.receipt_not_posted", { line: line.lineNo, number }, path));
    if (received.supplierId !== bill.supplierId)
      issues.push(error("finance.other_supplier", { line: line.lineNo, number }, path));
    if (received.itemId !== line.itemId)
      issues.push(error("finance.other_item", { line: line.lineNo, number }, `lines.${i}.itemId`));
    issues.push(...checkExact(line.quantity, received, `lines.${i}.quantity`));
    if (received.currency !== bill.currency)
      issues.push(
        error("finance.other_currency", { line: line.lineNo, ordered: received.currency, billed: bill.currency }, path),
      );
    return issues;
  });
}

/** Not more is billed than was accepted and not sent back; over-billing is judged against the receipt. @param open by receipt line, in its unit */
export function checkQuantities(bill: SupplierBill, open: (receiptLineId: Id) => Quantity): Issue[] {
  const left = new Map<Id, Quantity>();
  return bill.lines.flatMap((line, i) => {
    const path = `lines.${i}.quantity`;
    if (!line.quantity.isPositive()) return [error("finance.quantity_not_positive", { line: line.lineNo }, path)];
    const available = left.get(line.receiptLineId) ?? open(line.receiptLineId);
    left.set(line.receiptLineId, available.minus(line.quantity));
    if (!available.lessThan(line.quantity)) return [];
    return [error("finance.over_billed", { line: line.lineNo, billed: line.quantity, open: available }, path)];
  });
}

const CENT = Amount.of("0.01");

/** The bill's own arithmetic. A cent of rounding per line is usual; more is somebody's mistake. */
export function checkArithmetic(bill: Stated): Issue[] {
  return bill.lines.flatMap((line, i) => {
    const issues: Issue[] = [];
    const net = extend(line.quantity, line.price);
    const tax = percentOf(line.amountNet, line.taxRate);
    if (CENT.lessThan(net.minus(line.amountNet).abs()))
      issues.push(
        warning(
          "finance.net_differs",
          { line: line.lineNo, computed: net, billed: line.amountNet },
          `lines.${i}.amountNet`,
        ),
      );
    if (CENT.lessThan(tax.minus(line.amountTax).abs()))
      issues.push(
        warning(
          "finance.tax_differs",
          { line: line.lineNo, computed: tax, billed: line.amountTax },
          `lines.${i}.amountTax`,
        ),
      );
    return issues;
  });
}

/**
 * A price other than the order's is shown with what it comes to. A dearer one needs the consent of somebody who may accept
 * differences; a cheaper one only a look.
 */
export function checkPrices(bill: SupplierBill, receipts: ReceiptLines): Issue[] {
  return bill.lines.flatMap((line, i) => {
    const ordered = receipts.get(line.receiptLineId);
    if (!ordered || ordered.price.equals(line.price)) return [];
    const difference = line.amountNet.minus(extend(line.quantity, ordered.price));
    const params = { line: line.lineNo, ordered: ordered.price, billed: line.price, difference };
    const path = `lines.${i}.price`;
    return difference.isPositive()
      ? [warning("finance.price_higher", params, path, "finance.supplier_bill.accept_difference")]
      : [warning("finance.price_lower", params, path)];
  });
}

/** Another rate than the order's is shown: what may be deducted is what the bill says, and the order was compared by its own. */
export function checkTaxRates(bill: SupplierBill, receipts: ReceiptLines): Issue[] {
  return bill.lines.flatMap((line, i) => {
    const ordered = plainRate(receipts.get(line.receiptLineId)?.taxRate ?? line.taxRate);
    const billed = plainRate(line.taxRate);
    if (ordered === billed) return [];
    return [warning("finance.bill_tax_rate_differs", { line: line.lineNo, ordered, billed }, `lines.${i}.taxRate`)];
  });
}

/** What the bill states, by where it stands. */
export function amountsOf(bill: Stated): Readonly<Record<string, Amount>> {
  const amounts = bill.lines.flatMap(({ amountNet, amountTax }, i) => [
    [`lines.${i}.amountNet`, amountNet] as const,
    [`lines.${i}.amountTax`, amountTax] as const,
  ]);
  return Object.fromEntries(amounts);
}
