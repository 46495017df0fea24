/** What must hold for a purchase order. Pure: each check returns every issue it finds. */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert, extend, percentOf } from "../../../kernel/money.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { checkExact, inUnit } from "../../../kernel/unit.ts";
import type { purchaseOrder } from "./purchase-order.ts";

export type PurchaseOrder = DocumentOf<typeof purchaseOrder>;
type Labels = Readonly<Record<string, { readonly unit: string | null }>>;

/** Net amount of all lines in the order's currency; each line is rounded to the cent. */
export function netAmount(order: PurchaseOrder): Amount {
  return Amount.sum(order.lines.map((line) => extend(line.quantity, line.price)));
}

export function taxAmount(order: PurchaseOrder): Amount {
  return Amount.sum(order.lines.map((line) => percentOf(extend(line.quantity, line.price), line.taxRate)));
}

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

/** Who made or submitted an order does not approve it, and nobody approves above his limit. @param makers who did */
export function checkMayApprove(
  order: PurchaseOrder,
  by: { memberId: Id; approvalLimit: Amount | null },
  makers: ReadonlySet<Id>,
): Issue[] {
  const issues: Issue[] = [];
  if (makers.has(by.memberId)) issues.push(error("procurement.own_order", { number: order.number ?? "" }));
  const amount = convert(netAmount(order), order.rate);
  if (by.approvalLimit && by.approvalLimit.lessThan(amount))
    issues.push(error("procurement.above_limit", { number: order.number ?? "", amount, limit: by.approvalLimit }));
  return issues;
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

/** What each line comes to, by the price it comes from. */
export function lineAmounts(order: PurchaseOrder): Readonly<Record<string, Amount>> {
  return Object.fromEntries(order.lines.map((line, i) => [`lines.${i}.price`, extend(line.quantity, line.price)]));
}
