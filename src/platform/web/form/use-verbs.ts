/** Saving, and the verbs of the lifecycle: what is sent, and what becomes of a refusal, a warning, a conflict. */

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { flushSync } from "react-dom";
import type { AnyDocument } from "../../../kernel/document.ts";
import { keyOf, oneKey } from "../data/keys.ts";
import { isOnlyWarnings, refusalOf, type ShownIssue } from "../data/refusal.ts";
import type { AnyAnswer, DocumentClient } from "./document-client.ts";
import { checkForm, inputOf } from "./form-state.ts";
import type { OpenDocument } from "./use-document.ts";

export type Asking =
  | { readonly kind: "reason"; readonly verb: string }
  | {
      readonly kind: "warnings";
      readonly verb: string;
      readonly issues: readonly ShownIssue[];
      readonly reason: string | undefined;
    }
  | { readonly kind: "conflict"; readonly now: AnyAnswer }
  | { readonly kind: "fault"; readonly error: unknown };

interface VerbOptions {
  readonly definition: AnyDocument;
  readonly api: DocumentClient;
  readonly id: string | undefined;
  /** The list's address; a document's is under it. */
  readonly path: string;
  readonly open: OpenDocument;
}

export interface Told {
  readonly reason?: string | undefined;
  readonly acknowledge?: readonly string[];
}

/** What is still being typed in a cell belongs to the document too. */
function commitTyping(): void {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || !element.matches("input, textarea, select")) return;
  flushSync(() => element.blur());
  element.focus();
}

/** Keeps an answer everywhere it shows. */
function useAccept({ definition, open }: VerbOptions) {
  const queries = useQueryClient();
  return (answer: AnyAnswer): void => {
    const hasMoved = answer.document["state"] !== open.base?.document["state"];
    open.draft.drop();
    // At once: what comes next may leave the page, and a form that still looks unsaved would ask.
    flushSync(() => {
      open.load(answer);
      open.setIssues({ list: [], keys: [] });
    });
    queries.setQueryData(oneKey(definition.name, String(answer.document["id"])), answer);
    // Figures beside the lines count what was just posted only once they are asked again: until then nothing is better than what is wrong.
    if (hasMoved) void queries.resetQueries({ queryKey: keyOf(definition.name, "facts") });
    void queries.invalidateQueries({ queryKey: keyOf(definition.name, "list") });
    void queries.invalidateQueries({ queryKey: keyOf(definition.name, "totals") });
    // Documents of other kinds show this one in their chain and their progress.
    for (const link of answer.chain) void queries.invalidateQueries({ queryKey: oneKey(link.document, link.id) });
  };
}

type Accept = ReturnType<typeof useAccept>;

/** Sends what is typed, then the verb; `verb` empty only saves. */
async function send(options: VerbOptions, accept: Accept, verb: string, told: Told): Promise<AnyAnswer> {
  const { definition, api, id, open } = options;
  const { reason, acknowledge = [] } = told;
  const { form } = open.latest.current;
  const { document, keys } = inputOf(definition, form);
  open.setIssues({ list: [], keys });
  if (id === undefined) return api.create({ document, then: verb ? [verb] : [], acknowledge });
  let version = form.version ?? 0;
  if (form.isDirty) {
    const saved = await api.update({ id, version, document });
    accept(saved);
    open.setIssues({ list: [], keys: (saved.document["lines"] as { id: string }[]).map((line) => line.id) });
    if (!verb) return saved;
    version = saved.document["version"];
  }
  const asked = { ...(reason ? { reason } : {}), acknowledge };
  return verb ? api.act({ id, verb, version, ...asked }) : api.get({ id });
}

/** What becomes of an error: a question to answer; undefined where its issues stand in the form. */
async function afterwards(
  options: VerbOptions,
  keep: (now: AnyAnswer) => void,
  error: unknown,
  verb: string,
  told: Told,
): Promise<Asking | undefined> {
  const { api, id, open } = options;
  const refusal = refusalOf(error);
  if (!refusal) return { kind: "fault", error };
  if (refusal.status === 409 && id !== undefined) {
    const now = await api.get({ id });
    keep(now);
    if (now.document["version"] !== open.base?.document["version"]) return { kind: "conflict", now };
  }
  if (verb && isOnlyWarnings(refusal.issues))
    return { kind: "warnings", verb, issues: refusal.issues, reason: told.reason };
  open.setIssues((before) => ({ ...before, list: refusal.issues }));
  return undefined;
}

export function useVerbs(options: VerbOptions) {
  const { definition, api, id, path, open } = options;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking>();
  const [busy, setBusy] = useState<string>();
  const accept = useAccept(options);

  const refused = async (error: unknown, verb: string, told: Told): Promise<void> => {
    const keep = (now: AnyAnswer) => void queries.setQueryData(oneKey(definition.name, id ?? ""), now);
    const asked = await afterwards(options, keep, error, verb, told).catch((fault: unknown) => ({
      kind: "fault" as const,
      error: fault,
    }));
    if (asked) setAsking(asked);
  };

  const run = async (verb: string, told: Told = {}): Promise<void> => {
    commitTyping();
    const { form } = open.latest.current;
    const found = form.isDirty || id === undefined ? checkForm(definition, form) : [];
    if (found.length > 0) return open.setIssues({ list: found, keys: inputOf(definition, form).keys });
    if (verb && definition.lifecycle.verbs[verb]?.asksReason && !told.reason)
      return setAsking({ kind: "reason", verb });
    setAsking(undefined);
    setBusy(verb || "save");
    try {
      const answer = await send(options, accept, verb, told);
      accept(answer);
      if (id === undefined) await navigate({ to: `${path}/${answer.document["id"]}`, replace: true });
    } catch (error) {
      await refused(error, verb, told);
    } finally {
      setBusy(undefined);
    }
  };

  const remove = async (): Promise<void> => {
    if (id === undefined) return;
    try {
      await api.remove({ id, version: open.latest.current.form.version ?? 0 });
      open.draft.drop();
      flushSync(() => open.dispatch({ type: "load", state: { ...open.latest.current.form, isDirty: false } }));
      void queries.invalidateQueries({ queryKey: keyOf(definition.name) });
      await navigate({ to: path });
    } catch (error) {
      await refused(error, "", {});
    }
  };

  return { run, remove, busy, asking, setAsking, accept };
}

export type Verbs = ReturnType<typeof useVerbs>;
