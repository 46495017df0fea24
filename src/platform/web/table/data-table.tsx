/**
 * A list for eyes and keys: arrows move, Enter opens, Space selects. antd's table draws it, in part only once it is
 * long; on a phone each row is a card.
 */
import { Link, useNavigate } from "@tanstack/react-router";
import { Table, type TableProps } from "antd";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useT } from "../i18n/texts.ts";
import { useIsPhone } from "../shell/use-phone.ts";
import { nextSort } from "./sort.ts";

export interface TableColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly isFigure?: boolean;
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

/** From here on only the rows in sight are drawn, in a box that scrolls. */
const VIRTUAL_FROM = 200;
const WIDTH = 120;

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const isPhone = useIsPhone();
  return isPhone ? <Cards {...props} /> : <WideTable {...props} />;
}

function WideTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, sort, selected, onSelect, isLoading = false, empty } = props;
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const { rowProps } = useRowKeys(props, root);
  const isVirtual = rows.length > VIRTUAL_FROM;
  const table: TableProps<Row> = {
    size: "small",
    pagination: false,
    showSorterTooltip: false,
    dataSource: rows as Row[],
    rowKey,
    loading: isLoading && rows.length === 0,
    columns: columns.map((column) => ({
      key: column.key,
      title: column.title,
      align: column.isFigure ? ("right" as const) : ("left" as const),
      ...(column.width || isVirtual ? { width: column.width ?? WIDTH } : {}),
      ...(column.isSortable ? { sorter: true, sortOrder: orderOf(sort, column.key) } : {}),
      render: (_: unknown, row: Row) => column.render(row),
    })),
    onChange: (_page, _filters, sorter, { action }) => {
      if (action === "sort" && !Array.isArray(sorter)) props.onSort?.(nextSort(sort, String(sorter.columnKey)));
    },
    onRow: rowProps,
    locale: { emptyText: empty ?? t("nothingHere") },
    ...(onSelect
      ? {
          rowSelection: {
            selectedRowKeys: [...(selected ?? [])],
            onChange: (keys) => onSelect(keys.map(String)),
            columnWidth: 36,
          },
        }
      : {}),
    ...(isVirtual
      ? {
          virtual: true,
          scroll: { x: columns.reduce((sum, it) => sum + (it.width ?? WIDTH), 0), y: innerHeight - 330 },
        }
      : { scroll: { x: "max-content" } }),
    ...(props.foot !== undefined && rows.length > 0 ? { summary: () => <Foot {...props} /> } : {}),
  };
  return (
    <section ref={root} className="table-box" aria-label={label} aria-busy={isLoading}>
      <Table<Row> {...table} />
    </section>
  );
}

function orderOf(sort: string | undefined, key: string): "ascend" | "descend" | null {
  if (sort === key) return "ascend";
  return sort === `-${key}` ? "descend" : null;
}

function Foot<Row>({ columns, foot, onSelect }: DataTableProps<Row>) {
  return (
    <Table.Summary fixed>
      <Table.Summary.Row>
        {onSelect && <Table.Summary.Cell index={0} />}
        {columns.map((column, i) => (
          <Table.Summary.Cell
            key={column.key}
            index={i + (onSelect ? 1 : 0)}
            align={column.isFigure ? "right" : "left"}
          >
            {i === 0 ? foot : column.foot}
          </Table.Summary.Cell>
        ))}
      </Table.Summary.Row>
    </Table.Summary>
  );
}

/** One row at a time has the focus; Tab goes past the table. */
function useRowKeys<Row extends object>(
  { rows, rowKey, addressOf, selected = [], onSelect }: DataTableProps<Row>,
  root: React.RefObject<HTMLDivElement | null>,
) {
  const navigate = useNavigate();
  const cursor = useRef(0);
  const focusRow = (index: number) => {
    const row = rows[index];
    if (!row) return;
    cursor.current = index;
    const element = root.current?.querySelector<HTMLElement>(`[data-row-key="${rowKey(row)}"]`);
    element?.focus();
    element?.scrollIntoView({ block: "nearest" });
  };
  const open = (row: Row) => {
    const address = addressOf?.(row);
    if (address) void navigate({ to: address });
  };
  const toggle = (key: string) =>
    onSelect?.(selected.includes(key) ? selected.filter((it) => it !== key) : [...selected, key]);
  const keyDown = (event: KeyboardEvent<HTMLElement>, row: Row, index: number) => {
    if (event.target !== event.currentTarget) return;
    const to = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: index + 15,
      PageUp: index - 15,
    }[event.key];
    if (to !== undefined) focusRow(Math.max(0, Math.min(rows.length - 1, to)));
    else if (event.key === "Enter") open(row);
    else if (event.key === " ") toggle(rowKey(row));
    else return;
    event.preventDefault();
  };
  const rowProps = (row: Row, index = 0) => ({
    tabIndex: index === Math.min(cursor.current, rows.length - 1) ? 0 : -1,
    "aria-selected": onSelect ? selected.includes(rowKey(row)) : undefined,
    onFocus: () => {
      cursor.current = index;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => keyDown(event, row, index),
    onDoubleClick: () => open(row),
  });
  return { rowProps, focusRow };
}

/** Puts the focus on the first row, e.g. from the search box. */
export function focusFirstRow(): void {
  document.querySelector<HTMLElement>(".table-box [data-row-key]")?.focus();
}

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
  const [first, ...rest] = columns;
  if (rows.length === 0) return <p className="note">{isLoading ? t("loading") : (empty ?? t("nothingHere"))}</p>;
  return (
    <>
      <ul className="row-cards" aria-label={label}>
        {rows.map((row) => {
          const address = addressOf?.(row);
          return (
            <li key={rowKey(row)}>
              {address && <Link to={address} className="whole" aria-label={t("open")} tabIndex={-1} />}
              <div className="first">{first?.render(row)}</div>
              <dl>
                {rest.map((column) => {
                  const cell = column.render(row);
                  return (
                    cell !== null && (
                      <div key={column.key} className={column.isFigure ? "figure" : undefined}>
                        <dt>{column.title}</dt>
                        <dd>{cell}</dd>
                      </div>
                    )
                  );
                })}
              </dl>
            </li>
          );
        })}
      </ul>
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
