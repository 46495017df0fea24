/** The statements of a month as a screen, a spreadsheet and paper show them, and what a figure of theirs is made of. */
import { firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { refuse } from "../../../kernel/refusal.ts";
import { isComing } from "../../../ledger/cash-flow.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type PaperColumn, printPaper } from "../../../platform/server/pdf.ts";
import { type SheetColumn, writeSheet } from "../../../platform/server/spreadsheet.ts";
import { type Language, textOf } from "../../../platform/server/texts.ts";
import { type Term, termOf } from "./formula.rules.ts";
import {
  amountsOf,
  type Column,
  checksOf,
  columnsOf,
  type Figures,
  isGood,
  type Layout,
  type LayoutLine,
  readingOf,
  type StatementName,
} from "./statement.rules.ts";
import {
  comparedMonth,
  type FlowAmount,
  figuresOf,
  firstMonth,
  flowAccounts,
  layouts,
  type PartyBalance,
  partyBalances,
} from "./statement.store.ts";

export interface Asked {
  readonly month: Month;
  readonly compare: "none" | "month" | "year";
}

export interface ShownColumn {
  readonly column: Column;
  readonly month: Month;
  readonly isCompared: boolean;
}

interface Shown extends Layout {
  readonly columns: ShownColumn[];
  readonly figures: string[][];
}

/** Beside its own columns, those of the month it is compared with: a balance at its end; a month by itself, a year with what ran up in it. */
function shownColumns(name: StatementName, { month, compare }: Asked): ShownColumn[] {
  const own = columnsOf(name);
  const compared =
    compare === "none"
      ? []
      : own.filter((it) => it === "end" || it === "month" || (it === "year" && compare === "year"));
  return [
    ...own.map((column) => ({ column, month, isCompared: false })),
    ...compared.map((column) => ({ column, month: comparedMonth(month, compare as "month"), isCompared: true })),
  ];
}

async function shownOf(tx: Tx, orgId: Id, asked: Asked): Promise<{ own: Figures; shown: Shown[] }> {
  const own = await figuresOf(tx, orgId, asked.month);
  const other = asked.compare === "none" ? own : await figuresOf(tx, orgId, comparedMonth(asked.month, asked.compare));
  const shown = layouts().map((layout) => {
    const columns = shownColumns(layout.name, asked);
    const amounts = columns.map(({ column, isCompared }) => amountsOf(layout, isCompared ? other : own, column));
    const figures = layout.lines.map(({ no }) => amounts.map((it) => (it.get(no) ?? Amount.zero).toString()));
    return { ...layout, columns, figures };
  });
  return { own, shown };
}

export async function readStatements(tx: Tx, orgId: Id, asked: Asked) {
  const { own, shown } = await shownOf(tx, orgId, asked);
  const [period] = await tx.query<{ state: string }>("select state from period where org_id = $1 and month = $2", [
    orgId,
    asked.month,
  ]);
  return {
    month: asked.month,
    isClosed: period?.state === "closed",
    statements: shown.map(({ name, form, columns, lines, figures }) => ({
      name,
      form,
      columns,
      lines: lines.map(({ terms, ...line }, i) => ({ ...line, figures: figures[i]!, isEmpty: terms.length === 0 })),
    })),
    checks: checksOf(layouts(), own).map((it) => ({
      key: it.key,
      isGood: isGood(it),
      left: it.left.toString(),
      right: it.right.toString(),
    })),
  };
}

export interface PartOf {
  readonly statement: StatementName;
  readonly month: Month;
  readonly column: Column;
  readonly no: number;
}

/** What a figure is made of: lines, accounts, parties of an account, or accounts of money by an item; with the days its ledger shows. */
export interface Part {
  readonly line: number | null;
  readonly account: string | null;
  readonly partyId: Id | null;
  readonly flow: string | null;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}

/** @throws Refusal where the statement has no such line */
export async function partsOf(tx: Tx, orgId: Id, at: PartOf): Promise<Part[]> {
  const layout = layouts().find((it) => it.name === at.statement)!;
  const line: LayoutLine = layout.lines.find((it) => it.no === at.no) ?? refuse("platform.not_found", {}, "not_found");
  const from = firstDay(at.column === "month" ? at.month : firstMonth(at.month));
  const span = { from, to: lastDay(at.month) };
  const of = (...words: string[]) => line.terms.filter((it) => words.includes(it.word)).map((it) => it.of);
  const facts: PartFacts = {
    layout,
    figures: await figuresOf(tx, orgId, at.month),
    parties: await partyBalances(tx, orgId, at.month, of("DP", "CP")),
    flows: await flowAccounts(tx, orgId, span, of("CF")),
  };
  const parts = line.terms.flatMap((term) =>
    partsOfTerm(at.column, facts, term).map(({ amount, ...it }) => ({
      ...NOTHING,
      ...span,
      ...it,
      amount: (term.isMinus ? amount.negated() : amount).toString(),
    })),
  );
  return parts.filter((it) => it.line !== null || !Amount.of(it.amount).isZero());
}

interface PartFacts {
  readonly layout: Layout;
  readonly figures: Figures;
  readonly parties: readonly PartyBalance[];
  readonly flows: readonly FlowAmount[];
}

const NOTHING = { line: null, account: null, partyId: null, flow: null };
type TermPart = Partial<Omit<Part, "amount">> & { readonly amount: Amount };

function partsOfTerm(column: Column, { layout, figures, parties, flows }: PartFacts, term: Term): TermPart[] {
  const { word, of } = term;
  if (word === "L") {
    const no = Number.parseInt(of, 10);
    return [{ line: no, amount: amountsOf(layout, figures, column).get(no) ?? Amount.zero }];
  }
  if (word === "CF") {
    const own = flows.filter((it) => it.item === of);
    return own.map(({ account, amount }) => ({
      account,
      flow: of,
      amount: isComing(of) ? amount : amount.negated(),
    }));
  }
  if (word === "DP" || word === "CP") {
    const own = parties.filter((it) => it.account === of);
    return own.flatMap(({ account, partyId, opening, closing }) => {
      const balance = column === "start" ? opening : closing;
      const amount = word === "DP" ? balance : balance.negated();
      return amount.isPositive() ? [{ account, partyId, amount }] : [];
    });
  }
  const below = figures.accounts.filter((it) => it.code.startsWith(of));
  return below.map((it) => ({
    account: it.code,
    amount: termOf({ ...term, of: it.code }, readingOf({ ...figures, accounts: [it] }, column), () => Amount.zero),
  }));
}

const word = (key: string, language: Language, params: Record<string, string> = {}): string =>
  textOf(`accounting.statements.${key}`, params, language);

const columnTitle = ({ column, month, isCompared }: ShownColumn, language: Language): string =>
  `${word(`row.${column}`, language)}${isCompared ? ` ${month}` : ""}`;

const lineName = ({ name, nameEn, isPart }: LayoutLine, language: Language): string =>
  `${isPart ? "  " : ""}${language === "en" ? nameEn : name}`;

/** One statement, exactly as it is shown. */
export async function statementSheet(
  tx: Tx,
  orgId: Id,
  asked: Asked,
  name: StatementName,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const statement = (await shownOf(tx, orgId, asked)).shown.find((it) => it.name === name)!;
  const figures = statement.columns.map(
    (it, i): SheetColumn => ({
      key: String(i),
      title: columnTitle(it, language),
      kind: "number",
      decimals: 2,
      width: 18,
    }),
  );
  const columns: SheetColumn[] = [
    { key: "no", title: word("row.no", language), kind: "number", width: 6 },
    { key: "name", title: word("row.name", language), kind: "text", width: 44 },
    ...figures,
  ];
  const rows = statement.lines.map((line, i) => ({
    no: String(line.no),
    name: lineName(line, language),
    ...Object.fromEntries(statement.figures[i]!.map((figure, k) => [String(k), figure])),
  }));
  return await writeSheet(`${word(`choice.statement.${name}`, language)} ${asked.month}`, columns, rows);
}

export interface PrintAsk {
  readonly language: Language;
  readonly company: string;
  readonly baseCurrency: string;
}

const grouped = (figure: string): string => figure.replace(/\B(?=(\d{3})+(?=\.))/g, ",");

/** On A4 as the official form has it; a balance sheet with assets on the left, and liabilities and equity on the right. */
export async function printStatement(
  tx: Tx,
  orgId: Id,
  asked: Asked,
  name: StatementName,
  { language, company, baseCurrency }: PrintAsk,
): Promise<Uint8Array<ArrayBuffer>> {
  const statement = (await shownOf(tx, orgId, asked)).shown.find((it) => it.name === name)!;
  const isTwoSided = name === "balance" && asked.compare === "none";
  const half: PaperColumn[] = [
    { title: word("row.name", language), isFigure: false, width: "*" },
    { title: word("row.no", language), isFigure: true, width: 20 },
    ...statement.columns.map((it) => ({ title: columnTitle(it, language), isFigure: true, width: "auto" as const })),
  ];
  const rows = statement.lines.map((line, i) => [
    lineName(line, language).replace("  ", "\u00a0\u00a0\u00a0"),
    String(line.no),
    ...statement.figures[i]!.map((figure) => (Amount.of(figure).isZero() ? "" : grouped(figure))),
  ]);
  return await printPaper({
    form: "a4",
    // 30 lines of two halves on one page.
    ...(isTwoSided ? { fontSize: 7.5 } : {}),
    company,
    title: word(`choice.statement.${name}`, language),
    number: word("form", language, { no: statement.form }),
    facts: [
      [word("field.month", language), asked.month],
      [word("field.currency", language), baseCurrency],
    ],
    columns: isTwoSided ? [...half, ...half] : half,
    rows: isTwoSided ? besides(rows) : rows,
    totals: [],
    signers: ["maker", "reviewer"].map((key) => textOf(`platform.signer.${key}`, {}, language)),
    pageText: (page, pages) => textOf("platform.pageOf", { page: String(page), pages: String(pages) }, language),
  });
}

/** Assets end with line 30, the rest with 53: the two sums stand side by side at the foot. */
const ASSETS = 30;

function besides(rows: readonly string[][]): string[][] {
  const [left, right] = [rows.slice(0, ASSETS), rows.slice(ASSETS)];
  const empty = left[0]!.map(() => "");
  const gap = left.length - right.length;
  const placed = [...right.slice(0, -1), ...Array.from({ length: gap }, () => empty), right.at(-1)!];
  return left.map((row, i) => [...row, ...placed[i]!]);
}
