/** A report: its parameters in the address, its rows in typed columns, totals, and figures that lead on. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { addMonths, type Day, firstDay, lastDay, type Month, monthOf } from "../../../kernel/dates.ts";
import type { Field, Fields } from "../../../kernel/field.ts";
import type { ReportDefinition } from "../../../kernel/report.ts";
import type { RefLabel } from "../../contract/page.ts";
import { keyOf } from "../data/keys.ts";
import { type Places, useServices } from "../data/provider.tsx";
import { refusalOf } from "../data/refusal.ts";
import { FieldControl } from "../fields/field-control.tsx";
import { Cell, Figure } from "../format/cell.tsx";
import { formatInstant, formatQuantity, isNumeric } from "../format/format.ts";
import { isValueValid, today, type Value } from "../format/parse.ts";
import { type Subject, type SubjectTexts, useSubject, useT } from "../i18n/texts.ts";
import type { Refs } from "../lines/columns.ts";
import { Button } from "../parts/button.tsx";
import { IssueList } from "../parts/issue-list.tsx";
import { ErrorScreen } from "../shell/error-screen.tsx";
import { useTitle } from "../shell/use-title.ts";
import { DataTable, type TableColumn } from "../table/data-table.tsx";
import { placeAt } from "./address.ts";
import { keepReport } from "./report-export.ts";
import { ReportPicture } from "./report-picture.tsx";
import { useReportLabels } from "./use-report-labels.ts";

export type Params = Readonly<Record<string, string>>;
export type ReportRow = Readonly<Record<string, unknown>>;

export interface ReportAnswer {
  readonly rows: readonly ReportRow[];
  /** Of the columns that sum. */
  readonly totals?: Readonly<Record<string, string>>;
  readonly refs?: Refs;
  /** There were more rows than a screen takes. */
  readonly isCut?: boolean;
  /** What the figures are of, e.g. the moment and what they were checked against. */
  readonly note?: string;
  /** Up to which instant what happened is in the figures; null: everything. */
  readonly freshAt?: string | null;
}

export interface ReportPageOptions<P extends Fields, C extends Fields> {
  /** Texts: `title`, `field.<param>`, `row.<column>`. A `preset` of a parameter is what an empty address means. */
  readonly definition: Subject & { readonly params: P; readonly columns: C } & Pick<
      ReportDefinition,
      "chart" | "leads" | "isAnalysis"
    >;
  /** Columns that only lead somewhere; `documentType` and `documentId` are hidden anyway. */
  readonly hidden?: readonly (keyof C & string)[];
  // biome-ignore lint/suspicious/noExplicitAny: the typed endpoint of any report
  readonly run: (params: any) => Promise<ReportAnswer>;
  /** What a row is known by; its place otherwise. */
  readonly rowKey?: (row: ReportRow) => string;
  /** Where a figure leads; undefined: nowhere. The number of a document leads to it anyway. */
  readonly drill?: (row: ReportRow, column: keyof C & string, params: Params, places: Places) => string | undefined;
  /** Presets that depend on the day; `from` and `to` are this month so far unless it says otherwise. */
  readonly presets?: (today: Day) => Params;
  readonly onExport?: (params: Params) => void;
  readonly extra?: (params: Params, answer: ReportAnswer | undefined) => ReactNode;
  /** What stands over the table: a chart. */
  readonly picture?: (answer: ReportAnswer, texts: SubjectTexts) => ReactNode;
}

export function reportPage<const P extends Fields, const C extends Fields>(
  options: ReportPageOptions<P, C>,
): () => ReactNode {
  const any = options as unknown as ReportPageOptions<Fields, Fields>;
  return () => <ReportBody options={any} />;
}

/** Analysis looks at twelve months, the running one included, or at a day. */
const yearSoFar = (today: Day): Params => ({ from: firstDay(addMonths(monthOf(today), -11)), to: today, on: today });
const monthSoFar = (today: Day): Params => ({ from: firstDay(monthOf(today)), to: today });

function useParamsInAddress({ definition, presets }: ReportPageOptions<Fields, Fields>) {
  const { params, isAnalysis } = definition;
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Params;
  const { session } = useServices();
  const values = useMemo(() => {
    const own = Object.entries(params).flatMap(([name, field]) =>
      field.preset === undefined ? [] : [[name, String(field.preset)]],
    );
    const given = Object.entries(search).filter(([name]) => name in params);
    const day = today(session.timeZone);
    const isDays = params["from"]?.kind === "date" && params["to"]?.kind === "date";
    const usual = isAnalysis ? yearSoFar(day) : isDays ? monthSoFar(day) : {};
    const preset = presets?.(day) ?? usual;
    const fitting = Object.entries(preset).filter(([name]) => name in params);
    return Object.fromEntries([...own, ...fitting, ...given]) as Params;
  }, [params, isAnalysis, presets, search, session.timeZone]);
  const set = (name: string, value: Value) => {
    const text = value === null ? "" : Array.isArray(value) ? value.join(",") : String(value);
    void navigate({ to: ".", search: { ...search, [name]: text || undefined } as never, replace: true });
  };
  return { values, set };
}

function ReportBody({ options }: { options: ReportPageOptions<Fields, Fields> }) {
  const { definition, run, onExport, extra, picture } = options;
  const texts = useSubject(definition);
  const t = useT();
  const { values, set } = useParamsInAddress(options);
  const missing = Object.entries(definition.params).filter(([name, field]) => !field.isOptional && !values[name]);
  const query = useQuery({
    queryKey: keyOf(definition.name, "report", values),
    queryFn: () => run(values),
    enabled: missing.length === 0,
  });
  useTitle(texts.title);
  const refusal = refusalOf(query.error);
  const { session } = useServices();
  const fresh = query.data?.freshAt ? formatInstant(query.data.freshAt, session.timeZone) : undefined;
  const exported = onExport ?? ((params: Params) => void keepReport(definition, params));
  if (query.isError && !refusal) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <article>
      <header className="head">
        <div className="grow">
          <h1>{texts.title}</h1>
          <p className="sub">{query.data?.note ?? (fresh && t("freshAt", { at: fresh })) ?? texts.maybe("subtitle")}</p>
          {query.data?.isCut && <p className="amb">{t("reportCut", { count: query.data.rows.length })}</p>}
        </div>
        <div className="actions">
          {extra?.(values, query.data)}
          {missing.length === 0 && <Button onClick={() => exported(values)}>{t("export")}</Button>}
        </div>
      </header>
      <div className="stack">
        {query.data && picture?.(query.data, texts)}
        {query.data && definition.chart && (
          <ReportPicture definition={definition} chart={definition.chart} answer={query.data} texts={texts} />
        )}
        <section className="card list-card">
          <ParamBar params={definition.params} values={values} texts={texts} onChange={set} />
          <IssueList issues={refusal?.issues ?? []} />
          <ReportTable
            options={options}
            texts={texts}
            values={values}
            answer={query.data}
            isLoading={query.isFetching}
          />
        </section>
      </div>
    </article>
  );
}

interface ReportTableProps {
  readonly options: ReportPageOptions<Fields, Fields>;
  readonly texts: SubjectTexts;
  readonly values: Params;
  readonly answer: ReportAnswer | undefined;
  readonly isLoading: boolean;
}

function ReportTable({ options, texts, values, answer, isLoading }: ReportTableProps) {
  const t = useT();
  const rows = useMemo(
    () => (answer?.rows ?? []).map((row, i) => ({ row, key: options.rowKey?.(row) ?? String(i) })),
    [answer, options],
  );
  const { places, session } = useServices();
  const isForeign = rows.some(({ row }) => row["currency"] !== session.company.baseCurrency);
  const shown = Object.entries(options.definition.columns).filter(
    ([name, field]) =>
      !POINTERS.includes(name) &&
      !options.hidden?.includes(name) &&
      !isEmptyColumn(rows, name, field) &&
      (isForeign || !OF_CURRENCY.includes(name)),
  );
  const columns = shown.map(([name, field]): TableColumn<(typeof rows)[number]> => {
    const total = answer?.totals?.[name];
    return {
      key: name,
      title: texts.row(name),
      isFigure: isNumeric(field.kind),
      isWide: field.kind === "text" || field.kind === "ref",
      // Not what is known by its shape, as numbers of documents.
      isWrapped: field.kind === "ref" || name === "summary",
      render: ({ row }) => {
        const cell = <Cell field={field} name={name} value={row[name]} refs={answer?.refs ?? {}} texts={texts} />;
        const isEmpty = row[name] === null || row[name] === undefined;
        const address = isEmpty
          ? undefined
          : (options.drill?.(row, name, values, places) ??
            leadOf(options.definition.leads?.[name], row, values) ??
            documentOf(row, name, places));
        return address ? <Link {...placeAt(address)}>{cell}</Link> : cell;
      },
      ...(total === undefined ? {} : { foot: <Figure field={field} value={total} /> }),
    };
  });
  return (
    <DataTable
      label={texts.title}
      rows={rows}
      columns={columns}
      rowKey={({ key }) => key}
      isLoading={isLoading}
      empty={(!answer && !isLoading && texts.maybe("empty")) || t("emptyReport")}
      {...(answer?.totals
        ? { foot: t("rowTotal", { count: rows.length, shown: formatQuantity(String(rows.length)) }) }
        : {})}
    />
  );
}

/** Where everything is in base currency they say nothing that the amounts do not. */
const OF_CURRENCY: readonly string[] = ["currency", "openCurrency"];

/** What no row says needs no column, where it need not be said. */
function isEmptyColumn(rows: readonly { readonly row: ReportRow }[], name: string, { isOptional }: Field): boolean {
  return isOptional && rows.length > 0 && rows.every(({ row }) => row[name] === null || row[name] === undefined);
}

const LEAD = /\{(param\.)?(\w+)(?:\.(first|last))?\}/g;

/** The address with the row's figures in it. What is not known is left out of it. */
function leadOf(lead: string | undefined, row: ReportRow, values: Params): string | undefined {
  const filled = lead?.replace(LEAD, (_, param?: string, name = "", end?: string) => {
    const value = (param ? undefined : row[name]) ?? values[name] ?? "";
    if (!end) return String(value);
    return end === "first" ? firstDay(value as Month) : lastDay(value as Month);
  });
  return filled?.replace(/[?&]\w+=(?=&|$)/g, "").replace(/^([^?&]*)&/, "$1?");
}

/** What leads from a row to its document. */
const POINTERS = ["documentType", "documentId"];

function documentOf(row: ReportRow, column: string, places: Places): string | undefined {
  return column === "number" ? places.addressOf(String(row["documentType"]), String(row["documentId"])) : undefined;
}

interface ParamBarProps {
  readonly params: Fields;
  readonly values: Params;
  readonly texts: SubjectTexts;
  readonly onChange: (name: string, value: Value) => void;
}

/** The parameters as they stand in the address, each with its control. */
export function ParamBar({ params, values, texts, onChange }: ParamBarProps) {
  const [refs, keep] = useReportLabels(params, values);
  const names = Object.keys(params);
  if (names.length === 0) return null;
  const change =
    (field: Field, name: string) =>
    (value: Value, labels: readonly RefLabel[] = []) => {
      keep(labels);
      if (isValueValid(field, value)) onChange(name, value);
    };
  return (
    <search className="tools params">
      {names.map((name) => {
        const field = params[name] as Field;
        const value = field.kind === "flag" ? values[name] === "true" : (values[name] ?? null);
        return (
          <span key={name} className="param">
            <label htmlFor={`param-${name}`}>{texts.field(name)}</label>
            <FieldControl
              id={`param-${name}`}
              field={field}
              name={name}
              value={value}
              refs={refs}
              texts={texts}
              onChange={change(field, name)}
            />
          </span>
        );
      })}
    </search>
  );
}
