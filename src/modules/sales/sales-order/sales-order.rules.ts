/** What must hold for a sales order. Pure: each check returns every issue it finds. */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert, extend, percentOf } from "../../../kernel/money.ts";
import { netAmount, taxAmount } from "../../../kernel/priced.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { checkExact, inUnit } from "../../../kernel/unit.ts";
import type { salesOrder } from "./sales-order.ts";

export type SalesOrder = DocumentOf<typeof salesOrder>;
type Labels = Readonly<Record<string, { readonly unit: string | null }>>;

export function checkLines(order: SalesOrder): Issue[] {
  return order.lines.flatMap((line, i) => {
    const issues: Issue[] = [];
    if (!line.quantity.isPositive())
      issues.push(error("sales.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`));
    issues.push(...checkExact(line.quantity, line, `lines.${i}.quantity`));
    if (line.price.isNegative())
      issues.push(error("sales.price_negative", { line: line.lineNo, price: line.price }, `lines.${i}.price`));
    if (line.promisedOn < order.orderedOn)
      issues.push(
        error(
          "sales.promised_before_order",
          { line: line.lineNo, promised: line.promisedOn, ordered: order.orderedOn },
          `lines.${i}.promisedOn`,
        ),
      );
    return issues;
  });
}

/** An amended line is not below what has gone out already. @param shippedOf by order line, in stock units */
export function checkNotBelowShipped(order: SalesOrder, shippedOf: (lineId: Id) => Quantity): Issue[] {
  return order.lines.flatMap((line, i) => {
    const shipped = inUnit(shippedOf(line.id), line);
    if (!line.quantity.lessThan(shipped)) return [];
    return [
      error("sales.below_shipped", { line: line.lineNo, quantity: line.quantity, shipped }, `lines.${i}.quantity`),
    ];
  });
}

/** Only what nothing went out of is cancelled; the rest is closed. */
export function checkNothingShipped(order: SalesOrder, shippedOf: (lineId: Id) => Quantity): Issue[] {
  if (order.lines.every((line) => shippedOf(line.id).isZero())) return [];
  return [error("sales.cancel_shipped", { number: order.number ?? "" })];
}

/** With tax, in base currency: what the customer will owe. */
export function grossBase(order: SalesOrder): Amount {
  return convert(netAmount(order).plus(taxAmount(order)), order.rate);
}

/** Whether a customer may be sold to. */
export interface Block {
  readonly name: string;
  /** Null: he may. */
  readonly blockReason: string | null;
}

/** What a customer owes and has been promised, in base currency. */
export interface Credit extends Block {
  /** Null: no limit. */
  readonly limit: Amount | null;
  /** What is open on his account: invoiced or delivered, less what he paid in advance. */
  readonly owed: Amount;
  /** What his other approved orders will still come to, with tax. */
  readonly promised: Amount;
}

/** To a customer who is blocked nothing is sold. */
export function checkNotBlocked(customer: Block | undefined): Issue[] {
  if (!customer?.blockReason) return [];
  return [error("sales.customer_blocked", { customer: customer.name, reason: customer.blockReason }, "customerId")];
}

export const OVER_CREDIT = "sales.sales_order.over_credit";

/** What he owes, has been promised and orders now stays within his limit, or somebody who may agrees to more. */
export function checkCredit(amount: Amount, credit: Credit | undefined): Issue[] {
  if (!credit?.limit) return [];
  const { limit, owed, promised, name } = credit;
  const total = Amount.sum([owed, promised, amount]);
  if (!limit.lessThan(total)) return [];
  return [
    warning(
      "sales.over_credit",
      { customer: name, limit, owed, promised, amount, over: total.minus(limit) },
      "customerId",
      OVER_CREDIT,
    ),
  ];
}

/** The unit that a line is counted in: its own, else the item's stock unit. */
export function unitOf({ unit, itemId }: Pick<SalesOrder["lines"][number], "unit" | "itemId">, labels: Labels) {
  return unit ?? labels[itemId]?.unit ?? "";
}

const grossOf = (line: SalesOrder["lines"][number]): Amount => {
  const net = extend(line.quantity, line.price);
  return net.plus(percentOf(net, line.taxRate));
};

/** What stands on the paper that confirms the order to the customer. */
export const salesOrderPaper = {
  header: ["customerId", "orderedOn", "customerOrderNumber", "salespersonId", "shipTo", "currency", "remark"] as const,
  lines: [
    { key: "itemId" },
    { key: "quantity" },
    { key: "unit", compute: unitOf, isText: true },
    { key: "price" },
    { key: "taxRate" },
    { key: "gross", compute: grossOf },
    { key: "promisedOn" },
  ],
  totals: (order: SalesOrder) =>
    [
      ["net", netAmount(order)],
      ["tax", taxAmount(order)],
      ["gross", netAmount(order).plus(taxAmount(order))],
    ] as const,
  signers: ["maker", "reviewer", "customer"],
};
