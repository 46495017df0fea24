/** What must hold for a purchase order. Pure: each check returns every issue it finds. */
import type { Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { extend } from "../../../kernel/money.ts";
import { netAmount, taxAmount } from "../../../kernel/priced.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { checkExact, inUnit } from "../../../kernel/unit.ts";
import type { purchaseOrder } from "./purchase-order.ts";

export type PurchaseOrder = DocumentOf<typeof purchaseOrder>;
type Labels = Readonly<Record<string, { readonly unit: string | null }>>;

export function checkLines(order: PurchaseOrder): Issue[] {
  return order.lines.flatMap((line, i) => {
    const issues: Issue[] = [];
    if (!line.quantity.isPositive())
      issues.push(error("procurement.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`));
    issues.push(...checkExact(line.quantity, line, `lines.${i}.quantity`));
    if (line.price.isNegative())
      issues.push(error("procurement.price_negative", { line: line.lineNo }, `lines.${i}.price`));
    if (line.requiredOn < order.orderedOn)
      issues.push(
        error(
          "procurement.required_before_order",
          { line: line.lineNo, required: line.requiredOn, ordered: order.orderedOn },
          `lines.${i}.requiredOn`,
        ),
      );
    return issues;
  });
}

/** An amended line is not below what has come already. @param receivedOf accepted so far, by order line, in stock units */
export function checkNotBelowReceived(order: PurchaseOrder, receivedOf: (lineId: Id) => Quantity): Issue[] {
  return order.lines.flatMap((line, i) => {
    const received = inUnit(receivedOf(line.id), line);
    if (!line.quantity.lessThan(received)) return [];
    return [
      error(
        "procurement.below_received",
        { line: line.lineNo, quantity: line.quantity, received },
        `lines.${i}.quantity`,
      ),
    ];
  });
}

/** Only what nothing came of is cancelled; the rest is closed. */
export function checkNothingReceived(order: PurchaseOrder, receivedOf: (lineId: Id) => Quantity): Issue[] {
  if (order.lines.every((line) => receivedOf(line.id).isZero())) return [];
  return [error("procurement.cancel_received", { number: order.number ?? "" })];
}

/** The unit that a line is counted in: its own, else the item's stock unit. */
export function unitOf({ unit, itemId }: Pick<PurchaseOrder["lines"][number], "unit" | "itemId">, labels: Labels) {
  return unit ?? labels[itemId]?.unit ?? "";
}

/** What stands on the paper that goes to the supplier. */
export const purchaseOrderPaper = {
  header: ["supplierId", "orderedOn", "warehouseId", "currency", "remark"] as const,
  lines: [
    { key: "itemId" },
    { key: "quantity" },
    { key: "unit", compute: unitOf, isText: true },
    { key: "price" },
    { key: "taxRate" },
    { key: "requiredOn" },
    { key: "amount", compute: (line: PurchaseOrder["lines"][number]) => extend(line.quantity, line.price) },
  ],
  totals: (order: PurchaseOrder) =>
    [
      ["net", netAmount(order)],
      ["tax", taxAmount(order)],
      ["gross", netAmount(order).plus(taxAmount(order))],
    ] as const,
  signers: ["maker", "reviewer", "supplier"],
};
