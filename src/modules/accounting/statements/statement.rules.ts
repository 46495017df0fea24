/** The three statements from the figures of a month: their columns, their lines, and what must agree between them. */
import { Amount } from "../../../kernel/decimal.ts";
import { isComing } from "../../../ledger/cash-flow.ts";
import { evaluate, type FormulaLine, type Reading } from "./formula.rules.ts";

export const STATEMENTS = ["balance", "income", "cash"] as const;
export type StatementName = (typeof STATEMENTS)[number];

/** `start` is the beginning of the year, `year` from there to the month's end. */
export const COLUMNS = ["end", "start", "year", "month"] as const;
export type Column = (typeof COLUMNS)[number];

/** 期末余额, 年初余额; the others 本年累计金额, 本月金额. */
export const columnsOf = (name: StatementName): readonly Column[] =>
  name === "balance" ? ["end", "start"] : ["year", "month"];

export interface LayoutLine extends FormulaLine {
  readonly name: string;
  readonly nameEn: string;
  /** Made of other lines. */
  readonly isSum: boolean;
  /** 其中: in another line already. */
  readonly isPart: boolean;
}

export interface Layout {
  readonly name: StatementName;
  /** `01` of 会小企01表. */
  readonly form: string;
  readonly lines: readonly LayoutLine[];
}

/** Debits − credits of a leaf. What an opening brought counts as having been there at the start. */
export interface AccountFigures {
  readonly code: string;
  readonly isDebit: boolean;
  readonly yearOpening: Amount;
  readonly monthOpening: Amount;
  readonly closing: Amount;
  /** Without openings and closing entries. */
  readonly inYear: Amount;
  readonly inMonth: Amount;
}

interface Sides {
  readonly debit: Amount;
  readonly credit: Amount;
}

/** What the books say up to the end of a month, and since the beginning of its year. */
export interface Figures {
  readonly accounts: readonly AccountFigures[];
  /** By level-1 account: what its parties owe, and what they are owed. */
  readonly parties: readonly { readonly account: string; readonly opening: Sides; readonly closing: Sides }[];
  /** Debits − credits of the entries of money that say an item. */
  readonly flows: readonly { readonly item: string; readonly year: Amount; readonly month: Amount }[];
}

const sumOf = (figures: Figures, code: string, of: (it: AccountFigures) => Amount): Amount =>
  Amount.sum(figures.accounts.filter((it) => it.code.startsWith(code)).map(of));

export function readingOf(figures: Figures, column: Column): Reading {
  const isStart = column === "start";
  const isMonth = column === "month";
  const balance = (code: string) => sumOf(figures, code, (it) => (isStart ? it.yearOpening : it.closing));
  const sides = (code: string) => {
    const found = figures.parties.find((it) => it.account === code);
    return (isStart ? found?.opening : found?.closing) ?? { debit: Amount.zero, credit: Amount.zero };
  };
  return {
    balance,
    opening: (code) => sumOf(figures, code, (it) => (isMonth ? it.monthOpening : it.yearOpening)),
    debits: (code) => sides(code).debit,
    credits: (code) => sides(code).credit,
    movement(code) {
      const moved = sumOf(figures, code, (it) => (isMonth ? it.inMonth : it.inYear));
      return isDebit(figures, code) ? moved : moved.negated();
    },
    profit: (code) => balance(code).negated(),
    flow(item) {
      const found = figures.flows.find((it) => it.item === item);
      const moved = (isMonth ? found?.month : found?.year) ?? Amount.zero;
      return isComing(item) ? moved : moved.negated();
    },
  };
}

/** The own direction of the account, or of the first below it. */
function isDebit({ accounts }: Figures, code: string): boolean {
  const own = accounts.find((it) => it.code === code) ?? accounts.find((it) => it.code.startsWith(code));
  return own?.isDebit ?? true;
}

export function amountsOf(layout: Layout, figures: Figures, column: Column): Map<number, Amount> {
  return evaluate(layout.lines, readingOf(figures, column));
}

export const CHECKS = ["balances", "retained", "money"] as const;

export interface StatementCheck {
  readonly key: (typeof CHECKS)[number];
  readonly left: Amount;
  readonly right: Amount;
}

export const isGood = ({ left, right }: StatementCheck): boolean => left.equals(right);

/**
 * What must agree (CHINA §2): assets and liabilities with equity; what retained earnings changed by and the net profit less what was
 * distributed of it; the money of the cash-flow statement and of the balance sheet, for the year and for the month.
 */
export function checksOf(layouts: readonly Layout[], figures: Figures): StatementCheck[] {
  const at = (name: StatementName, no: number, column: Column) =>
    amountsOf(layouts.find((it) => it.name === name)!, figures, column).get(no) ?? Amount.zero;
  const kept = at("income", 32, "year").minus(sumOf(figures, "3104", (it) => it.inYear));
  const money = at("balance", 1, "end");
  const year = at("cash", 22, "year");
  return [
    { key: "balances", left: at("balance", 30, "end"), right: at("balance", 53, "end") },
    { key: "retained", left: at("balance", 51, "end").minus(at("balance", 51, "start")), right: kept },
    { key: "money", left: year.equals(money) ? at("cash", 22, "month") : year, right: money },
  ];
}
