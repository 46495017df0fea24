/** What the keys and the clipboard do in a line grid. The functions keep their identity, so that rows stay memoised. */
import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { resolveRef, useServices } from "../data/provider.tsx";
import { parseValue, today, type Value } from "../format/parse.ts";
import { useLanguage } from "../i18n/texts.ts";
import type { Column } from "./columns.ts";
import { caretOf, nextSpot, type Spot } from "./grid-keys.ts";
import type { CellHandlers } from "./line-cell.tsx";
import type { LinesEditorProps } from "./lines-editor.tsx";
import type { Values } from "./lines-state.ts";
import { isBlock, parseBlock } from "./paste.ts";

interface GridProps extends LinesEditorProps {
  readonly gridId: string;
  readonly setActive: (row: number) => void;
}

interface GridHandlers {
  readonly handlers: CellHandlers;
  readonly onRemove: (key: string, row: number) => void;
}

export function useGridHandlers(props: GridProps): GridHandlers {
  const services = useServices();
  const language = useLanguage();
  const latest = useRef({ props, services });
  latest.current = { props, services };
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels of choices change with the language
  return useMemo(() => gridHandlers(() => latest.current), [language]);
}

type Latest = () => { props: GridProps; services: ReturnType<typeof useServices> };

function gridHandlers(latest: Latest): GridHandlers {
  const moveTo = (spot: Spot) => focusCell(latest().props, spot);
  const remove = (key: string, row: number, column = 0) => {
    flushSync(() => latest().props.dispatch({ type: "remove", key }));
    moveTo({ row: Math.min(row, latest().props.lines.length - 1), column });
  };
  return {
    onRemove: (key, row) => remove(key, row),
    handlers: {
      onChange: (line, field, value, labels) =>
        latest().props.dispatch({ type: "set", key: line.key, values: { [field]: value } }, labels),
      onResolve: (field, text, label) =>
        latest().props.dispatch({ type: "resolve", field, text, id: label.id }, [label]),
      onFocus: (row) => latest().props.setActive(row),
      onKeyDown: (event, row, column) => keyDown(event, { row, column }, latest().props, moveTo, remove),
      onPaste: (event, row, column) => paste(event, { row, column }, latest()),
    },
  };
}

function editable(props: GridProps): Column[] {
  return props.columns.filter((column) => column.isEditable);
}

type Remove = (key: string, row: number, column: number) => void;

function keyDown(
  event: KeyboardEvent<HTMLElement>,
  at: Spot,
  props: GridProps,
  moveTo: (spot: Spot) => void,
  remove: Remove,
) {
  // An input method takes Enter and arrows for itself while it composes.
  if (event.nativeEvent.isComposing || event.defaultPrevented || event.altKey) return;
  const isCommand = event.ctrlKey || event.metaKey;
  const line = props.lines[at.row];
  if (isCommand && event.key === "Backspace" && line) {
    event.preventDefault();
    return remove(line.key, at.row, at.column);
  }
  const pressed = { key: event.key, isShift: event.shiftKey, isCommand };
  if (event.shiftKey && event.key !== "Enter") return;
  const isList = event.currentTarget instanceof HTMLSelectElement;
  if (isList && (event.key === "ArrowUp" || event.key === "ArrowDown")) return;
  const caret = caretOf(event.currentTarget);
  let spot = nextSpot(pressed, at, props.lines.length, editable(props).length, caret);
  if (event.key === "Enter" && !isCommand) event.preventDefault();
  // Enter in the last cell of the last line: leaving the cell makes the blank line that it then goes to.
  if (!spot && event.key === "Enter" && !event.shiftKey && !isCommand) spot = { row: at.row + 1, column: 0 };
  if (!spot) return;
  event.preventDefault();
  moveTo(spot);
}

/** Synchronously: through an animation frame, sixty quick Enters would land three lines down. */
function focusCell(props: GridProps, spot: Spot) {
  const from = document.activeElement;
  flushSync(() => {
    // Leaving the cell stores what was typed, which may make the line that is gone to.
    if (from instanceof HTMLElement) from.blur();
    props.setActive(spot.row);
  });
  const field = editable(props)[spot.column]?.key ?? "";
  const cell = cellElement(props.gridId, spot.row, field);
  if (cell) cell.focus();
  else if (from instanceof HTMLElement) from.focus();
}

function cellElement(gridId: string, row: number, field: string): HTMLElement | null {
  const grid = document.getElementById(gridId);
  return grid?.querySelector<HTMLElement>(`[data-index="${row}"] [data-field="${field}"] :is(input, select)`) ?? null;
}

function paste(event: ClipboardEvent<HTMLElement>, at: Spot, { props, services }: ReturnType<Latest>) {
  const text = event.clipboardData.getData("text/plain");
  if (!isBlock(text)) return;
  event.preventDefault();
  const columns = editable(props).slice(at.column);
  const now = today(services.session.timeZone);
  const rows: Values[] = parseBlock(text).map((cells) => {
    const values: Record<string, Value> = {};
    cells.slice(0, columns.length).forEach((cell, i) => {
      const column = columns[i];
      if (column?.field) values[column.key] = parseValue(column.field, cell, choicesOf(column, props), now) ?? cell;
    });
    return values;
  });
  const leave = document.activeElement as HTMLElement;
  flushSync(() => {
    leave.blur();
    props.dispatch({ type: "paste", at: at.row, rows });
  });
  leave.focus();
  for (const column of columns) if (column.kind === "ref") resolveAll(column, rows, props, services);
}

function choicesOf(column: Column, props: GridProps): Record<string, string> {
  return Object.fromEntries(
    (column.field?.values ?? []).map((value) => [value, props.texts.choice(column.key, value)]),
  );
}

/** Looks pasted codes up, each once, a few at a time. */
function resolveAll(
  column: Column,
  rows: readonly Values[],
  props: GridProps,
  services: ReturnType<typeof useServices>,
) {
  const texts = [
    ...new Set(rows.map((row) => row[column.key]).filter((it): it is string => typeof it === "string" && it !== "")),
  ];
  const next = async (): Promise<void> => {
    const text = texts.shift();
    if (text === undefined) return;
    const label = await resolveRef(services.refs, column.field?.to ?? "", text).catch(() => undefined);
    if (label) props.dispatch({ type: "resolve", field: column.key, text, id: label.id }, [label]);
    return next();
  };
  for (let i = 0; i < 6; i++) void next();
}
