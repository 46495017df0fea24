/**
 * Which line of the cash-flow statement (小企业会计准则, 会小企03表) an entry of money belongs to. A document that knows says so; every
 * other entry of money takes the item of the account that faces it, so no posting moves money unseen by the statement (CHINA §2).
 *
 *   Dr 100201 1130; Cr 112201 1130                   → 1, from customers
 *   Dr 221101 53000; Cr 224103 5565; Cr 100201 44700 → 4: the largest entry on the other side of the money decides
 *   Dr 100202 990; Dr 560302 10; Cr 100201 1000      → 6 on both: together 10 were paid
 *   Dr 100202 500; Cr 100201 500                     → none: own bank to own bank
 */
import { Amount } from "../kernel/decimal.ts";
import type { JournalLine } from "./posting.ts";

/** Items that bring money in; the others take it out. By their line in the statement; its sums have no item. */
const COMING = ["1", "2", "8", "9", "10", "14", "15"] as const;
const GOING = ["3", "4", "5", "6", "11", "12", "16", "17", "18"] as const;
export const CASH_FLOWS = [
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "8",
  "9",
  "10",
  "11",
  "12",
  "14",
  "15",
  "16",
  "17",
  "18",
] as const;
export type CashFlow = (typeof CASH_FLOWS)[number];

/** Money received counts positive in these. */
export const isComing = (flow: string): boolean => COMING.some((it) => it === flow);

/** 库存现金, 银行存款, 其他货币资金: what the statements call money. */
export const MONEY = ["1001", "1002", "1012"] as const;
export const isMoney = (account: string): boolean => MONEY.some((it) => account.startsWith(it));

/** By the beginning of the account that faces the money; the longest that fits decides. The first is for money in, the second for money out. */
const FACING: readonly (readonly [
  string,
  (typeof COMING)[number] | (typeof GOING)[number],
  (typeof COMING)[number] | (typeof GOING)[number],
])[] = [
  ["1121", "1", "1"],
  ["1122", "1", "1"],
  ["2203", "1", "1"],
  ["50", "1", "1"],
  ["14", "3", "3"],
  ["1123", "3", "3"],
  ["2201", "3", "3"],
  ["2202", "3", "3"],
  ["2211", "4", "4"],
  ["224103", "4", "4"],
  ["224104", "4", "4"],
  ["222113", "4", "4"],
  ["2221", "5", "5"],
  ["1101", "8", "11"],
  ["15", "8", "11"],
  ["1131", "9", "9"],
  ["1132", "9", "9"],
  ["5111", "9", "9"],
  ["16", "10", "12"],
  ["17", "10", "12"],
  ["1801", "10", "12"],
  ["2001", "14", "16"],
  ["2501", "14", "16"],
  ["3001", "15", "15"],
  ["3002", "15", "15"],
  ["2231", "17", "17"],
  ["560301", "2", "17"],
  ["2232", "18", "18"],
  ["310403", "18", "18"],
];

/** The item of money that this account faces. */
export function cashFlowOf(account: string, isIn: boolean): CashFlow {
  const fitting = FACING.filter(([begin]) => account.startsWith(begin)).sort(([a], [b]) => b.length - a.length)[0];
  return fitting?.[isIn ? 1 : 2] ?? (isIn ? "2" : "6");
}

const netOf = (lines: readonly JournalLine[]): Amount => Amount.sum(lines.map((it) => it.debit.minus(it.credit)));

/** The entries with an item on each that moves money. Those that say theirs keep it; where the others cancel out, none is needed. */
export function withCashFlow(journal: readonly JournalLine[]): readonly JournalLine[] {
  const unsaid = journal.filter((it) => it.cashFlow === null && isMoney(it.account));
  if (unsaid.length === 0) return journal;
  const net = netOf(unsaid);
  if (net.isZero()) return journal;
  const cashFlow = cashFlowOf(facing(journal, net.isPositive()), net.isPositive());
  return journal.map((it) => (it.cashFlow === null && isMoney(it.account) ? { ...it, cashFlow } : it));
}

/** The account of the largest entry that balances the money; empty where money faces nothing but money. */
function facing(journal: readonly JournalLine[], isIn: boolean): string {
  let largest: { account: string; amount: Amount } | undefined;
  for (const line of journal) {
    if (isMoney(line.account)) continue;
    const net = line.credit.minus(line.debit);
    const amount = isIn ? net : net.negated();
    if (!largest || largest.amount.lessThan(amount)) largest = { account: line.account, amount };
  }
  return largest?.account ?? "";
}
