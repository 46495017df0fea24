/** What must hold for a customer. */
import type { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { customer } from "./customer.ts";

export type Customer = DocumentOf<typeof customer>;

/** Who may give credit and block. */
export const CREDIT_PERMISSION = "parties.customer.credit";

export function checkCustomer({ creditLimit, lines }: Customer): Issue[] {
  const issues: Issue[] = [];
  if (creditLimit?.isNegative()) issues.push(error("parties.credit_negative", { limit: creditLimit }, "creditLimit"));
  const [first, second] = lines.flatMap((line, i) => (line.isDefault ? [{ i, line: line.lineNo }] : []));
  if (first && second)
    issues.push(
      error("parties.default_twice", { first: first.line, second: second.line }, `lines.${second.i}.isDefault`),
    );
  return issues;
}

/** One address is the default: the first, unless another says so. */
export function withDefault(lines: Customer["lines"]): Customer["lines"] {
  if (lines.some((line) => line.isDefault)) return lines;
  return lines.map((line, i) => ({ ...line, isDefault: i === 0 }));
}

/**
 * Of somebody who may not give credit: limit and block stay as they were, and a new customer has nothing on credit.
 * @param before undefined: he is new
 */
export function checkCreditKept(it: Customer, before: Customer | undefined): Issue[] {
  const issue = (path: string) => error("parties.credit_not_allowed", { permission: CREDIT_PERMISSION }, path);
  const isLimitKept = before ? isSame(it.creditLimit, before.creditLimit) : it.creditLimit?.isZero() === true;
  const isBlockKept = it.blockReason === (before?.blockReason ?? null);
  return [...(isLimitKept ? [] : [issue("creditLimit")]), ...(isBlockKept ? [] : [issue("blockReason")])];
}

function isSame(a: Amount | null, b: Amount | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
