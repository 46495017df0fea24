/** The endpoints that every document has, typed by its definition. A module's contract adds its own beside them. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import {
  type AnyDocument,
  type DocumentInput,
  type DocumentWire,
  inputSchema,
  type StateOf,
  type VerbOf,
  wireSchema,
} from "../../kernel/document.ts";
import { type Fields, schemaOf, type WireOf } from "../../kernel/field.ts";
import { fileAnswer } from "./file.ts";
import { listQuery, listTotals, pageOf, refLabels } from "./page.ts";
import { postingView, preview } from "./posting-view.ts";
import { refusals } from "./refusals.ts";

/** What a verb is told besides the document: the version that was seen, the reason, the warnings that were read. */
export const verbInput = z.object({
  id: z.uuid(),
  version: z.int(),
  reason: z.string().trim().min(1).max(500).optional(),
  acknowledge: z.array(z.string()).max(50).default([]),
});

export const timelineEvent = z.object({
  at: z.string(),
  by: z.string(),
  verb: z.string(),
  reason: z.string().nullable(),
  /** Field → [before, after], for an amendment. */
  changes: z.record(z.string(), z.tuple([z.string().nullable(), z.string().nullable()])).nullable(),
});

/** A document up or down the chain of this one. */
export const linkedDocument = z.object({
  document: z.string(),
  id: z.uuid(),
  number: z.string().nullable(),
  state: z.string(),
  on: z.string(),
  direction: z.enum(["up", "down"]),
});

/** How far something came: `received` 405 of 860, in the unit the line is counted in. Per line under the line's id. */
export const progressView = z.object({ measure: z.string(), done: z.string(), of: z.string().nullable() });

export interface DocumentAnswer<D extends AnyDocument> {
  document: DocumentWire<D>;
  refs: z.infer<typeof refLabels>;
  postings: z.infer<typeof postingView>[];
  chain: z.infer<typeof linkedDocument>[];
  timeline: z.infer<typeof timelineEvent>[];
  progress: Record<string, z.infer<typeof progressView>[]>;
}

function answerSchema<D extends AnyDocument>(definition: D): z.ZodType<DocumentAnswer<D>, DocumentAnswer<D>> {
  return z.object({
    document: wireSchema(definition),
    refs: refLabels,
    postings: z.array(postingView),
    chain: z.array(linkedDocument),
    timeline: z.array(timelineEvent),
    progress: z.record(z.string(), z.array(progressView)),
  }) as never;
}

export type Row<D extends AnyDocument, R extends Fields> = {
  id: string;
  number: string | null;
  state: StateOf<D>;
} & WireOf<R>;

/**
 * @param path the document's address under `/api`, e.g. `/procurement/goods-receipts`
 * @param row  the fields of a list row besides id, number and state
 */
export function documentContract<const D extends AnyDocument, const R extends Fields>(
  definition: D,
  path: `/${string}`,
  row: R,
) {
  const tags = [definition.name];
  const id = z.object({ id: z.uuid() });
  const answer = answerSchema(definition);
  const input = inputSchema(definition);
  const rowSchema = schemaOf(row).extend({
    id: z.uuid(),
    number: z.string().nullable(),
    state: z.string(),
  }) as unknown as z.ZodType<Row<D, R>, Row<D, R>>;
  const verbs = Object.keys(definition.lifecycle.verbs) as [VerbOf<D>, ...VerbOf<D>[]];
  const base = oc.errors(refusals);
  return {
    list: base.route({ method: "GET", path, tags }).input(listQuery).output(pageOf(rowSchema)),
    totals: base
      .route({ method: "GET", path: `${path}/totals`, tags })
      .input(listQuery)
      .output(listTotals),
    /** What the list shows, all pages of it, as a spreadsheet. */
    export: base
      .route({ method: "GET", path: `${path}/export`, tags, outputStructure: "detailed" })
      .input(listQuery)
      .output(fileAnswer),
    get: base
      .route({ method: "GET", path: `${path}/{id}`, tags })
      .input(id)
      .output(answer),
    create: base
      .route({ method: "POST", path, tags, successStatus: 201 })
      .input(
        z.object({
          document: input as z.ZodType<DocumentInput<D>, DocumentInput<D>>,
          /** Verbs to go through at once, in order, in the same transaction: all or nothing. */
          then: z.array(z.enum(verbs)).max(5).default([]),
          acknowledge: z.array(z.string()).max(50).default([]),
        }),
      )
      .output(answer),
    update: base
      .route({ method: "PUT", path: `${path}/{id}`, tags })
      .input(
        z.object({ id: z.uuid(), version: z.int(), document: input as z.ZodType<DocumentInput<D>, DocumentInput<D>> }),
      )
      .output(answer),
    remove: base
      .route({ method: "DELETE", path: `${path}/{id}`, tags })
      .input(z.object({ id: z.uuid(), version: z.coerce.number().int() }))
      .output(z.object({})),
    act: base
      .route({ method: "POST", path: `${path}/{id}/{verb}`, tags })
      .input(verbInput.extend({ verb: z.enum(verbs) }))
      .output(answer),
    /** The document as paper: A4, or the three-part continuous form. */
    print: base
      .route({ method: "GET", path: `${path}/{id}/pdf`, tags, outputStructure: "detailed" })
      .input(z.object({ id: z.uuid(), form: z.enum(["a4", "three_part"]).default("a4") }))
      .output(fileAnswer),
    preview: base
      .route({ method: "POST", path: `${path}/{id}/preview/{verb}`, tags })
      .input(verbInput.extend({ verb: z.enum(verbs) }))
      .output(preview),
  };
}
