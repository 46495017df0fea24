/**
 * What a document's page calls: the endpoints of `documentContract`, whatever the definition. A typed client of the
 * contract fits it; so does the gallery's fake.
 */

import type { PostingView } from "../../contract/posting-view.ts";
import type { Refs } from "../lines/columns.ts";
import type { LinkedDocument } from "../parts/chain-card.tsx";
import type { ProgressView } from "../parts/progress-card.tsx";
import type { TimelineEvent } from "../parts/timeline-card.tsx";
import type { AnyWire } from "./form-state.ts";

export interface AnyAnswer {
  readonly document: AnyWire;
  readonly refs: Refs;
  readonly postings: readonly PostingView[];
  readonly chain: readonly LinkedDocument[];
  readonly timeline: readonly TimelineEvent[];
  readonly progress: Readonly<Record<string, readonly ProgressView[]>>;
}

// Methods, not properties: a client that is stricter about its input still fits.
export interface DocumentClient {
  get(input: { id: string }): Promise<AnyAnswer>;
  // biome-ignore lint/suspicious/noExplicitAny: the input of any definition
  create(input: any): Promise<AnyAnswer>;
  // biome-ignore lint/suspicious/noExplicitAny: the input of any definition
  update(input: any): Promise<AnyAnswer>;
  remove(input: { id: string; version: number }): Promise<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the verbs of any definition
  act(input: any): Promise<AnyAnswer>;
  // biome-ignore lint/suspicious/noExplicitAny: the verbs of any definition
  print?(input: any): Promise<{ body: Blob }>;
  // biome-ignore lint/suspicious/noExplicitAny: the verbs of any definition
  preview(input: any): Promise<{ postings: readonly PostingView[]; refs: Refs }>;
}
