/** A list for eyes and keys: a table on a screen, a card for each row on a phone. */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useT } from "../i18n/texts.ts";
import { Button } from "../parts/button.tsx";
import { useIsPhone } from "../shell/use-phone.ts";
import { WideTable } from "./wide-table.tsx";

export interface TableColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly isFigure?: boolean;
  /** Words, which a phone gives a row of their own. */
  readonly isWide?: boolean;
  /** Words that may stand in two rows where the table has no room for all. */
  readonly isWrapped?: boolean;
  readonly isSortable?: boolean;
  readonly width?: number;
  readonly render: (row: Row) => ReactNode;
  /** What stands under it in the totals row. */
  readonly foot?: ReactNode;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly addressOf?: (row: Row) => string | undefined;
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string | undefined) => void;
  readonly selected?: readonly string[];
  readonly onSelect?: (keys: readonly string[]) => void;
  readonly isLoading?: boolean;
  readonly empty?: ReactNode;
  /** The first cell of the totals row; absent: no such row. */
  readonly foot?: ReactNode;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const isPhone = useIsPhone();
  return isPhone ? <Cards {...props} /> : <WideTable {...props} />;
}

/** Puts the focus on the first row, e.g. from the search box. */
export function focusFirstRow(): void {
  document.querySelector<HTMLElement>(".table-box [data-row-key]")?.focus();
}

interface CardCell<Row> {
  readonly column: TableColumn<Row>;
  readonly cell: ReactNode;
}

/** What has something to say; a figure with no other beside it gets a row of its own, as words do. */
function paired<Row>(cells: readonly CardCell<Row>[]): (CardCell<Row> & { readonly isWide: boolean })[] {
  const said = cells.filter(({ cell }) => cell !== null && cell !== undefined);
  let waits = false;
  return said.map((it, i) => {
    if (it.column.isWide) waits = false;
    else waits = !waits;
    const next = said[i + 1];
    return { ...it, isWide: it.column.isWide || (waits && (!next || next.column.isWide === true)) };
  });
}

/** A report may have thousands of rows, and nobody scrolls that far with a thumb. */
const CARDS = 100;

function Cards<Row extends object>({
  label,
  rows,
  columns,
  rowKey,
  addressOf,
  isLoading = false,
  empty,
  foot,
}: DataTableProps<Row>) {
  const t = useT();
  const [most, setMost] = useState(CARDS);
  const [first, ...rest] = columns;
  if (rows.length === 0)
    return (
      <p className="note" aria-busy={isLoading}>
        {isLoading ? t("loading") : (empty ?? t("nothingHere"))}
      </p>
    );
  return (
    <>
      <ul className="row-cards" aria-label={label}>
        {rows.slice(0, most).map((row) => {
          const address = addressOf?.(row);
          return (
            <li key={rowKey(row)}>
              {address && <Link to={address} className="whole" aria-label={t("open")} tabIndex={-1} />}
              <div className="first">{first?.render(row)}</div>
              <dl>
                {paired(rest.map((column) => ({ column, cell: column.render(row) }))).map(
                  ({ column, cell, isWide }) => (
                    <div key={column.key} className={isWide ? "wide" : undefined}>
                      <dt>{column.title}</dt>
                      <dd>{cell}</dd>
                    </div>
                  ),
                )}
              </dl>
            </li>
          );
        })}
      </ul>
      {rows.length > most && (
        <div className="list-foot">
          <Button onClick={() => setMost(most + CARDS)}>{t("loadMore")}</Button>
        </div>
      )}
      {foot !== undefined && (
        <div className="grid-foot card-foot">
          <span>{foot}</span>
          {columns.map(
            (column) =>
              column.foot && (
                <span key={column.key}>
                  <span className="dim">{column.title}</span> {column.foot}
                </span>
              ),
          )}
        </div>
      )}
    </>
  );
}
