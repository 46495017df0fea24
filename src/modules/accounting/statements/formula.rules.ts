/**
 * The formulas of the statements: words with an argument, added and taken away (`D(1621)-C(1622)`), over the books of one column.
 *
 *   D, C    net debit or credit balance of the account and all below it
 *   DP, CP  the debit or credit balances of the parties of a level-1 account, one party against another not netted
 *   N       what moved in the account's own direction, closing entries left out
 *   U       profit and loss not carried forward yet, a profit positive
 *   DO      the debit balance at the beginning
 *   L       another line of the statement
 *   CF      what the entries of money say of an item of the cash-flow statement
 */
import { Amount } from "../../../kernel/decimal.ts";

const WORDS = ["D", "C", "DP", "CP", "N", "U", "DO", "L", "CF"] as const;
export type Word = (typeof WORDS)[number];

export interface Term {
  readonly isMinus: boolean;
  readonly word: Word;
  /** An account, a line's number, or an item of the cash-flow statement. */
  readonly of: string;
}

const TERM = /([+-]?)([A-Z]+)\((\d+)\)/y;

/** `0` is a line that is always nothing. @throws Error for anything that is no formula: the file is ours */
export function parseFormula(text: string): Term[] {
  if (text === "0") return [];
  const terms: Term[] = [];
  TERM.lastIndex = 0;
  for (let end = 0; end < text.length; end = TERM.lastIndex) {
    const [found, sign, word, of = ""] = TERM.exec(text) ?? [];
    if (!found || !WORDS.some((it) => it === word) || terms.length > 0 !== (sign !== ""))
      throw new Error(`no formula: ${text}`);
    terms.push({ isMinus: sign === "-", word: word as Word, of });
  }
  return terms;
}

/** The books of one column; every amount is debits − credits but `movement` (in the account's own direction), `profit` and `flow`. */
export interface Reading {
  balance(account: string): Amount;
  opening(account: string): Amount;
  debits(account: string): Amount;
  credits(account: string): Amount;
  movement(account: string): Amount;
  profit(accounts: string): Amount;
  flow(item: string): Amount;
}

export interface FormulaLine {
  readonly no: number;
  readonly terms: readonly Term[];
}

/** What a term is, its sign left out. @throws Error where a line rests on itself or on one that is not there */
export function termOf(term: Term, reading: Reading, line: (no: number) => Amount): Amount {
  const { word, of } = term;
  if (word === "D") return reading.balance(of);
  if (word === "C") return reading.balance(of).negated();
  if (word === "DP") return reading.debits(of);
  if (word === "CP") return reading.credits(of);
  if (word === "N") return reading.movement(of);
  if (word === "U") return reading.profit(of);
  if (word === "DO") return reading.opening(of);
  if (word === "CF") return reading.flow(of);
  return line(Number.parseInt(of, 10));
}

/** Every line's amount. */
export function evaluate(lines: readonly FormulaLine[], reading: Reading): Map<number, Amount> {
  const byNo = new Map(lines.map((it) => [it.no, it]));
  const done = new Map<number, Amount>();
  const asking = new Set<number>();
  const amountOf = (no: number): Amount => {
    const known = done.get(no);
    if (known) return known;
    const line = byNo.get(no);
    if (!line || asking.has(no)) throw new Error(`line ${no} ${line ? "rests on itself" : "is not there"}`);
    asking.add(no);
    const parts = line.terms.map((term) => {
      const amount = termOf(term, reading, amountOf);
      return term.isMinus ? amount.negated() : amount;
    });
    const amount = Amount.sum(parts);
    done.set(no, amount);
    return amount;
  };
  for (const { no } of lines) amountOf(no);
  return done;
}
