/** The lines of a document while they are edited: pure, so that paste and removal are tested without a screen. */
import type { Fields } from "../../../kernel/field.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Value } from "../format/parse.ts";

export type Values = Readonly<Record<string, Value>>;

export interface FormLine {
  /** Stable while the page is open; a saved line also has the `id` under which the server knows it. */
  readonly key: string;
  readonly id?: string;
  readonly values: Values;
}

export type LinesAction =
  | { readonly type: "set"; readonly key: string; readonly values: Values }
  | { readonly type: "paste"; readonly at: number; readonly rows: readonly Values[] }
  | { readonly type: "insert"; readonly at: number }
  | { readonly type: "remove"; readonly key: string }
  /** A typed code was looked up; it counts only if the cell still says it. */
  | { readonly type: "resolve"; readonly field: string; readonly text: string; readonly id: string };

export function presetsOf(fields: Fields): Values {
  const values: Record<string, Value> = {};
  for (const name in fields) values[name] = (fields[name]?.preset as Value | undefined) ?? null;
  return values;
}

export function blankLine(fields: Fields): FormLine {
  return { key: newId(), values: presetsOf(fields) };
}

/** A line that begins with some values, e.g. those of an order's line. */
export function newLine(fields: Fields, values: Values): FormLine {
  return { key: newId(), values: { ...presetsOf(fields), ...values } };
}

/** Nothing was typed in it: it holds only what every new line holds. */
export function isBlank(line: FormLine, fields: Fields): boolean {
  if (line.id) return false;
  const presets = presetsOf(fields);
  return Object.entries(line.values).every(([name, value]) => isEmpty(value) || value === presets[name]);
}

function isEmpty(value: Value): boolean {
  return value === null || value === "" || value === false;
}

/** The lines that a save sends. */
export function filledLines(lines: readonly FormLine[], fields: Fields): FormLine[] {
  return lines.filter((line) => !isBlank(line, fields));
}

/** There is always one blank line at the end, so that Enter never has to make one first. */
export function withBlankEnd(lines: readonly FormLine[], fields: Fields): readonly FormLine[] {
  const last = lines.at(-1);
  return last && isBlank(last, fields) ? lines : [...lines, blankLine(fields)];
}

export function linesReducer(lines: readonly FormLine[], action: LinesAction, fields: Fields): readonly FormLine[] {
  return withBlankEnd(changed(lines, action, fields), fields);
}

function changed(lines: readonly FormLine[], action: LinesAction, fields: Fields): readonly FormLine[] {
  switch (action.type) {
    case "set":
      return lines.map((line) => (line.key === action.key ? merged(line, action.values) : line));
    case "paste":
      return pasted(lines, action.at, action.rows, fields);
    case "insert":
      return lines.toSpliced(action.at, 0, blankLine(fields));
    case "remove":
      return lines.filter((line) => line.key !== action.key);
    case "resolve":
      return lines.map((line) =>
        line.values[action.field] === action.text ? merged(line, { [action.field]: action.id }) : line,
      );
  }
}

function merged(line: FormLine, values: Values): FormLine {
  return { ...line, values: { ...line.values, ...values } };
}

function pasted(lines: readonly FormLine[], at: number, rows: readonly Values[], fields: Fields): readonly FormLine[] {
  const result = [...lines];
  rows.forEach((row, i) => {
    result[at + i] = merged(result[at + i] ?? blankLine(fields), row);
  });
  return result;
}
