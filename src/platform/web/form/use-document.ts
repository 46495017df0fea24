/** One document on the screen: what the server has, what is typed over it, and the draft that survives a reload. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import type { AnyDocument } from "../../../kernel/document.ts";
import type { Fields } from "../../../kernel/field.ts";
import type { RefLabel } from "../../contract/page.ts";
import { oneKey } from "../data/keys.ts";
import { useServices } from "../data/provider.tsx";
import type { ShownIssue } from "../data/refusal.ts";
import { isValueValid, today, type Value } from "../format/parse.ts";
import { type FormLine, isBlank, type LinesAction, type Values } from "../lines/lines-state.ts";
import type { AnyAnswer, DocumentClient } from "./document-client.ts";
import { dropDraft, keepDraft, keptDraft } from "./draft-store.ts";
import { type FormState, formOf, formReducer, newForm, type Origin, type Start } from "./form-state.ts";

export interface LineChange {
  readonly line: FormLine;
  /** The fields that just changed. */
  readonly values: Values;
  readonly form: FormState;
}

export interface DocumentOptions {
  readonly definition: AnyDocument;
  readonly api: DocumentClient;
  /** Undefined for a new document. */
  readonly id: string | undefined;
  /** What a new document is made from. */
  readonly start?: () => Promise<Start | undefined>;
  /** What a line begins with once something is typed in it. */
  readonly onNewLine?: (form: FormState) => Values;
  /** What else changes with a line, e.g. the price with its item. */
  readonly onLine?: (change: LineChange) => Values | undefined | Promise<Values | undefined>;
  /** What else changes with a field of the head; a promise may bring lines, e.g. those of the order that was picked. */
  readonly onHeader?: (values: Values, form: FormState) => Values | undefined | Promise<Start | undefined>;
}

export interface Issues {
  readonly list: readonly ShownIssue[];
  /** Which line of the form each line of the last save was. */
  readonly keys: readonly string[];
}

const NO_ISSUES: Issues = { list: [], keys: [] };
const PAUSE_MS = 400;

export function useDocument(options: DocumentOptions) {
  const { definition, api, id } = options;
  const { session } = useServices();
  const { timeZone, company } = session;
  const { baseCurrency } = company;
  const origin = useMemo(() => ({ today: today(timeZone), baseCurrency }), [timeZone, baseCurrency]);
  const query = useQuery({
    queryKey: oneKey(definition.name, id ?? "new"),
    queryFn: () => api.get({ id: id ?? "" }),
    enabled: id !== undefined,
  });
  const reducer = useMemo(() => formReducer(definition.lines), [definition]);
  const [form, dispatch] = useReducer(reducer, undefined, () => newForm(definition, origin));
  const [issues, setIssues] = useState(NO_ISSUES);
  // Set once the form shows this document (or the new one): before that nothing may be kept as its draft.
  const [base, setBase] = useState<AnyAnswer>();
  const [isReady, setReady] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const latest = useRef({ form, options });
  useLayoutEffect(() => {
    latest.current = { form, options };
  });

  const load = useCallback(
    (answer: AnyAnswer) => {
      const isEditable = definition.lifecycle.states[answer.document["state"]]?.isEditable ?? false;
      setBase(answer);
      dispatch({ type: "load", state: formOf(definition, answer.document, answer.refs, isEditable) });
    },
    [definition],
  );
  const draft = useDraft(`${session.person.login}.${definition.name}.${id ?? "new"}`, form, isReady);

  useShown({ query: query.data, latest, load, dispatch, draft, setReady });
  useBegun({ id, latest, dispatch, draft, setReady, setFault, origin });
  const { setHeader, dispatchLines } = useMemo(() => changes(() => latest.current, dispatch), []);
  const isStale =
    base !== undefined && query.data !== undefined && query.data.document["version"] > base.document["version"];
  return {
    query,
    form,
    base,
    issues,
    setIssues,
    load,
    latest,
    draft,
    setHeader,
    dispatchLines,
    dispatch,
    isStale,
    /** Nothing may be typed before that: what the document begins with would take its place. */
    isReady,
    /** Why what it is made from could not be had. */
    fault,
  };
}

interface Opening {
  readonly latest: React.RefObject<{ form: FormState; options: DocumentOptions }>;
  readonly dispatch: Dispatch;
  readonly draft: ReturnType<typeof useDraft>;
  readonly setReady: (isReady: boolean) => void;
}

/** Shows what the server has, unless something is typed over it; a kept draft goes over it once. */
function useShown(it: Opening & { query: AnyAnswer | undefined; load: (answer: AnyAnswer) => void }): void {
  const { query: answer, latest, load, dispatch, draft, setReady } = it;
  const { restore } = draft;
  useEffect(() => {
    if (!answer || latest.current.form.isDirty) return;
    load(answer);
    const { lifecycle } = latest.current.options.definition;
    const kept = restore();
    if (kept && lifecycle.states[answer.document["state"]]?.isEditable) dispatch({ type: "load", state: kept });
    setReady(true);
  }, [answer, latest, load, dispatch, restore, setReady]);
}

/** Begins a new document: with the draft that was kept, else with what it is made from. */
function useBegun(it: Opening & { id: string | undefined; origin: Origin; setFault: (fault: unknown) => void }): void {
  const { id, origin, latest, dispatch, draft, setReady, setFault } = it;
  const { restore } = draft;
  useEffect(() => {
    if (id !== undefined) return;
    const { definition, start } = latest.current.options;
    const kept = restore();
    if (kept) dispatch({ type: "load", state: kept });
    if (kept || !start) return setReady(true);
    let isCurrent = true;
    const begin = async () => {
      const from = await start();
      if (!isCurrent) return;
      if (from) dispatch({ type: "load", state: newForm(definition, origin, from) });
      setReady(true);
    };
    begin().catch((fault: unknown) => isCurrent && setFault(fault));
    return () => {
      isCurrent = false;
    };
  }, [id, origin, latest, dispatch, restore, setReady, setFault]);
}

export type OpenDocument = ReturnType<typeof useDocument>;

/** Keeps what is typed in this browser; gives it back once, when the document is opened again. */
function useDraft(key: string, form: FormState, isReady: boolean) {
  const [restoredAt, setRestoredAt] = useState<string>();
  useEffect(() => {
    if (!isReady || !form.isDirty) return;
    const timer = setTimeout(() => keepDraft(key, form), PAUSE_MS);
    // A reload does not wait for the pause.
    const now = () => keepDraft(key, form);
    addEventListener("pagehide", now);
    return () => {
      clearTimeout(timer);
      removeEventListener("pagehide", now);
    };
  }, [key, form, isReady]);
  const restore = useCallback((): FormState | undefined => {
    const kept = keptDraft(key);
    setRestoredAt(kept?.at);
    return kept;
  }, [key]);
  const drop = useCallback(() => {
    dropDraft(key);
    setRestoredAt(undefined);
  }, [key]);
  return useMemo(() => ({ restoredAt, restore, drop }), [restoredAt, restore, drop]);
}

type Dispatch = React.Dispatch<Parameters<ReturnType<typeof formReducer>>[1]>;

/** The two ways a form changes, with what the page derives from a change. */
function changes(latest: () => { form: FormState; options: DocumentOptions }, dispatch: Dispatch) {
  const setHeader = (name: string, value: Value, labels: readonly RefLabel[] = []) => {
    const { form, options } = latest();
    const values = { [name]: value };
    const more = isWhole(options.definition.header, values) ? options.onHeader?.(values, form) : undefined;
    const now = more instanceof Promise ? undefined : more;
    dispatch({ type: "header", values: { [name]: value, ...now }, labels });
    if (more instanceof Promise) void more.then((start) => start && dispatch({ type: "fill", start }));
  };
  const dispatchLines = (action: LinesAction, labels: readonly RefLabel[] = []) => {
    const { form, options } = latest();
    if (action.type !== "set") return derived(action, labels, form, options, dispatch);
    const line = form.lines.find((it) => it.key === action.key);
    if (!line) return;
    const first = isBlank(line, options.definition.lines) ? options.onNewLine?.(form) : undefined;
    const values = { ...first, ...action.values };
    dispatch({ type: "lines", action: { ...action, values }, labels });
    const withLabels = { ...form, refs: { ...form.refs, ...Object.fromEntries(labels.map((it) => [it.id, it])) } };
    derive({ line: { ...line, values: { ...line.values, ...values } }, values, form: withLabels }, options, dispatch);
  };
  return { setHeader, dispatchLines };
}

/** Pasted and looked-up lines get what a typed one gets. */
function derived(
  action: LinesAction,
  labels: readonly RefLabel[],
  form: FormState,
  options: DocumentOptions,
  dispatch: Dispatch,
) {
  dispatch({ type: "lines", action, labels });
  if (action.type !== "resolve") return;
  const values = { [action.field]: action.id };
  const refs = { ...form.refs, ...Object.fromEntries(labels.map((it) => [it.id, it])) };
  for (const line of form.lines) {
    if (line.values[action.field] !== action.text) continue;
    derive(
      { line: { ...line, values: { ...line.values, ...values } }, values, form: { ...form, refs } },
      options,
      dispatch,
    );
  }
}

/** A code that is still being looked up, a figure that is none: nothing follows from those. */
function isWhole(fields: Fields, values: Values): boolean {
  return Object.entries(values).every(([name, value]) => {
    const field = fields[name];
    return field === undefined || isValueValid(field, value);
  });
}

function derive(change: LineChange, options: DocumentOptions, dispatch: Dispatch) {
  if (!isWhole(options.definition.lines, change.values)) return;
  const more = options.onLine?.(change);
  if (!more) return;
  const apply = (values: Values | undefined) => {
    if (values) dispatch({ type: "lines", action: { type: "set", key: change.line.key, values } });
  };
  if (more instanceof Promise) void more.then(apply);
  else apply(more);
}
