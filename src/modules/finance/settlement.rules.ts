/** What must hold for money that settles open items, of a supplier or of a customer. Pure: each check returns every issue it finds. */
import { Amount, type UnitPrice } from "../../kernel/decimal.ts";
import type { Id } from "../../kernel/ids.ts";
import { convert, share } from "../../kernel/money.ts";
import { error, type Issue } from "../../kernel/refusal.ts";
import type { OpenItem } from "../../ledger/book-facts.ts";
import type { BankAccountFacts } from "../accounting/bank-account/bank-account.ts";

/** What a payment and a customer payment have in common. */
export interface Settlement {
  readonly currency: string;
  readonly rate: UnitPrice;
  readonly amount: Amount;
  readonly discount: Amount;
  readonly lines: readonly { readonly lineNo: number; readonly openItemId: Id; readonly amount: Amount }[];
}

/** Whether we owe the open items (a supplier's) or they are owed to us (a customer's). */
export type Side = "owing" | "owed";

/** What the lines settle, less those of the other direction. */
export function settled(it: Settlement): Amount {
  return Amount.sum(it.lines.map((line) => line.amount));
}

/** What is paid beyond the lines. */
export function prepaid(it: Settlement): Amount {
  return it.amount.plus(it.discount).minus(settled(it));
}

/** It is paid from a bank account in use, whose currency is the payment's or the base currency: then the bank changes. */
export function checkBankAccount(it: Settlement, bank: BankAccountFacts | undefined, baseCurrency: string): Issue[] {
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

export function checkAmounts(it: Settlement): Issue[] {
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

/** What is open of an item in its own currency: positive is what is to be paid. */
export function openOf(item: OpenItem, side: Side): Amount {
  const balance = item.currency ? item.currencyBalance : item.balance;
  return side === "owed" ? balance : balance.negated();
}

/** What settling so much of an open item takes of its balance in base currency; negative is what was owed the other way. */
export function settledBase(item: OpenItem, amount: Amount, side: Side): Amount {
  return share(side === "owed" ? item.balance : item.balance.negated(), amount, openOf(item, side));
}

export interface OpenItemFacts {
  readonly partyId: Id;
  readonly side: Side;
  readonly openItems: ReadonlyMap<Id, OpenItem>;
  readonly baseCurrency: string;
  /** The accounts of what is not billed or invoiced yet: nobody pays an estimate. */
  readonly estimates: readonly string[];
}

/** Each line settles an open item of the party in the currency paid, in its own direction and not beyond what is open. */
export function checkOpenItems(it: Settlement, facts: OpenItemFacts): Issue[] {
  const { partyId, side, openItems, baseCurrency, estimates } = facts;
  const left = new Map<Id, Amount>();
  return it.lines.flatMap((line, i) => {
    const item = openItems.get(line.openItemId);
    const path = `lines.${i}.openItemId`;
    if (!item) return [error("finance.open_item_missing", { line: line.lineNo }, path)];
    if (item.partyId !== partyId) return [error("finance.open_item_foreign", { line: line.lineNo }, path)];
    if (estimates.includes(item.account)) return [error("finance.settles_estimate", { line: line.lineNo }, path)];
    const owed = item.currency ?? baseCurrency;
    if (owed !== it.currency)
      return [error("finance.open_item_currency", { line: line.lineNo, owed, paid: it.currency }, path)];
    const open = left.get(item.id) ?? openOf(item, side);
    left.set(item.id, open.minus(line.amount));
    const isWrongSide = line.amount.isZero() || open.isPositive() !== line.amount.isPositive();
    if (isWrongSide || open.abs().lessThan(line.amount.abs()))
      return [error("finance.settles_beyond", { line: line.lineNo, amount: line.amount, open }, `lines.${i}.amount`)];
    return item.currency ? checkDust(line, { item, open, side }, `lines.${i}.amount`) : [];
  });
}

/** A part of a small coin may be no cent in the books, or leave none for the rest: then neither balance could be closed. */
function checkDust(
  line: Settlement["lines"][number],
  { item, open, side }: { item: OpenItem; open: Amount; side: Side },
  path: string,
): Issue[] {
  const rest = open.minus(line.amount);
  if (rest.isZero()) return [];
  return [line.amount, rest].some((part) => settledBase(item, part, side).isZero())
    ? [error("finance.less_than_a_cent", { amount: line.amount, open }, path)]
    : [];
}
