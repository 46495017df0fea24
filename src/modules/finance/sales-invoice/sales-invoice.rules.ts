/** What must hold for a sales invoice: its lines against the delivery (quantity) and the order (price). Pure. */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { extend } from "../../../kernel/money.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { checkExact } from "../../../kernel/unit.ts";
import { plainRate, type RateInForce } from "../../accounting/tax-rate/tax-rate.ts";
import type { DeliveryLine } from "../../sales/delivery/delivery.ts";
import type { salesInvoice } from "./sales-invoice.ts";

export type SalesInvoice = DocumentOf<typeof salesInvoice>;
type DeliveryLines = ReadonlyMap<Id, DeliveryLine>;

/** The lines name posted deliveries to this customer, of the same items, in the invoice's currency. */
export function checkDeliveries(invoice: SalesInvoice, deliveries: DeliveryLines): Issue[] {
  return invoice.lines.flatMap((line, i) => {
    const path = `lines.${i}.deliveryLineId`;
    const delivered = deliveries.get(line.deliveryLineId);
    if (!delivered) return [error("finance.delivery_missing", { line: line.lineNo }, path)];
    const number = delivered.deliveryNumber ?? "";
    const issues: Issue[] = [];
    if (delivered.deliveryState !== "posted")
      issues.push(error("finance.delivery_not_posted", { line: line.lineNo, number }, path));
    if (delivered.customerId !== invoice.customerId)
      issues.push(error("finance.other_customer", { line: line.lineNo, number }, path));
    if (delivered.itemId !== line.itemId)
      issues.push(error("finance.delivered_other_item", { line: line.lineNo, number }, `lines.${i}.itemId`));
    if (delivered.currency !== invoice.currency)
      issues.push(
        error(
          "finance.sold_in_other_currency",
          { line: line.lineNo, ordered: delivered.currency, invoiced: invoice.currency },
          path,
        ),
      );
    issues.push(...checkExact(line.quantity, delivered, `lines.${i}.quantity`));
    return issues;
  });
}

/** Not more is invoiced than was delivered and not sent back. @param open by delivery line, in its unit */
export function checkQuantities(invoice: SalesInvoice, open: (deliveryLineId: Id) => Quantity): Issue[] {
  const left = new Map<Id, Quantity>();
  return invoice.lines.flatMap((line, i) => {
    const path = `lines.${i}.quantity`;
    if (!line.quantity.isPositive()) return [error("finance.quantity_not_positive", { line: line.lineNo }, path)];
    const available = left.get(line.deliveryLineId) ?? open(line.deliveryLineId);
    left.set(line.deliveryLineId, available.minus(line.quantity));
    if (!available.lessThan(line.quantity)) return [];
    return [error("finance.over_invoiced", { line: line.lineNo, invoiced: line.quantity, open: available }, path)];
  });
}

/** A price other than the order's is shown with what it comes to; a lower one needs the consent of somebody who may give money away. */
export function checkPrices(invoice: SalesInvoice, deliveries: DeliveryLines): Issue[] {
  return invoice.lines.flatMap((line, i) => {
    const ordered = deliveries.get(line.deliveryLineId);
    if (!ordered || ordered.price.equals(line.price)) return [];
    const difference: Amount = line.amountNet.minus(extend(line.quantity, ordered.price));
    const params = { line: line.lineNo, ordered: ordered.price, invoiced: line.price, difference };
    const path = `lines.${i}.price`;
    return difference.isNegative()
      ? [warning("finance.sold_lower", params, path, "finance.sales_invoice.accept_difference")]
      : [warning("finance.sold_higher", params, path)];
  });
}

/**
 * Tax is owed from the day of the delivery, at a rate that is in force then, whatever day the invoice has (CHINA §5: rates are dated, 发货即纳税义务发生).
 * An invoice at another rate than the order's, or at one that was not in force when the goods went out, is shown with both.
 */
export function checkTaxRates(
  invoice: SalesInvoice,
  deliveries: DeliveryLines,
  rates: readonly RateInForce[],
): Issue[] {
  return invoice.lines.flatMap((line, i) => {
    const delivered = deliveries.get(line.deliveryLineId);
    if (!delivered) return [];
    const { deliveredOn, taxRate: ordered } = delivered;
    const inForce = rates.filter((it) => it.validFrom <= deliveredOn && deliveredOn <= (it.validTo ?? deliveredOn));
    const invoiced = plainRate(line.taxRate);
    const known = [...new Set(inForce.map((it) => it.rate))];
    const params = { line: line.lineNo, ordered, invoiced, delivered: deliveredOn, inForce: known.join(", ") || "–" };
    const path = `lines.${i}.taxRate`;
    if (ordered !== invoiced) return [warning("finance.tax_rate_changed", params, path)];
    return known.includes(invoiced) ? [] : [warning("finance.tax_rate_not_in_force", params, path)];
  });
}

/** What stands on the paper that goes to the customer. */
export const salesInvoicePaper = {
  header: ["customerId", "taxNumber", "invoicedOn", "dueOn", "currency", "remark"] as const,
  lines: [
    { key: "itemId" },
    {
      key: "unit",
      isText: true,
      compute: (line: SalesInvoice["lines"][number], labels: Readonly<Record<string, { unit: string | null }>>) =>
        labels[line.deliveryLineId]?.unit ?? "",
    },
    { key: "quantity" },
    { key: "price" },
    { key: "amountNet" },
    { key: "taxRate" },
    { key: "amountTax" },
  ],
  totals: (it: SalesInvoice) => {
    const net = Amount.sum(it.lines.map((line) => line.amountNet));
    const tax = Amount.sum(it.lines.map((line) => line.amountTax));
    return [
      ["net", net],
      ["tax", tax],
      ["gross", net.plus(tax)],
    ] as const;
  },
  signers: ["maker", "reviewer"],
};
