/** What must hold for money back to a customer, and for what had been written off. Pure: each check returns every issue it finds. */
import { Amount } from "../../../kernel/decimal.ts";
import { convert } from "../../../kernel/money.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { Book } from "../../../ledger/book.ts";
import { type BadDebt, totalOf } from "../bad-debt/bad-debt.rules.ts";
import { prepaid, settled } from "../settlement.rules.ts";
import type { CustomerPayment } from "./customer-payment.posting.ts";

/** A refund is of what he has to get, no more and no less; a recovery settles nothing that is open. */
export function checkDirection(it: CustomerPayment): Issue[] {
  const issues: Issue[] = [];
  if (it.direction === "receipt") return issues;
  if (it.discount.isPositive()) issues.push(error("finance.refund_discount", { discount: it.discount }, "discount"));
  if (it.direction === "refund" && prepaid(it).isPositive())
    issues.push(error("finance.refund_differs", { settled: settled(it), amount: it.amount }, "amount"));
  if (it.direction === "recovery" && it.lines.length > 0)
    issues.push(error("finance.recovery_settles", {}, "lines.0.openItemId"));
  return issues;
}

/** What is recovered was written off, of this customer, and was not recovered before. */
export function checkRecovery(it: CustomerPayment, of: BadDebt | undefined, book: Book): Issue[] {
  if (it.direction !== "recovery") return it.badDebtId ? [error("finance.recovery_not_said", {}, "direction")] : [];
  if (of?.state !== "posted" || of.customerId !== it.customerId)
    return [error("finance.recovery_of_nothing", { number: of?.number ?? "" }, "badDebtId")];
  const left = convert(totalOf(of), of.rate).minus(Amount.of(book.progress(of.id, "recovered").toString()));
  const recovered = convert(it.amount, it.rate);
  if (!left.lessThan(recovered)) return [];
  return [error("finance.recovered_more", { number: of.number ?? "", recovered, left }, "amount")];
}
