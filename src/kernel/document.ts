/** The definition of a document: header and line fields, lifecycle and numbering. Everything generic is derived from it. */
import { z } from "zod";
import { decodeFields, type Fields, type InputOf, type MemoryOf, schemaOf, type WireOf } from "./field.ts";
import type { Id } from "./ids.ts";
import { type Lifecycle, lifecycle } from "./lifecycle.ts";

export interface DocumentDefinition<
  H extends Fields = Fields,
  L extends Fields = Fields,
  S extends string = string,
  V extends string = string,
> {
  /** The table and the catalogue key, e.g. `goods_receipt`; its lines are in `<name>_line`. */
  readonly name: string;
  readonly module: string;
  readonly header: H;
  readonly lines: L;
  readonly lifecycle: Lifecycle<S, V>;
  /** The number is taken when the document leaves its initial state; null for a record, which has a code. */
  readonly numberPrefix: string | null;
  /** The header field whose day is the document's: it gives the month of its number. Null for a record. */
  readonly dateField: (keyof H & string) | null;
  readonly minLines?: number;
}

export function defineDocument<
  const H extends Fields,
  const L extends Fields,
  const S extends string,
  const V extends string,
>(it: DocumentDefinition<H, L, S, V>): DocumentDefinition<H, L, S, V> {
  return it;
}

const recordLifecycle = (permission: string) =>
  lifecycle({
    initial: "active",
    states: { active: { tone: "good", isEditable: true }, inactive: { tone: "muted" } },
    verbs: {
      deactivate: { from: ["active"], to: "inactive", permission },
      reactivate: { from: ["inactive"], to: "active", permission },
    },
  });

/**
 * Master data (an item, a supplier, a warehouse) is a document without a number whose only decision is whether it is in use.
 * Lists, pages, history, import and permissions are therefore the same as everywhere.
 */
export function defineRecord<const H extends Fields, const L extends Fields = Record<never, never>>(it: {
  name: string;
  module: string;
  header: H;
  lines?: L;
}) {
  const { name, module, header } = it;
  const cycle = recordLifecycle(`${module}.${name}.edit`);
  const lines = (it.lines ?? {}) as L;
  return defineDocument({
    name,
    module,
    header,
    lines,
    lifecycle: cycle,
    numberPrefix: null,
    dateField: null,
    minLines: 0,
  });
}

// biome-ignore lint/suspicious/noExplicitAny: any definition at all
export type AnyDocument = DocumentDefinition<any, any, any, any>;

export interface Envelope<S extends string = string> {
  id: Id;
  number: string | null;
  state: S;
  version: number;
}

export type LineOf<D extends AnyDocument> = { id: Id; lineNo: number } & MemoryOf<D["lines"]>;
export type StateOf<D extends AnyDocument> = keyof D["lifecycle"]["states"] & string;
export type VerbOf<D extends AnyDocument> = keyof D["lifecycle"]["verbs"] & string;
/** A document in memory: decimals are decimals, days are days. */
export type DocumentOf<D extends AnyDocument> = Envelope<StateOf<D>> & MemoryOf<D["header"]> & { lines: LineOf<D>[] };
/** A document on the wire. */
export type DocumentWire<D extends AnyDocument> = Envelope<StateOf<D>> &
  WireOf<D["header"]> & { lines: ({ id: Id; lineNo: number } & WireOf<D["lines"]>)[] };
/** What a create or an update sends. Lines that keep their `id` are the same lines. */
export type DocumentInput<D extends AnyDocument> = InputOf<D["header"]> & {
  lines: ({ id?: string } & InputOf<D["lines"]>)[];
};

export const MAX_LINES = 1000;

/** Validates what a create or an update sends. */
export function inputSchema<D extends AnyDocument>(definition: D): z.ZodType<DocumentInput<D>, DocumentInput<D>> {
  const line = schemaOf(definition.lines).extend({ id: z.uuid().optional() });
  return schemaOf(definition.header).extend({
    lines: z
      .array(line)
      .min(definition.minLines ?? 1)
      .max(MAX_LINES),
  }) as never;
}

/** The whole document as an answer carries it. */
export function wireSchema<D extends AnyDocument>(definition: D): z.ZodType<DocumentWire<D>, DocumentWire<D>> {
  const line = schemaOf(definition.lines).extend({ id: z.uuid(), lineNo: z.int() });
  return schemaOf(definition.header).extend({
    id: z.uuid(),
    number: z.string().nullable(),
    state: z.enum(Object.keys(definition.lifecycle.states) as [string, ...string[]]),
    version: z.int(),
    lines: z.array(line),
  }) as never;
}

export function decodeDocument<D extends AnyDocument>(definition: D, wire: DocumentWire<D>): DocumentOf<D> {
  return {
    id: wire.id,
    number: wire.number,
    state: wire.state,
    version: wire.version,
    ...decodeFields(definition.header, wire as never),
    lines: wire.lines.map((line) => ({
      id: line.id,
      lineNo: line.lineNo,
      ...decodeFields(definition.lines, line as never),
    })),
  } as never;
}

function encodeFields(fields: Fields, values: Record<string, unknown>): Record<string, unknown> {
  const wire: Record<string, unknown> = {};
  for (const name in fields) {
    const value = values[name] ?? null;
    wire[name] = typeof value === "object" && value !== null && !Array.isArray(value) ? String(value) : value;
  }
  return wire;
}

export function encodeDocument<D extends AnyDocument>(definition: D, document: DocumentOf<D>): DocumentWire<D> {
  const { id, number, state, version } = document;
  const lines = document.lines.map((line) => ({
    id: line.id,
    lineNo: line.lineNo,
    ...encodeFields(definition.lines, line),
  }));
  return { id, number, state, version, ...encodeFields(definition.header, document), lines } as never;
}

/** `quantityAccepted` → `quantity_accepted`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
