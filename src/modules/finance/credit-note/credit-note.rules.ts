/** What must hold for a credit note: its lines against the invoice and against what came back. Pure. */
import { Amount, type Quantity } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { extend } from "../../../kernel/money.ts";
import { error, type Issue, warning } from "../../../kernel/refusal.ts";
import { checkExact } from "../../../kernel/unit.ts";
import type { CreditFacts } from "./credit-note.posting.ts";
import type { creditNote } from "./credit-note.ts";

export type CreditNote = DocumentOf<typeof creditNote>;

/** It lessens a posted invoice of this customer, in its currency; each line names what came back, and the line that invoiced it. */
export function checkCredited(it: CreditNote, facts: CreditFacts): Issue[] {
  const invoice = facts.invoices.get(it.invoiceId);
  const number = invoice?.number ?? "";
  if (invoice?.state !== "posted") return [error("finance.credit_not_invoiced", { number }, "invoiceId")];
  const issues: Issue[] = [];
  if (invoice.customerId !== it.customerId)
    issues.push(error("finance.credit_other_customer", { number }, "customerId"));
  if (invoice.currency !== it.currency)
    issues.push(
      error("finance.credit_other_currency", { invoiced: invoice.currency, credited: it.currency }, "currency"),
    );
  it.lines.forEach((line, i) => {
    const path = `lines.${i}.returnLineId`;
    const back = facts.returns.get(line.returnLineId);
    const invoiced = invoice.lines.find((candidate) => candidate.id === line.invoiceLineId);
    if (back?.returnState !== "posted") issues.push(error("finance.credit_no_return", { line: line.lineNo }, path));
    else if (invoiced?.deliveryLineId !== back.deliveryLineId || line.itemId !== back.itemId)
      issues.push(error("finance.credit_other_line", { line: line.lineNo, number }, path));
    if (!line.quantity.isPositive())
      issues.push(error("finance.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`));
    else if (back)
      issues.push(...checkExact(line.quantity, facts.deliveries.get(back.deliveryLineId)!, `lines.${i}.quantity`));
  });
  return issues;
}

/** Not more is credited than came back after it was invoiced, nor than was invoiced. @param left by return or invoice line, in its unit */
export function checkNotOverCredited(it: CreditNote, left: (lineId: Id) => Quantity): Issue[] {
  const rest = new Map<Id, Quantity>();
  return it.lines.flatMap((line, i) => {
    const over = [line.returnLineId, line.invoiceLineId].flatMap((id) => {
      const available = rest.get(id) ?? left(id);
      rest.set(id, available.minus(line.quantity));
      return available.lessThan(line.quantity) ? [available] : [];
    });
    if (over.length === 0) return [];
    const least = over.reduce((a, b) => (a.lessThan(b) ? a : b));
    const figures = { line: line.lineNo, quantity: line.quantity, left: least };
    return [error("finance.over_credited", figures, `lines.${i}.quantity`)];
  });
}

/** More than was invoiced is credited only by somebody who may give money away. */
export function checkCreditPrices(it: CreditNote, { invoices }: CreditFacts): Issue[] {
  return it.lines.flatMap((line, i) => {
    const invoiced = invoices.get(it.invoiceId)?.lines.find((candidate) => candidate.id === line.invoiceLineId);
    if (!invoiced || invoiced.price.equals(line.price)) return [];
    if (!extend(line.quantity, invoiced.price).lessThan(line.amountNet)) return [];
    const params = { line: line.lineNo, invoiced: invoiced.price, credited: line.price };
    return [warning("finance.credited_higher", params, `lines.${i}.price`, "finance.sales_invoice.accept_difference")];
  });
}

/** What stands on the paper that goes to the customer. */
export const creditNotePaper = {
  header: ["customerId", "invoiceId", "creditedOn", "taxNumber", "confirmation", "currency", "remark"] as const,
  lines: [
    { key: "itemId" },
    {
      key: "unit",
      isText: true,
      compute: (line: CreditNote["lines"][number], labels: Readonly<Record<string, { unit: string | null }>>) =>
        labels[line.returnLineId]?.unit ?? "",
    },
    { key: "quantity", compute: (line: CreditNote["lines"][number]) => line.quantity.negated() },
    { key: "price" },
    { key: "amountNet", compute: (line: CreditNote["lines"][number]) => line.amountNet.negated() },
    { key: "taxRate" },
    { key: "amountTax", compute: (line: CreditNote["lines"][number]) => line.amountTax.negated() },
  ],
  totals: (it: CreditNote) => {
    const net = Amount.sum(it.lines.map((line) => line.amountNet));
    const tax = Amount.sum(it.lines.map((line) => line.amountTax));
    return [
      ["net", net.negated()],
      ["tax", tax.negated()],
      ["gross", net.plus(tax).negated()],
    ] as const;
  },
  signers: ["maker", "reviewer"],
};
