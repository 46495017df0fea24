/**
 * A list as a plain table: one row at a time has the focus, arrows move it, Enter opens, Space selects. Once it is long
 * only the rows in sight are drawn; the columns then keep the widths they had.
 */
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useT } from "../i18n/texts.ts";
import type { DataTableProps, TableColumn } from "./data-table.tsx";
import { nextSort } from "./sort.ts";
import { useRowKeys } from "./use-row-keys.ts";

const ROW_HEIGHT = 32;
/** From here on only the rows in sight are drawn. */
const PARTLY_FROM = 200;

export function WideTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, onSelect, selected = [], isLoading = false, empty } = props;
  const t = useT();
  const box = useRef<HTMLElement>(null);
  const sight = useSight(box, rows.length);
  const keys = useRowKeys(props, sight.scrollTo);
  const widths = useKeptWidths(box, sight.isPartly, sight.indexes.length > 0);
  const span = columns.length + (onSelect ? 1 : 0);
  return (
    <section ref={box} className="table-box" aria-label={label} aria-busy={isLoading}>
      <table className={widths ? "list fixed" : "list"} aria-rowcount={rows.length + 1}>
        {widths && (
          <colgroup>
            {widths.map((width, i) => (
              <col key={i} style={{ width }} />
            ))}
          </colgroup>
        )}
        <thead>
          <tr>
            {onSelect && (
              <th className="pick">
                <AllBox rows={rows} rowKey={rowKey} selected={selected} onSelect={onSelect} />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={sight.before} span={span} />
          {sight.indexes.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const key = rowKey(row);
            return (
              <BodyRow
                key={key}
                row={row}
                index={index}
                rowId={key}
                columns={columns as readonly TableColumn<object>[]}
                isSelected={onSelect ? selected.includes(key) : undefined}
                isCurrent={index === Math.min(keys.current, rows.length - 1)}
                keys={keys.handlers}
              />
            );
          })}
          <Gap height={sight.after} span={span} />
          {rows.length === 0 && (
            <tr>
              <td colSpan={span} className="none">
                {isLoading ? t("loading") : (empty ?? t("nothingHere"))}
              </td>
            </tr>
          )}
        </tbody>
        <Foot {...props} />
      </table>
    </section>
  );
}

function Foot<Row>({ rows, columns, foot, onSelect }: DataTableProps<Row>) {
  if (foot === undefined || rows.length === 0) return null;
  return (
    <tfoot>
      <tr>
        {onSelect && <td />}
        {columns.map((column, i) => (
          <td key={column.key} className={column.isFigure ? "num" : undefined}>
            {i === 0 ? foot : column.foot}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

interface HeadCellProps<Row> {
  readonly column: TableColumn<Row>;
  readonly sort: string | undefined;
  readonly onSort: ((sort: string | undefined) => void) | undefined;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const { key, title, isFigure, isSortable, width } = column;
  const order = sort === key ? "ascending" : sort === `-${key}` ? "descending" : undefined;
  return (
    <th
      scope="col"
      className={isFigure ? "num" : undefined}
      aria-sort={order}
      {...(width ? { style: { minWidth: width } } : {})}
    >
      {isSortable && onSort ? (
        <button type="button" className="sort" onClick={() => onSort(nextSort(sort, key))}>
          {title}
          <span aria-hidden="true" className={order ? "arrow on" : "arrow"}>
            {order === "descending" ? "↓" : "↑"}
          </span>
        </button>
      ) : (
        title
      )}
    </th>
  );
}

interface AllBoxProps<Row> {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selected: readonly string[];
  readonly onSelect: (keys: readonly string[]) => void;
}

function AllBox<Row>({ rows, rowKey, selected, onSelect }: AllBoxProps<Row>) {
  const t = useT();
  const isAll = rows.length > 0 && selected.length === rows.length;
  return (
    <input
      type="checkbox"
      aria-label={t("selectAll")}
      checked={isAll}
      ref={(element) => {
        if (element) element.indeterminate = selected.length > 0 && !isAll;
      }}
      onChange={() => onSelect(isAll ? [] : rows.map(rowKey))}
    />
  );
}

export interface RowHandlers {
  readonly onFocus: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onToggle: (key: string) => void;
}

interface BodyRowProps {
  readonly row: object;
  readonly index: number;
  readonly rowId: string;
  readonly columns: readonly TableColumn<object>[];
  /** Undefined where rows are not selected. */
  readonly isSelected: boolean | undefined;
  readonly isCurrent: boolean;
  readonly keys: RowHandlers;
}

const BodyRow = memo(function BodyRow(props: BodyRowProps) {
  const { row, index, rowId, columns, isSelected, isCurrent, keys } = props;
  const t = useT();
  return (
    <tr
      data-row-key={rowId}
      aria-rowindex={index + 2}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isSelected}
      className={isSelected ? "selected" : undefined}
      onFocus={() => keys.onFocus(index)}
      onKeyDown={(event) => keys.onKeyDown(event, index)}
      onDoubleClick={() => keys.onOpen(index)}
    >
      {isSelected !== undefined && (
        <td className="pick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t("selectRow", { line: index + 1 })}
            checked={isSelected}
            onChange={() => keys.onToggle(rowId)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} className={column.isFigure ? "num" : column.isWrapped ? "words" : undefined}>
          {column.render(row)}
        </td>
      ))}
    </tr>
  );
});

/** Stands for the rows out of sight. */
function Gap({ height, span }: { height: number; span: number }): ReactNode {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row, which nothing can focus
    <tr aria-hidden="true" className="gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

function useSight(box: RefObject<HTMLElement | null>, count: number) {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const top = box.current ? Math.trunc(box.current.getBoundingClientRect().top + scrollY) : 0;
    setMargin((before) => (before === top ? before : top));
  });
  const isPartly = count > PARTLY_FROM;
  const virtual = useWindowVirtualizer({
    count,
    enabled: isPartly,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
    scrollMargin: margin,
  });
  const scrollTo = (index: number) => isPartly && virtual.scrollToIndex(index);
  if (!isPartly)
    return { isPartly, indexes: Array.from({ length: count }, (_, i) => i), before: 0, after: 0, scrollTo };
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? margin) - margin;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin);
  return { isPartly, indexes: items.map((it) => it.index), before, after, scrollTo };
}

/** The widths of the columns as the first rows made them, once not all rows are drawn. */
function useKeptWidths(box: RefObject<HTMLElement | null>, isPartly: boolean, isDrawn: boolean) {
  const [widths, setWidths] = useState<readonly number[]>();
  useLayoutEffect(() => {
    if (!isPartly) return setWidths(undefined);
    if (!isDrawn) return;
    const cells = box.current?.querySelectorAll<HTMLElement>("thead th") ?? [];
    setWidths([...cells].map((cell) => cell.offsetWidth));
  }, [box, isPartly, isDrawn]);
  return isPartly ? widths : undefined;
}
