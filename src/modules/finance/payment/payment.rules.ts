/** What must hold for a payment. Pure: each check returns every issue it finds. */
import { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { OpenItem } from "../../../ledger/book.ts";
import type { BankAccountFacts } from "../../accounting/bank-account/bank-account.ts";
import type { payment } from "./payment.ts";

export type Payment = DocumentOf<typeof payment>;

/** What the lines settle, bills less what the supplier owes. */
export function settled(it: Payment): Amount {
  return Amount.sum(it.lines.map((line) => line.amount));
}

/** What is paid beyond the lines. */
export function prepaid(it: Payment): Amount {
  return it.amount.plus(it.discount).minus(settled(it));
}

/** It is paid from a bank account in use. */
export function checkBankAccount(bank: BankAccountFacts | undefined): Issue[] {
  return bank?.isActive ? [] : [error("finance.bank_account_not_used", { code: bank?.code ?? "" }, "bankAccountId")];
}

export function checkAmounts(it: Payment): Issue[] {
  const issues: Issue[] = [];
  if (it.amount.isNegative()) issues.push(error("finance.amount_negative", { amount: it.amount }, "amount"));
  if (it.discount.isNegative()) issues.push(error("finance.amount_negative", { amount: it.discount }, "discount"));
  if (it.lines.length === 0 && it.amount.isZero()) issues.push(error("finance.pays_nothing", {}, "amount"));
  if (prepaid(it).isNegative())
    issues.push(error("finance.settles_more", { settled: settled(it), paid: it.amount.plus(it.discount) }, "amount"));
  if (it.discount.isPositive() && prepaid(it).isPositive())
    issues.push(error("finance.discount_on_prepayment", { prepaid: prepaid(it) }, "discount"));
  return issues;
}

/** Each line settles an open item of the supplier, in its own direction and not beyond what is open. */
export function checkOpenItems(it: Payment, openItems: ReadonlyMap<Id, OpenItem>): Issue[] {
  const left = new Map<Id, Amount>();
  return it.lines.flatMap((line, i) => {
    const item = openItems.get(line.openItemId);
    const path = `lines.${i}.openItemId`;
    if (!item) return [error("finance.open_item_missing", { line: line.lineNo }, path)];
    if (item.partyId !== it.supplierId) return [error("finance.open_item_foreign", { line: line.lineNo }, path)];
    // A bill's balance is a credit, so what can be settled is its opposite.
    const open = left.get(item.id) ?? item.balance.negated();
    left.set(item.id, open.minus(line.amount));
    const isWrongSide = line.amount.isZero() || open.isPositive() !== line.amount.isPositive();
    if (isWrongSide || open.abs().lessThan(line.amount.abs()))
      return [error("finance.settles_beyond", { line: line.lineNo, amount: line.amount, open }, `lines.${i}.amount`)];
    return [];
  });
}
