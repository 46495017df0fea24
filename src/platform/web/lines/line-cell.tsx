/** One cell of a line: a control where it can be edited, else the value. */
import { type ClipboardEvent, type KeyboardEvent, memo } from "react";
import type { RefLabel } from "../../contract/page.ts";
import type { ShownIssue } from "../data/refusal.ts";
import { FieldControl } from "../fields/field-control.tsx";
import { Cell } from "../format/cell.tsx";
import { isZero } from "../format/format.ts";
import { isValueValid, type Value } from "../format/parse.ts";
import { issueText } from "../i18n/issue-text.ts";
import type { SubjectTexts } from "../i18n/texts.ts";
import { type Column, isPicked, type Refs } from "./columns.ts";
import type { FormLine } from "./lines-state.ts";

export interface CellHandlers {
  readonly onChange: (line: FormLine, field: string, value: Value, labels?: readonly RefLabel[]) => void;
  readonly onResolve: (field: string, text: string, label: RefLabel) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, row: number, column: number) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLElement>, row: number, column: number) => void;
  readonly onFocus: (row: number) => void;
}

interface LineCellProps {
  readonly column: Column;
  readonly line: FormLine;
  readonly row: number;
  readonly index: number;
  readonly id: string;
  readonly refs: Refs;
  readonly issue: ShownIssue | undefined;
  readonly texts: SubjectTexts;
  readonly handlers: CellHandlers;
  /** On a phone the label stands over the control. */
  readonly isCard: boolean;
}

export const LineCell = memo(function LineCell(props: LineCellProps) {
  const { column, line, refs, issue, isCard, texts } = props;
  const value = column.valueOf(line, refs);
  const label = texts.line(column.key);
  const isWrong =
    issue?.severity === "error" ||
    (column.field !== undefined && !isPending(column, value) && !isValueValid(column.field, value));
  const tone = isWrong
    ? "wrong"
    : issue
      ? "warned"
      : column.tone === "bad" && value !== null && !isZero(String(value))
        ? "red"
        : "";
  const hasPicks = isPicked(column, line, refs);
  const isTyped = column.isEditable || hasPicks;
  const kind = `cell ${column.isFigure ? "num" : ""} ${tone} ${isTyped ? "editable" : ""}`;
  return (
    <div
      role={isCard ? undefined : "gridcell"}
      className={kind}
      title={issue ? issueText(issue) : undefined}
      data-field={column.key}
    >
      {isCard && (
        <span className="cell-label" aria-hidden={isTyped}>
          {label}
        </span>
      )}
      {hasPicks ? (
        <Picker {...props} label={label} value={value} picks={column.picks?.(line, refs) ?? []} />
      ) : column.isEditable && column.field ? (
        <Editor {...props} label={label} value={value} isWrong={isWrong} />
      ) : (
        <Shown {...props} value={value} />
      )}
    </div>
  );
});

/** A code that is being looked up is not wrong yet. */
function isPending(column: Column, value: Value): boolean {
  return column.kind === "ref" && typeof value === "string" && value.length < 2;
}

function Editor(props: LineCellProps & { label: string; value: Value; isWrong: boolean }) {
  const { column, line, row, index, id, refs, texts, handlers, label, value, isWrong } = props;
  const field = column.field;
  if (!field) return null;
  return (
    <FieldControl
      isCell
      id={id}
      field={field}
      name={column.key}
      label={`${label} ${row + 1}`}
      value={value}
      refs={refs}
      texts={texts}
      isInvalid={isWrong}
      onChange={(next, labels) => handlers.onChange(line, column.key, next, labels)}
      onResolve={(text, found) => handlers.onResolve(column.key, text, found)}
      onFocus={() => handlers.onFocus(row)}
      onKeyDown={(event) => handlers.onKeyDown(event, row, index)}
      onPaste={(event) => handlers.onPaste(event, row, index)}
    />
  );
}

interface PickerProps extends LineCellProps {
  readonly label: string;
  readonly value: Value;
  readonly picks: readonly string[];
}

function Picker({ column, line, row, id, handlers, label, value, picks }: PickerProps) {
  return (
    <select
      id={id}
      className="input"
      aria-label={`${label} ${row + 1}`}
      value={String(value ?? "")}
      onFocus={() => handlers.onFocus(row)}
      onChange={(event) => {
        const picked = event.currentTarget.value;
        handlers.onChange(line, column.key, picked === picks[0] ? null : picked);
      }}
    >
      {picks.map((it) => (
        <option key={it}>{it}</option>
      ))}
    </select>
  );
}

function Shown({ column, value, refs, texts }: LineCellProps & { value: Value }) {
  if (value === null && !column.field) return null;
  const kind = { kind: column.kind, ...(column.field?.to ? { to: column.field.to } : {}) };
  return <Cell field={kind} name={column.key} value={value} refs={refs} texts={texts} />;
}
