/**
 * A field of a document or a record, defined once: its wire form (what JSON carries), its value in memory, its SQL
 * type, and what a form and a column need to know. Schemas, SQL, forms and tables are derived from it.
 */
import { z } from "zod";
import { type Day, dayOf } from "./dates.ts";
import { Amount, Quantity, UnitPrice } from "./decimal.ts";
import { type Id, idOf } from "./ids.ts";

export type FieldKind =
  | "text" | "choice" | "choices" | "flag" | "integer" | "quantity" | "price" | "amount" | "rate" | "date" | "ref"; // biome-ignore format: one look

export interface Field<Memory = unknown, Wire = unknown> {
  readonly kind: FieldKind;
  readonly sql: "text" | "boolean" | "integer" | "numeric" | "date" | "uuid" | "text[]";
  readonly isOptional: boolean;
  readonly wire: z.ZodType<Wire>;
  readonly decode: (wire: Wire) => Memory;
  /** For `ref`: the kind of record it points to, e.g. "item". */
  readonly to?: string;
  /** A kind of record whose figures are offered while it is typed; the figure is kept, not the record. */
  readonly suggests?: string;
  /** For `choice`: the values, whose labels are `<field path>.<value>` in the catalogue. */
  readonly values?: readonly string[];
  readonly isMultiline?: boolean;
  /** What a form and a create take when it is left out. */
  readonly preset?: Wire;
}

// biome-ignore lint/suspicious/noExplicitAny: a field of any two types
export type Fields = Readonly<Record<string, Field<any, any>>>;
// biome-ignore lint/suspicious/noExplicitAny: inference of a field's own two types
export type MemoryOf<F extends Fields> = { -readonly [K in keyof F]: F[K] extends Field<infer M, any> ? M : never };
// biome-ignore lint/suspicious/noExplicitAny: inference of a field's own two types
export type WireOf<F extends Fields> = { -readonly [K in keyof F]: F[K] extends Field<any, infer W> ? W : never };

/** A field with a preset, which may therefore be left out. */
type Preset<M, W> = Field<M, W> & { readonly preset: W };
/** What may be left out is null, or has a preset. */
type Omittable<F extends Fields> = {
  // biome-ignore lint/suspicious/noExplicitAny: inference of a field's own two types
  [K in keyof F]: F[K] extends { readonly preset: unknown } ? K : F[K] extends Field<any, infer W> ? null extends W ? K : never : never; // biome-ignore format: one look
}[keyof F];
/** What a sender writes: fields that are optional or have a preset may be left out. */
export type InputOf<F extends Fields> = Omit<WireOf<F>, Omittable<F>> & Partial<Pick<WireOf<F>, Omittable<F>>>;

/** A number kept as a string: canonical in memory, refused on the wire if it is not exact at its scale. */
function decimal(scale: number, from: (text: string) => unknown) {
  return z
    .string()
    .regex(/^-?\d{1,12}(\.\d+)?$/)
    .refine((text) => (text.split(".")[1] ?? "").replace(/0+$/, "").length <= scale, { message: `scale ${scale}` })
    .transform((text) => String(from(text)))
    .pipe(z.string());
}

function field<M, W>(it: Omit<Field<M, W>, "isOptional">): Field<M, W> {
  return { ...it, isOptional: false };
}

const identity = <T>(value: T): T => value;

/** Stands for the company's own currency until someone who knows the company puts its code in: a form, or a save. */
const OWN_CURRENCY = "¤";

export const f = {
  text: (max = 200) =>
    field<string, string>({ kind: "text", sql: "text", wire: z.string().trim().min(1).max(max), decode: identity }),
  longText: (max = 2000) =>
    field<string, string>({
      kind: "text",
      sql: "text",
      isMultiline: true,
      wire: z.string().trim().max(max),
      decode: identity,
    }),
  choice: <const V extends readonly [string, ...string[]]>(...values: V) =>
    field<V[number], V[number]>({ kind: "choice", sql: "text", values, wire: z.enum(values), decode: identity }),
  flag: (preset = false) =>
    f.preset(field<boolean, boolean>({ kind: "flag", sql: "boolean", wire: z.boolean(), decode: identity }), preset),
  integer: (min = 0, max = 100_000) =>
    field<number, number>({ kind: "integer", sql: "integer", wire: z.int().min(min).max(max), decode: identity }),
  quantity: () =>
    field<Quantity, string>({ kind: "quantity", sql: "numeric", wire: decimal(6, Quantity.of), decode: Quantity.of }),
  price: () =>
    field<UnitPrice, string>({ kind: "price", sql: "numeric", wire: decimal(6, UnitPrice.of), decode: UnitPrice.of }),
  amount: () =>
    field<Amount, string>({ kind: "amount", sql: "numeric", wire: decimal(2, Amount.of), decode: Amount.of }),
  /** A percentage such as a tax rate: "13" is 13 %. */
  rate: () =>
    field<string, string>({
      kind: "rate",
      sql: "numeric",
      wire: decimal(4, (text) => UnitPrice.of(text)),
      decode: identity,
    }),
  /** A rate of value added tax; those in force are offered. */
  taxRate: (): Field<string, string> => ({ ...f.rate(), suggests: "tax_rate" }),
  date: () =>
    field<Day, string>({
      kind: "date",
      sql: "date",
      wire: z.iso.date(),
      decode: dayOf,
    }),
  ref: (to: string) => field<Id, string>({ kind: "ref", sql: "uuid", to, wire: z.uuid(), decode: idOf }),
  /** Points to a record that is known by its code, such as an account. */
  codeRef: (to: string, max = 40) =>
    field<string, string>({ kind: "ref", sql: "text", to, wire: z.string().trim().min(1).max(max), decode: identity }),
  /** A currency; left out, it is the company's own. */
  currency: () => f.preset(f.codeRef("currency", 3), OWN_CURRENCY),
  optional: <M, W>(it: Field<M, W>): Field<M | null, W | null> => ({
    ...(it as Field<M | null, W | null>),
    isOptional: true,
    wire: it.wire.nullable().default(null) as unknown as z.ZodType<W | null>,
    decode: (wire) => (wire === null || wire === undefined ? null : it.decode(wire)),
  }),
  preset: <M, W>(it: Field<M, W>, preset: W): Preset<M, W> => ({
    ...it,
    preset,
    wire: (it.wire as z.ZodType<W>).default(preset as never) as unknown as z.ZodType<W>,
  }),
};

export function schemaOf<F extends Fields>(fields: F): z.ZodObject<{ [K in keyof F]: F[K]["wire"] }> {
  return z.object(Object.fromEntries(Object.entries(fields).map(([name, it]) => [name, it.wire]))) as never;
}

/** The same values, the company's own currency by its code. */
export function withOwnCurrency<V extends object>(fields: Fields, values: V, baseCurrency: string): V {
  const given = values as Readonly<Record<string, unknown>>;
  const isOwn = (name: string) =>
    fields[name]?.preset === OWN_CURRENCY && (given[name] ?? OWN_CURRENCY) === OWN_CURRENCY;
  const own = Object.keys(fields).filter(isOwn);
  return { ...values, ...Object.fromEntries(own.map((name) => [name, baseCurrency])) };
}

/** What was left out is its preset, or null. */
export function decodeFields<F extends Fields>(fields: F, wire: InputOf<F>): MemoryOf<F> {
  const given = wire as Readonly<Record<string, unknown>>;
  const memory: Record<string, unknown> = {};
  for (const [name, { decode, preset }] of Object.entries(fields))
    memory[name] = decode(given[name] === undefined ? preset : given[name]);
  return memory as MemoryOf<F>;
}
