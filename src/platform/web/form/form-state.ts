/** A document while it is edited: one reducer over header, lines and the labels of what they point to. Pure. */

import type { Day } from "../../../kernel/dates.ts";
import type { AnyDocument } from "../../../kernel/document.ts";
import { type Field, type Fields, withOwnCurrency } from "../../../kernel/field.ts";
import type { RefLabel } from "../../contract/page.ts";
import type { ShownIssue } from "../data/refusal.ts";
import { isValueValid, type Value } from "../format/parse.ts";
import type { Refs } from "../lines/columns.ts";
import {
  type FormLine,
  filledLines,
  type LinesAction,
  linesReducer,
  newLine,
  presetsOf,
  type Values,
  withBlankEnd,
} from "../lines/lines-state.ts";

export interface FormState {
  readonly header: Values;
  readonly lines: readonly FormLine[];
  readonly refs: Refs;
  readonly isDirty: boolean;
  /** The version that was read; null for a document that is not saved yet. */
  readonly version: number | null;
  /** The documents its new lines were made from, by id. */
  readonly sources: readonly string[];
}

export type FormAction =
  | { readonly type: "load"; readonly state: FormState }
  | { readonly type: "header"; readonly values: Values; readonly labels?: readonly RefLabel[] }
  | { readonly type: "lines"; readonly action: LinesAction; readonly labels?: readonly RefLabel[] }
  | { readonly type: "fill"; readonly start: Start }
  | { readonly type: "rebase"; readonly version: number };

// biome-ignore lint/suspicious/noExplicitAny: a document of any definition, as JSON carries it
export type AnyWire = Record<string, any>;

/** Puts what was fetched beside what is typed. */
function filled(state: FormState, start: Start, lineFields: Fields): FormState {
  const { header = {}, lines = [], refs = {}, sources = [], replaces, lineKey } = start;
  const kept = replaces ? [] : filledLines(state.lines, lineFields);
  const known = new Set(lineKey ? kept.map((line) => line.values[lineKey]) : []);
  const added = lines.filter((values) => !lineKey || !known.has(values[lineKey] ?? null));
  return {
    ...state,
    header: { ...state.header, ...header },
    lines: withBlankEnd([...kept, ...added.map((values) => newLine(lineFields, values))], lineFields),
    refs: { ...state.refs, ...refs },
    sources: [...new Set([...(replaces ? [] : state.sources), ...sources])],
    isDirty: true,
  };
}

export function formReducer(lineFields: Fields) {
  return (state: FormState, action: FormAction): FormState => {
    switch (action.type) {
      case "load":
        return action.state;
      case "fill":
        return filled(state, action.start, lineFields);
      case "rebase":
        return { ...state, version: action.version };
      case "header":
        return { ...withLabels(state, action.labels), header: { ...state.header, ...action.values }, isDirty: true };
      case "lines": {
        const isDirty = state.isDirty || action.action.type !== "insert";
        return {
          ...withLabels(state, action.labels),
          lines: linesReducer(state.lines, action.action, lineFields),
          isDirty,
        };
      }
    }
  };
}

function withLabels(state: FormState, labels: readonly RefLabel[] = []): FormState {
  if (labels.length === 0) return state;
  return { ...state, refs: { ...state.refs, ...Object.fromEntries(labels.map((label) => [label.id, label])) } };
}

/** The values of the fields in an answer. */
export function valuesFrom(fields: Fields, wire: AnyWire): Values {
  const values: Record<string, Value> = {};
  for (const name in fields) values[name] = (wire[name] as Value | undefined) ?? null;
  return values;
}

/** The form of a saved document. */
export function formOf(definition: AnyDocument, wire: AnyWire, refs: Refs, isEditable: boolean): FormState {
  const lines: FormLine[] = (wire["lines"] as AnyWire[]).map((line) => ({
    key: line["id"],
    id: line["id"],
    values: valuesFrom(definition.lines, line),
  }));
  return {
    header: valuesFrom(definition.header, wire),
    lines: isEditable ? withBlankEnd(lines, definition.lines) : lines,
    refs,
    isDirty: false,
    version: wire["version"],
    sources: [],
  };
}

/** What a new document starts with, e.g. made from an order. */
export interface Start {
  readonly header?: Values;
  readonly lines?: readonly Values[];
  readonly refs?: Refs;
  /** What it is made from, by id: the figures beside its lines come from there. */
  readonly sources?: readonly string[];
  /** The lines take the place of those that are there, instead of being added. */
  readonly replaces?: boolean;
  /** The field by which a line that is there already is known, so that it is not added twice. */
  readonly lineKey?: string;
}

/** What the company says of every new document. */
export interface Origin {
  readonly today: Day;
  readonly baseCurrency: string;
}

/** The form of a new document: presets, today, and what it is made from. */
export function newForm(definition: AnyDocument, { today, baseCurrency }: Origin, start: Start = {}): FormState {
  const lines = (start.lines ?? []).map((values) => newLine(definition.lines, values));
  return {
    header: {
      ...withOwnCurrency(definition.header, presetsOf(definition.header), baseCurrency),
      ...(definition.dateField ? { [String(definition.dateField)]: today } : {}),
      ...start.header,
    },
    lines: withBlankEnd(lines, definition.lines),
    refs: start.refs ?? {},
    isDirty: (start.lines ?? []).length > 0,
    version: null,
    sources: start.sources ?? [],
  };
}

/** What a create or an update sends, and which line of the form each sent one is. */
export function inputOf(definition: AnyDocument, state: FormState): { document: AnyWire; keys: readonly string[] } {
  const lines = filledLines(state.lines, definition.lines);
  return {
    document: { ...state.header, lines: lines.map(({ id, values }) => (id ? { id, ...values } : { ...values })) },
    keys: lines.map((line) => line.key),
  };
}

/** What is missing or not yet a value, found here so that nobody waits for the server to say it. */
export function checkForm(definition: AnyDocument, state: FormState): ShownIssue[] {
  const issues = checkFields(definition.header, state.header, "");
  const lines = filledLines(state.lines, definition.lines);
  if (lines.length < (definition.minLines ?? 1)) issues.push(issue("platform.no_lines", "lines"));
  lines.forEach((line, i) => {
    issues.push(...checkFields(definition.lines, line.values, `lines.${i}.`));
  });
  return issues;
}

/** Fields that are missing or hold no value yet; `prefix` is where they stand. */
export function checkFields(fields: Fields, values: Values, prefix: string): ShownIssue[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name] ?? null;
    if (value === null || value === "") return isRequired(field) ? [issue("platform.required", prefix + name)] : [];
    return isValueValid(field, value)
      ? []
      : [issue(`platform.not_${field.kind}`, prefix + name, { text: String(value) })];
  });
}

function isRequired(field: Field): boolean {
  return !field.isOptional && field.preset === undefined && !(field.kind === "text" && field.isMultiline);
}

function issue(code: string, path: string, params: Record<string, string> = {}): ShownIssue {
  return { code, severity: "error", path, params };
}

/** The issues of one line's cells: `lines.2.quantityAccepted` of what was sent → the line's key → its field. */
export type CellIssues = Readonly<Record<string, Readonly<Record<string, ShownIssue>>>>;

export function cellIssues(issues: readonly ShownIssue[], keys: readonly string[]): CellIssues {
  const found: Record<string, Record<string, ShownIssue>> = {};
  for (const it of issues) {
    const [, index, field = ""] = /^lines\.(\d+)(?:\.(.+))?$/.exec(it.path) ?? [];
    const key = index === undefined ? undefined : keys[Number.parseInt(index, 10)];
    if (key === undefined) continue;
    found[key] ??= {};
    found[key][field] ??= it;
  }
  return found;
}

export function headerIssues(issues: readonly ShownIssue[]): Readonly<Record<string, ShownIssue>> {
  return Object.fromEntries(issues.filter((it) => it.path && !it.path.startsWith("lines")).map((it) => [it.path, it]));
}

/** What someone else changed between two versions of a document: field, before, after. */
export function changesBetween(definition: AnyDocument, before: AnyWire, after: AnyWire): Change[] {
  const changes = Object.keys(definition.header).flatMap((name) => change(name, before[name], after[name]));
  const old = new Map((before["lines"] as AnyWire[]).map((line) => [line["id"], line]));
  for (const line of after["lines"] as AnyWire[]) {
    const was = old.get(line["id"]);
    old.delete(line["id"]);
    if (!was) changes.push({ field: "", line: line["lineNo"], before: null, after: "" });
    else
      for (const name of Object.keys(definition.lines))
        changes.push(...change(name, was[name], line[name], line["lineNo"]));
  }
  for (const line of old.values()) changes.push({ field: "", line: line["lineNo"], before: "", after: null });
  return changes;
}

export interface Change {
  /** Empty where the whole line came or went. */
  readonly field: string;
  readonly line?: number;
  readonly before: Value;
  readonly after: Value;
}

function change(field: string, before: Value = null, after: Value = null, line?: number): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [line === undefined ? { field, before, after } : { field, line, before, after }];
}

/** Whether a record in the head is called like the one it belongs to, which stands before it: an order is called like its supplier. */
export function isNamedBefore(
  fields: Readonly<Record<string, Pick<Field, "to">>>,
  name: string,
  { header, refs }: Pick<FormState, "header" | "refs">,
): boolean {
  const label = refs[String(header[name])];
  if (!label?.within) return false;
  const before = Object.keys(fields).slice(0, Object.keys(fields).indexOf(name));
  return before.some((it) => header[it] === label.within) && refs[label.within]?.name === label.name;
}
