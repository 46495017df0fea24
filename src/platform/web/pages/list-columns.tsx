/** The columns of a list, from what a page declares. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Field, FieldKind, Fields, WireOf } from "../../../kernel/field.ts";
import type { Lifecycle } from "../../../kernel/lifecycle.ts";
import { useServices } from "../data/provider.tsx";
import { Cell } from "../format/cell.tsx";
import { formatDay, isNumeric } from "../format/format.ts";
import { today } from "../format/parse.ts";
import type { Language } from "../i18n/i18n.ts";
import { nameOf, type SubjectTexts, type Translate, useLanguage } from "../i18n/texts.ts";
import type { Refs } from "../lines/columns.ts";
import { ProgressBar } from "../parts/progress-card.tsx";
import { StatePill } from "../parts/state-pill.tsx";
import type { TableColumn } from "../table/data-table.tsx";
import type { ListRow } from "./list-client.ts";

type Name<R extends Fields> = (keyof R & string) | "number" | "state";
type RowOf<R extends Fields> = { id: string; number: string | null; state: string } & WireOf<R>;

export interface FullListColumn<R extends Fields> {
  readonly field: Name<R>;
  readonly width?: number;
  readonly isSortable?: boolean;
  /** A percentage as a bar. */
  readonly isBar?: boolean;
  /** The quiet kind of text. */
  readonly isDim?: boolean;
  /** The reference whose name this is: it leads to the record, and English readers see its English name. */
  readonly of?: Name<R>;
  /** The field with the English text of this one. */
  readonly english?: Name<R>;
  /** Leads to the row's own page, as the number of a document does. */
  readonly isLink?: boolean;
  /** Red where it holds, e.g. a day that has passed. */
  readonly isBad?: (row: RowOf<R>, today: string) => boolean;
  readonly render?: (row: RowOf<R>) => ReactNode;
}

/** A column: a field of the row, or `number` and `state`. */
export type ListColumn<R extends Fields> = Name<R> | FullListColumn<R>;

interface Around {
  readonly row: Fields;
  readonly texts: SubjectTexts;
  readonly t: Translate;
  readonly path: string;
  readonly lifecycle: Lifecycle | undefined;
  readonly labels: Refs;
  readonly language: Language;
}

export type ShownColumn = TableColumn<ListRow> & { readonly kind: FieldKind };

export function tableColumns(columns: readonly ListColumn<Fields>[], around: Around): ShownColumn[] {
  return columns.map((it) => shownColumn(typeof it === "string" ? { field: it } : it, around));
}

/** Where everything is in base currency, an amount stands once, with its sum: the currency says nothing, and the amount in base currency the same. */
export function inOneCurrency(
  columns: readonly ShownColumn[],
  rows: readonly ListRow[],
  baseCurrency: string,
): readonly ShownColumn[] {
  const amount = columns.find((it) => it.key === "amount");
  if (!columns.some((it) => it.key === "amountBase")) return columns;
  if (rows.some((row) => (row as ListRow & { currency?: string }).currency !== baseCurrency)) return columns;
  return columns
    .filter((it) => it.key !== "currency" && it !== amount)
    .map((it) => (it.key === "amountBase" && amount ? { ...it, title: amount.title } : it));
}

function shownColumn(column: FullListColumn<Fields>, around: Around): ShownColumn {
  const { texts } = around;
  const field = around.row[column.field];
  const kind = field?.kind ?? "text";
  return {
    key: column.field,
    kind,
    title: texts.row(column.field),
    isFigure: isNumeric(kind) && !column.isBar,
    isWide: (kind === "text" && column.field !== "state") || kind === "ref",
    isSortable: column.isSortable ?? true,
    ...(column.width ? { width: column.width } : {}),
    render: (row) => (column.render ? column.render(row as never) : plainCell(column, field, row, around)),
  };
}

function plainCell(
  column: FullListColumn<Fields>,
  field: Field | undefined,
  row: ListRow,
  { texts, t, path, lifecycle, labels, language, row: fields }: Around,
): ReactNode {
  const value = cellValue(row, column, language);
  if (column.isLink) return <Link to={`${path}/${row.id}`}>{String(value)}</Link>;
  if (column.field === "number") return <Link to={`${path}/${row.id}`}>{row.number ?? t("notNumbered")}</Link>;
  if (column.field === "state" && lifecycle)
    return <StatePill lifecycle={lifecycle} state={String(value)} texts={texts} />;
  if (!field || value === null || value === undefined) return null;
  if (column.of)
    return <NameOf to={fields[column.of]?.to ?? ""} id={refOf(row, column.of)} name={String(value)} labels={labels} />;
  if (column.isBar) return <SmallBar value={String(value)} label={texts.row(column.field)} />;
  const tone = column.isBad?.(row as never, today()) ? "red" : undefined;
  if (field.kind === "date") return <span className={tone}>{formatDay(String(value), today())}</span>;
  const cell = <Cell field={field} name={column.field} value={value} refs={labels} texts={texts} />;
  if (tone) return <span className={tone}>{cell}</span>;
  return column.isDim ? <span className="dim">{cell}</span> : cell;
}

function cellValue(row: ListRow, column: FullListColumn<Fields>, language: Language): unknown {
  const values = row as unknown as Record<string, unknown>;
  return (language === "en" && column.english && values[column.english]) || values[column.field];
}

function refOf(row: ListRow, field: string): string {
  return String((row as unknown as Record<string, unknown>)[field] ?? "");
}

function NameOf({ to, id, name, labels }: { to: string; id: string; name: string; labels: Refs }) {
  const language = useLanguage();
  const label = labels[id];
  const { places } = useServices();
  const address = places.addressOf(to, id);
  // The text of the row may be its number instead of its name.
  const shown = label && label.name === name ? nameOf(label, language) : name;
  return address ? (
    <Link to={address} className="quiet">
      {shown}
    </Link>
  ) : (
    shown
  );
}

function SmallBar({ value, label }: { value: string; label: string }) {
  const percent = Number.parseInt(value, 10);
  return (
    <span className="small-bar">
      <ProgressBar percent={percent} label={label} />
      <span className="dim">{percent} %</span>
    </span>
  );
}
