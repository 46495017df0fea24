/** What must hold for a payment. Pure: each check returns every issue it finds. */
import { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert, share } from "../../../kernel/money.ts";
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

/** It is paid from a bank account in use, whose currency is the payment's or the base currency: then the bank changes. */
export function checkBankAccount(it: Payment, bank: BankAccountFacts | undefined, baseCurrency: string): Issue[] {
  if (!bank?.isActive) return [error("finance.bank_account_not_used", { code: bank?.code ?? "" }, "bankAccountId")];
  if (bank.currency === it.currency || bank.currency === baseCurrency) return [];
  return [
    error(
      "finance.bank_account_currency",
      { code: bank.code, currency: bank.currency, paid: it.currency },
      "bankAccountId",
    ),
  ];
}

export function checkAmounts(it: Payment): Issue[] {
  const issues: Issue[] = [];
  if (it.amount.isNegative()) issues.push(error("finance.amount_negative", { amount: it.amount }, "amount"));
  if (it.discount.isNegative()) issues.push(error("finance.amount_negative", { amount: it.discount }, "discount"));
  if (it.lines.length === 0 && it.amount.isZero()) issues.push(error("finance.pays_nothing", {}, "amount"));
  if (prepaid(it).isNegative())
    issues.push(error("finance.settles_more", { settled: settled(it), paid: it.amount.plus(it.discount) }, "amount"));
  if ([it.amount, prepaid(it)].some((part) => part.isPositive() && convert(part, it.rate).isZero()))
    issues.push(error("finance.less_than_a_cent", { amount: it.amount, open: it.amount }, "amount"));
  if (it.discount.isPositive() && prepaid(it).isPositive())
    issues.push(error("finance.discount_on_prepayment", { prepaid: prepaid(it) }, "discount"));
  return issues;
}

/** What is open of an item in its own currency: positive is what we owe. */
export function openOf(item: OpenItem): Amount {
  return (item.currency ? item.currencyBalance : item.balance).negated();
}

/** Each line settles an open item of the supplier in the currency paid, in its own direction and not beyond what is open. */
export function checkOpenItems(it: Payment, openItems: ReadonlyMap<Id, OpenItem>, baseCurrency: string): Issue[] {
  const left = new Map<Id, Amount>();
  return it.lines.flatMap((line, i) => {
    const item = openItems.get(line.openItemId);
    const path = `lines.${i}.openItemId`;
    if (!item) return [error("finance.open_item_missing", { line: line.lineNo }, path)];
    if (item.partyId !== it.supplierId) return [error("finance.open_item_foreign", { line: line.lineNo }, path)];
    const owed = item.currency ?? baseCurrency;
    if (owed !== it.currency)
      return [error("finance.open_item_currency", { line: line.lineNo, owed, paid: it.currency }, path)];
    const open = left.get(item.id) ?? openOf(item);
    left.set(item.id, open.minus(line.amount));
    const isWrongSide = line.amount.isZero() || open.isPositive() !== line.amount.isPositive();
    if (isWrongSide || open.abs().lessThan(line.amount.abs()))
      return [error("finance.settles_beyond", { line: line.lineNo, amount: line.amount, open }, `lines.${i}.amount`)];
    return item.currency ? checkDust(item, open, line, `lines.${i}.amount`) : [];
  });
}

/** A part of a small coin may be no cent in the books, or leave none for the rest: then neither balance could be closed. */
function checkDust(item: OpenItem, open: Amount, line: Payment["lines"][number], path: string): Issue[] {
  const rest = open.minus(line.amount);
  if (rest.isZero()) return [];
  const parts = [line.amount, rest].map((part) => share(item.balance, part, openOf(item)));
  return parts.some((part) => part.isZero())
    ? [error("finance.less_than_a_cent", { amount: line.amount, open }, path)]
    : [];
}
