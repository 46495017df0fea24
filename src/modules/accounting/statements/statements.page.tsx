/** The three statements of a month. Every figure opens: its lines, accounts or parties, and behind those the account's ledger. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { monthOf } from "../../../kernel/dates.ts";
import { keepFile, showFile } from "../../../platform/web/data/files.ts";
import { keyOf } from "../../../platform/web/data/keys.ts";
import { useServices } from "../../../platform/web/data/provider.tsx";
import { refusalOf } from "../../../platform/web/data/refusal.ts";
import { Figure } from "../../../platform/web/format/cell.tsx";
import { formatAmount, formatMonth } from "../../../platform/web/format/format.ts";
import { today } from "../../../platform/web/format/parse.ts";
import { type SubjectTexts, useLanguage, useSubject, useT } from "../../../platform/web/i18n/texts.ts";
import { Button } from "../../../platform/web/parts/button.tsx";
import { IssueList } from "../../../platform/web/parts/issue-list.tsx";
import { ErrorScreen } from "../../../platform/web/shell/error-screen.tsx";
import { useTitle } from "../../../platform/web/shell/use-title.ts";
import { accounting } from "../client.ts";
import { StatementParts } from "./statement-parts.tsx";

const SUBJECT = { module: "accounting", name: "statements" };
const AMOUNT = { kind: "amount" } as const;
const COMPARE = ["none", "month", "year"] as const;

type Answer = Awaited<ReturnType<typeof accounting.statements.read>>;
type Statement = Answer["statements"][number];
type Compare = (typeof COMPARE)[number];

/** What the address says: month, comparison, which statement, and the figure that is open. */
function useAsked() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>;
  const navigate = useNavigate();
  const { session } = useServices();
  const month = search["month"] ?? monthOf(today(session.timeZone));
  const compare = (COMPARE.find((it) => it === search["compare"]) ?? "none") as Compare;
  const set = (more: Readonly<Record<string, string | undefined>>) =>
    void navigate({ to: ".", search: { ...search, ...more } as never, replace: true });
  return { month, compare, name: search["statement"] ?? "balance", line: search["line"], at: search["at"] ?? "0", set };
}

export default function StatementsPage() {
  const texts = useSubject(SUBJECT);
  const language = useLanguage();
  const { session } = useServices();
  const asked = useAsked();
  const { month, compare, name, line, set } = asked;
  const query = useQuery({
    queryKey: keyOf("statements", "read", { month, compare }),
    queryFn: () => accounting.statements.read({ month, compare }),
  });
  useTitle(texts.title);
  const refusal = refusalOf(query.error);
  if (query.isError && !refusal) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  const answer = query.data;
  const statement = answer?.statements.find((it) => it.name === name) ?? answer?.statements[0];
  const state = answer && texts.text(answer.isClosed ? "closed" : "open");
  return (
    <article>
      <header className="head">
        <div className="grow">
          <h1>{texts.choice("statement", statement?.name ?? "balance")}</h1>
          <p className="sub">
            {[
              statement && texts.text("form", { no: statement.form }),
              formatMonth(month, language),
              state,
              session.company.baseCurrency,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <StatementActions asked={asked} />
      </header>
      <div className="stack">
        <IssueList issues={refusal?.issues ?? []} />
        {answer && <Checks checks={answer.checks} texts={texts} />}
        <fieldset className="views" aria-label={texts.title}>
          {answer?.statements.map((it) => (
            <button
              key={it.name}
              type="button"
              className={it.name === statement?.name ? "tab on" : "tab"}
              aria-pressed={it.name === statement?.name}
              onClick={() => set({ statement: it.name, line: undefined, at: undefined })}
            >
              {texts.choice("statement", it.name)}
            </button>
          ))}
        </fieldset>
        <div className="statement-page" aria-busy={query.isFetching}>
          {statement && <StatementTable statement={statement} asked={asked} texts={texts} />}
          {statement && line && <OpenFigure statement={statement} asked={asked} texts={texts} />}
        </div>
      </div>
    </article>
  );
}

type Asked = ReturnType<typeof useAsked>;

function StatementActions({ asked: { month, compare, name, set } }: { asked: Asked }) {
  const texts = useSubject(SUBJECT);
  const t = useT();
  const language = useLanguage();
  const periods = useQuery({ queryKey: keyOf("period", "list"), queryFn: () => accounting.period.list() });
  const months = useMemo(
    () => [...new Set([...(periods.data?.periods ?? []).map((it) => it.month), month])].sort().reverse(),
    [periods.data, month],
  );
  const statement = name === "income" || name === "cash" ? name : "balance";
  const asked = { month, compare, statement } as const;
  return (
    <div className="actions">
      <select
        className="input"
        aria-label={texts.field("month")}
        value={month}
        onChange={(event) => set({ month: event.currentTarget.value })}
      >
        {months.map((it) => (
          <option key={it} value={it}>
            {formatMonth(it, language)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={texts.field("compare")}
        value={compare}
        onChange={(event) => set({ compare: event.currentTarget.value })}
      >
        {COMPARE.map((it) => (
          <option key={it} value={it}>
            {texts.choice("compare", it)}
          </option>
        ))}
      </select>
      <Button onClick={() => void accounting.statements.print(asked).then(({ body }) => showFile(body))}>
        {t("print")}
      </Button>
      <Button
        onClick={() =>
          void accounting.statements.export(asked).then(({ body }) => keepFile(body, `${statement}-${month}.xlsx`))
        }
      >
        {t("export")}
      </Button>
    </div>
  );
}

/** What must agree, and a red line for what does not. */
function Checks({ checks, texts }: { checks: Answer["checks"]; texts: SubjectTexts }) {
  return (
    <ul className="statement-checks">
      {checks.map(({ key, isGood, left, right }) => (
        <li key={key}>
          <span className={`pill ${isGood ? "ok" : "bad"}`}>{texts.text(isGood ? "agrees" : "differs")}</span>{" "}
          <span className={isGood ? "" : "neg"}>
            {texts.text(`check.${key}`, { left: formatAmount(left), right: formatAmount(right) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface TableProps {
  readonly statement: Statement;
  readonly asked: Asked;
  readonly texts: SubjectTexts;
}

function columnTitle(column: Statement["columns"][number], texts: SubjectTexts, language: string): string {
  const title = texts.row(column.column);
  return column.isCompared ? `${title} ${formatMonth(column.month, language)}` : title;
}

function StatementTable({ statement, asked, texts }: TableProps) {
  const language = useLanguage();
  return (
    <section className="card scroll-x">
      <table className="tbl statement">
        <thead>
          <tr>
            <th>{texts.row("name")}</th>
            <th className="num">{texts.row("no")}</th>
            {statement.columns.map((it) => (
              <th key={`${it.column} ${it.month}`} className="num">
                {columnTitle(it, texts, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statement.lines.map((line) => (
            <tr key={line.no} className={rowClass(line, asked)}>
              <td className={line.isPart ? "part" : ""}>{language === "en" ? line.nameEn : line.name}</td>
              <td className="num dim">{line.no}</td>
              {line.figures.map((figure, i) => (
                <td key={statement.columns[i]!.column + statement.columns[i]!.month} className="num">
                  <FigureButton
                    figure={figure}
                    isEmpty={line.isEmpty}
                    isOpen={asked.line === String(line.no) && asked.at === String(i)}
                    onOpen={() => asked.set({ line: String(line.no), at: String(i) })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const rowClass = (line: Statement["lines"][number], asked: Asked): string =>
  [line.isSum ? "sum" : "", asked.line === String(line.no) ? "on" : ""].join(" ").trim();

interface FigureButtonProps {
  readonly figure: string;
  readonly isEmpty: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function FigureButton({ figure, isEmpty, isOpen, onOpen }: FigureButtonProps) {
  if (isEmpty) return <Figure field={AMOUNT} value={figure} />;
  return (
    <button type="button" className="link figure-link" aria-pressed={isOpen} onClick={onOpen}>
      <Figure field={AMOUNT} value={figure} />
    </button>
  );
}

function OpenFigure({ statement, asked, texts }: TableProps) {
  const language = useLanguage();
  const line = statement.lines.find((it) => String(it.no) === asked.line);
  const index = Math.max(
    statement.columns.findIndex((_, i) => String(i) === asked.at),
    0,
  );
  const column = statement.columns[index]!;
  if (!line) return null;
  const nameOf = (no: number) => {
    const found = statement.lines.find((it) => it.no === no);
    return (language === "en" ? found?.nameEn : found?.name) ?? "";
  };
  return (
    <StatementParts
      at={{ statement: statement.name, month: column.month, column: column.column, no: line.no }}
      title={`${nameOf(line.no)} ${formatAmount(line.figures[index] ?? "0")}`}
      note={columnTitle(column, texts, language)}
      nameOf={nameOf}
      onLine={(no) => asked.set({ line: String(no) })}
      onClose={() => asked.set({ line: undefined, at: undefined })}
      texts={texts}
    />
  );
}
