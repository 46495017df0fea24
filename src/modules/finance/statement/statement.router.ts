/** Prints a customer's statement of account (对账单, CHINA §7): both firms, the span, the rows, what is owed then, and a place for both seals. */
import { implement } from "@orpc/server";
import { actorOf, type CallContext, reading } from "../../../documents/context.ts";
import { grouped, inCapitals } from "../../../documents/print.ts";
import { labelsOf } from "../../../documents/refs.ts";
import { runReport } from "../../../documents/report.ts";
import { Amount } from "../../../kernel/decimal.ts";
import { refuse } from "../../../kernel/refusal.ts";
import { asFile } from "../../../platform/contract/file.ts";
import type { RefLabel } from "../../../platform/contract/page.ts";
import type { ReportAnswer } from "../../../platform/contract/report-contract.ts";
import { type Paper, printPaper } from "../../../platform/server/pdf.ts";
import { type Language, textOf } from "../../../platform/server/texts.ts";
import type { financeContract } from "../contract.ts";
import { customerStatement } from "../reports/customer-statement.ts";
import { receivablesAgeing } from "../reports/receivables-ageing.ts";

type Row = ReportAnswer<(typeof customerStatement)["columns"]>["rows"][number];

interface Statement {
  readonly company: string;
  readonly baseCurrency: string;
  /** In the reader's language. */
  readonly customer: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly Row[];
  readonly totals: Readonly<Record<string, string>>;
  /** Of items, by id, in the reader's language. */
  readonly names: Readonly<Record<string, string>>;
  /** Of what the balance is made; undefined: nothing is open. */
  readonly owed: ReportAnswer<(typeof receivablesAgeing)["columns"]>["rows"][number] | undefined;
}

/** How long the customer has to answer. */
const DAYS_TO_ANSWER = "7";

const COLUMNS = [
  "postedOn",
  "what",
  "number",
  "itemId",
  "quantity",
  "unit",
  "price",
  "amount",
  "paid",
  "balance",
] as const;
const WORDS: readonly string[] = ["postedOn", "what", "number", "itemId", "unit"];
const MONEY: readonly string[] = ["amount", "paid", "balance"];

function statementPaper(it: Statement, language: Language): Paper {
  const text = (key: string, words: Record<string, string> = {}) =>
    textOf(`finance.customer_statement.${key}`, words, language);
  const cell = (row: Row, column: (typeof COLUMNS)[number]): string => {
    const value = row[column];
    if (value === null) return "";
    if (column === "what") return text(`choice.what.${value}`);
    if (column === "itemId") return it.names[String(value)] ?? "";
    if (column === "price") return grouped(String(value).replace(/(\.\d\d\d*?)0+$/, "$1"));
    if (MONEY.includes(column)) return grouped(Amount.of(String(value)).toString());
    return WORDS.includes(column) ? String(value) : grouped(String(value));
  };
  const closing = Amount.of(it.rows.at(-1)?.balance ?? "0");
  const advance = Amount.of(it.owed?.advance ?? "0");
  const notInvoiced = Amount.of(it.owed?.notInvoiced ?? "0");
  const figure = (key: string, amount: Amount) => [text(`print.${key}`), grouped(amount.toString())] as const;
  return {
    form: "a4",
    company: it.company,
    title: text("print.title"),
    number: `${it.from} – ${it.to}`,
    facts: [
      [text("field.customerId"), it.customer],
      [text("print.currency"), it.baseCurrency],
    ],
    columns: COLUMNS.map((column) => ({
      title: text(`row.${column}`),
      isFigure: !WORDS.includes(column),
      width: column === "itemId" ? "*" : "auto",
    })),
    rows: it.rows.map((row) => COLUMNS.map((column) => cell(row, column))),
    totals: [
      figure("charged", Amount.of(it.totals["amount"] ?? "0")),
      figure("paid", Amount.of(it.totals["paid"] ?? "0")),
      figure("closing", closing),
      figure("invoiced", closing.minus(notInvoiced).plus(advance)),
      figure("notInvoiced", notInvoiced),
      ...(advance.isZero() ? [] : [figure("advance", advance)]),
      ...inCapitals(closing, it.baseCurrency, language),
    ],
    reply: {
      text: text("print.reply", { days: DAYS_TO_ANSWER }),
      seals: [it.company, it.customer].map((firm) => text("print.seal", { firm })),
    },
    signers: [],
    pageText: (page, pages) => textOf("platform.pageOf", { page: String(page), pages: String(pages) }, language),
  };
}

export function printStatementRouter(contract: typeof financeContract.printStatement) {
  return implement(contract)
    .$context<CallContext>()
    .handler(async ({ context, input }) => {
      const by = actorOf(context, "finance.sales_invoice.view");
      const { language, companyName: company, registry } = context;
      const { baseCurrency } = by;
      const { customerId, from, to } = input;
      const nameOf = ({ name, nameEn }: RefLabel) => (language === "en" && nameEn) || name;
      const statement = await reading(context, by, async (tx): Promise<Statement> => {
        const wanted = new Map([["customer", new Set([customerId])]]);
        const customer = (await labelsOf(tx, by.orgId, registry.refs, wanted))[customerId];
        if (!customer) refuse("platform.not_found", {}, "not_found");
        const asked = { customerId, from, to, baseCurrency };
        const { rows, totals, refs } = await runReport(tx, by.orgId, registry.refs, customerStatement, asked);
        const on = { customerId, on: to, baseCurrency };
        const [owed] = (await runReport(tx, by.orgId, registry.refs, receivablesAgeing, on)).rows;
        const names = Object.fromEntries(
          Object.values(refs).map((it) => [it.id, [it.code, nameOf(it), it.spec].filter(Boolean).join(" ")]),
        );
        return {
          company,
          customer: nameOf(customer),
          names,
          totals,
          ...asked,
          rows: rows as never,
          owed: owed as never,
        };
      });
      const bytes = await printPaper(statementPaper(statement, language));
      return asFile(bytes, `${statement.customer} ${from} ${to}.pdf`, "application/pdf");
    });
}
