/** The keys of a list: arrows, Home, End and pages move, Enter opens, Space selects. Tab goes past the table. */
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { DataTableProps } from "./data-table.tsx";

const PAGE = 15;

export function useRowKeys<Row extends object>(props: DataTableProps<Row>, scrollTo: (index: number) => void) {
  const navigate = useNavigate();
  const [current, setCurrent] = useState(0);
  const latest = useRef({ props, scrollTo, navigate });
  latest.current = { props, scrollTo, navigate };
  const handlers = useMemo(() => rowHandlers(() => latest.current, setCurrent), []);
  return { current, handlers };
}

interface Latest<Row> {
  readonly props: DataTableProps<Row>;
  readonly scrollTo: (index: number) => void;
  readonly navigate: ReturnType<typeof useNavigate>;
}

/** The same functions as long as the table stands, so that rows stay memoised. */
function rowHandlers<Row extends object>(latest: () => Latest<Row>, setCurrent: (index: number) => void) {
  const focusRow = (index: number) => {
    const { props, scrollTo } = latest();
    const row = props.rows[index];
    if (!row) return;
    // A row out of sight has to be drawn before it can have the focus.
    flushSync(() => {
      setCurrent(index);
      scrollTo(index);
    });
    const element = document.querySelector<HTMLElement>(`.table-box [data-row-key="${props.rowKey(row)}"]`);
    element?.focus();
    element?.scrollIntoView({ block: "nearest" });
  };
  const onOpen = (index: number) => {
    const { props, navigate } = latest();
    const row = props.rows[index];
    const address = row && props.addressOf?.(row);
    if (address) void navigate({ to: address });
  };
  const onToggle = (key: string) => {
    const { selected = [], onSelect } = latest().props;
    onSelect?.(selected.includes(key) ? selected.filter((it) => it !== key) : [...selected, key]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    if (event.target !== event.currentTarget) return;
    const { rows, rowKey } = latest().props;
    const row = rows[index];
    const to = placeAfter(event.key, index, rows.length);
    if (to !== undefined) focusRow(Math.max(0, Math.min(rows.length - 1, to)));
    else if (event.key === "Enter") onOpen(index);
    else if (event.key === " " && row) onToggle(rowKey(row));
    else return;
    event.preventDefault();
  };
  return { onFocus: setCurrent, onKeyDown, onOpen, onToggle };
}

function placeAfter(key: string, index: number, count: number): number | undefined {
  const places: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: count - 1,
    PageDown: index + PAGE,
    PageUp: index - PAGE,
  };
  return places[key];
}
