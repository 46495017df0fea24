/** What is known of a document's lines besides themselves: how far they came, and what those say that they were made from. */
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { keyOf } from "../data/keys.ts";
import { isValueValid } from "../format/parse.ts";
import type { Facts } from "../lines/columns.ts";
import type { Values } from "../lines/lines-state.ts";
import type { AnyAnswer } from "./document-client.ts";
import type { FormState } from "./form-state.ts";
import type { OpenDocument } from "./use-document.ts";

export interface FactsSource {
  /** The documents to ask, by id. */
  readonly of: (form: FormState, answer: AnyAnswer | undefined) => readonly string[];
  /** What one of them says, under the ids of its lines. */
  readonly load: (id: string) => Promise<Facts>;
}

interface FactsView {
  readonly options: { readonly definition: { readonly name: string }; readonly facts?: FactsSource };
  readonly open: OpenDocument;
}

export function useFacts({ options, open }: FactsView): Facts {
  const { definition, facts: source } = options;
  const { base, form } = open;
  const loaded = useQueries({
    queries: [...new Set(source?.of(form, base) ?? [])].map((id) => ({
      queryKey: keyOf(definition.name, "facts", id),
      queryFn: async () => (await source?.load(id)) ?? {},
    })),
    combine: merged,
  });
  return useMemo(() => ({ ...progressFacts(base?.progress ?? {}), ...loaded }), [base, loaded]);
}

/** Keeps its identity while the answers do, so that the lines are not drawn again. */
function merged(answers: readonly { readonly data?: Facts | undefined }[]): Facts {
  return Object.assign({}, ...answers.map((it) => it.data ?? {})) as Facts;
}

/** `received` 300 of 500 of a line becomes its fact `received`. */
export function progressFacts(progress: AnyAnswer["progress"]): Facts {
  const facts: Record<string, Values> = {};
  for (const [line, measures] of Object.entries(progress))
    facts[line] = Object.fromEntries(measures.map((it) => [it.measure, it.done]));
  return facts;
}

/** The document that a field of the head names. */
export function namedBy(field: string): FactsSource["of"] {
  return ({ header }) => {
    const id = header[field];
    return typeof id === "string" && isValueValid({ kind: "ref" }, id) ? [id] : [];
  };
}

/** The documents of a kind that this one was made from: those its new lines came from, and those its chain names. */
export function sourcesOf(document: string): FactsSource["of"] {
  return (form, answer) => [
    ...form.sources,
    ...(answer?.chain ?? []).filter((it) => it.document === document && it.direction === "up").map((it) => it.id),
  ];
}
