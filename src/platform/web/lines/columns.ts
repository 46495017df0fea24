/** The columns of a line grid, from what a page declares and the definition knows. */
import { Amount, Quantity } from "../../../kernel/decimal.ts";
import type { Field, FieldKind, Fields, MemoryOf } from "../../../kernel/field.ts";
import type { RefLabel } from "../../contract/page.ts";
import { formatPlain, isNumeric, isZero } from "../format/format.ts";
import { isValueValid, type Value } from "../format/parse.ts";
import type { FormLine, Values } from "./lines-state.ts";

/** What is known of lines besides themselves, by line id: what was ordered, what came before. */
export type Facts = Readonly<Record<string, Values>>;

/** What a computed column may look at besides its line. */
export interface Around {
  readonly facts: Facts;
  readonly state: string;
  /** The labels of what the lines point to. */
  readonly refs: Refs;
}

export type Refs = Readonly<Record<string, RefLabel>>;

interface ColumnLook {
  /** A track of CSS grid, e.g. `minmax(90px, 1fr)`; the kind has its own. */
  readonly width?: string;
  /** Summed in the foot. Amounts are, unless told otherwise. */
  readonly sum?: boolean;
  /** Red when it is not zero, e.g. what was rejected. */
  readonly tone?: "bad";
  /** Counted by hand: on a phone it has − and + beside it. */
  readonly isCounted?: boolean;
}

/** A field of the line. */
export interface FieldColumn<L extends Fields> extends ColumnLook {
  readonly field: keyof L & string;
  readonly readOnly?: boolean;
}

/** A text of the line: one of the units of the item that another field names. Empty is the item's stock unit. */
export interface UnitColumn<L extends Fields> extends ColumnLook {
  readonly unit: keyof L & string;
  readonly ofItem: keyof L & string;
}

/** A figure made of the line's other fields; undefined while they are not there yet. */
export interface ComputedColumn<L extends Fields> extends ColumnLook {
  readonly key: string;
  readonly kind: FieldKind;
  readonly compute: (
    line: Partial<MemoryOf<L>>,
    around: Around & { readonly own: Values },
  ) => { toString(): string } | number | string | boolean | null | undefined;
  /** Left out as long as no line has it, e.g. what came of an order that is still a draft. */
  readonly isSpare?: boolean;
  /** Says what it is without its heading, e.g. a unit. */
  readonly isPlain?: boolean;
}

/** What the record behind a reference says: its specification or its unit. */
export interface RefColumn<L extends Fields> extends ColumnLook {
  readonly of: keyof L & string;
  readonly show: "spec" | "unit" | "name";
}

export type LineColumn<L extends Fields = Fields> =
  | (keyof L & string)
  | FieldColumn<L>
  | UnitColumn<L>
  | ComputedColumn<L>
  | RefColumn<L>;

/** A column ready to draw. */
export interface Column {
  readonly key: string;
  readonly kind: FieldKind;
  readonly field: Field | undefined;
  readonly isEditable: boolean;
  readonly isFigure: boolean;
  readonly isSummed: boolean;
  readonly isCounted: boolean;
  /** Says what it is without its heading: a specification, a unit. */
  readonly isPlain: boolean;
  readonly width: string;
  readonly tone: "bad" | undefined;
  readonly isSpare: boolean;
  /** Left out when no line has it: it can't be filled in here. */
  readonly isOnlyRead: boolean;
  readonly valueOf: (line: FormLine, refs: Refs) => Value;
  /** What can be picked instead; the first is what an empty value means. Keys do not walk to it. */
  readonly picks?: (line: FormLine, refs: Refs) => readonly string[];
}

/** Whether there is something to pick in this line. */
export function isPicked({ picks }: Column, line: FormLine, refs: Refs): boolean {
  return picks !== undefined && picks(line, refs).length > 1;
}

/** The column that names the line, its item or else the first, gets the room that is left. */
const LEADING = "minmax(150px, 1.8fr)";

const WIDTHS: Record<FieldKind, string> = {
  ref: "minmax(104px, 1.3fr)",
  text: "minmax(68px, 0.7fr)",
  choice: "minmax(68px, 0.7fr)",
  choices: "minmax(100px, 1fr)",
  flag: "52px",
  integer: "minmax(58px, 0.55fr)",
  quantity: "minmax(74px, 0.7fr)",
  price: "minmax(74px, 0.7fr)",
  amount: "minmax(94px, 0.9fr)",
  rate: "minmax(58px, 0.55fr)",
  date: "minmax(96px, 0.9fr)",
};

const NOTHING = { facts: {}, state: "" };
const UNIT_WIDTH = "46px";

export function columnsOf<L extends Fields>(
  fields: L,
  declared: readonly LineColumn<L>[],
  isEditable: boolean,
  around: Omit<Around, "refs"> = NOTHING,
): Column[] {
  const nameOf = (it: LineColumn<L>) => (typeof it === "string" ? it : "field" in it ? it.field : "");
  const leading = Math.max(
    0,
    declared.findIndex((it) => fields[nameOf(it)]?.to === "item"),
  );
  const columnOf = (it: LineColumn<L>, look: ColumnLook): Column => {
    if (typeof it === "string") return fieldColumn(fields, { ...look, field: it }, isEditable);
    if ("field" in it) return fieldColumn(fields, { ...look, ...it }, isEditable);
    if ("ofItem" in it) return unitColumn(it, isEditable);
    return "of" in it ? refColumn(it) : computedColumn(fields, it, around);
  };
  return declared.map((it, i) => ({
    ...columnOf(it, i === leading ? { width: LEADING } : {}),
    isOnlyRead: !isEditable && i !== leading,
  }));
}

/** Of a figure and the padding beside it, in pixels: the widest digits of the fonts that are used. */
const DIGIT = 8.2;
const PADDING = 18;

/** The columns with room for their sums (one of millions is wider than any of its lines) and for prices of many decimals. */
export function widenedFor(columns: readonly Column[], lines: readonly FormLine[], refs: Refs): Column[] {
  return columns.map((column) => {
    const digits = column.isSummed
      ? formatPlain(column.kind, sumOf(column, lines, refs)).length
      : longestPrice(column, lines, refs);
    if (digits === 0) return column;
    return {
      ...column,
      width: column.width.replace(/^minmax\((\d+)px/, (_, least: string) => {
        const needed = Math.ceil(digits * DIGIT) + PADDING;
        return `minmax(${Math.max(Number.parseInt(least, 10), needed)}px`;
      }),
    };
  });
}

function longestPrice(column: Column, lines: readonly FormLine[], refs: Refs): number {
  if (column.kind !== "price") return 0;
  const prices = lines
    .map((line) => column.valueOf(line, refs))
    .filter((it) => it !== "" && isValueValid({ kind: "price" }, it));
  return Math.max(0, ...prices.map((it) => formatPlain("price", it).length));
}

function look(kind: FieldKind, it: ColumnLook) {
  return {
    kind,
    isOnlyRead: false,
    isFigure: isNumeric(kind),
    isSummed: it.sum ?? kind === "amount",
    isCounted: it.isCounted ?? false,
    isPlain: false,
    width: it.width ?? WIDTHS[kind],
    tone: it.tone,
    isSpare: false,
  };
}

function fieldColumn<L extends Fields>(fields: L, it: FieldColumn<L>, isEditable: boolean): Column {
  const field = fields[it.field] as Field;
  return {
    ...look(field.kind, it),
    key: it.field,
    field,
    isEditable: isEditable && !it.readOnly,
    valueOf: (line) => line.values[it.field] ?? null,
  };
}

function refColumn<L extends Fields>(it: RefColumn<L>): Column {
  return {
    ...look("text", { width: it.show === "unit" ? UNIT_WIDTH : "minmax(60px, 0.6fr)", ...it }),
    key: `${it.of}_${it.show}`,
    isPlain: true,
    field: undefined,
    isEditable: false,
    valueOf: (line, refs) => refs[String(line.values[it.of])]?.[it.show] ?? null,
  };
}

function unitColumn<L extends Fields>(it: UnitColumn<L>, isEditable: boolean): Column {
  const own = (line: FormLine) => line.values[it.unit] ?? null;
  const of = (line: FormLine, refs: Refs) => refs[String(line.values[it.ofItem])];
  const picks = (line: FormLine, refs: Refs) => {
    const { unit = null, units = [] } = of(line, refs) ?? {};
    // A unit that the item had when the line was saved can stay.
    return [...new Set([unit, ...units, own(line)].filter((text): text is string => typeof text === "string"))];
  };
  return {
    ...look("text", { width: "58px", ...it }),
    key: it.unit,
    isPlain: true,
    field: undefined,
    isEditable: false,
    valueOf: (line, refs) => own(line) ?? of(line, refs)?.unit ?? null,
    ...(isEditable ? { picks } : {}),
  };
}

function computedColumn<L extends Fields>(fields: L, it: ComputedColumn<L>, around: Omit<Around, "refs">): Column {
  return {
    ...look(it.kind, it),
    key: it.key,
    field: undefined,
    isEditable: false,
    isSpare: it.isSpare ?? false,
    isPlain: it.isPlain ?? false,
    valueOf: (line, refs) => {
      const own = (line.id && around.facts[line.id]) || NO_FACTS;
      return it.compute(knownValues(fields, line), { ...around, own, refs })?.toString() ?? null;
    },
  };
}

const NO_FACTS: Values = {};

/** Without the spare columns that have nothing to say, and those that nobody can fill in and nobody has. */
export function shownColumns(columns: readonly Column[], lines: readonly FormLine[], refs: Refs): Column[] {
  const has = (value: Value) => value !== null && value !== "";
  const says = (value: Value) => has(value) && !isZero(String(value));
  const isShown = (column: Column) => {
    if (!column.isSpare && !column.isOnlyRead) return true;
    return lines.some((line) => (column.isSpare ? says : has)(column.valueOf(line, refs)));
  };
  return columns.filter(isShown);
}

/** The line's fields that hold a whole value, in memory form: decimals are decimals. */
export function knownValues<L extends Fields>(fields: L, line: FormLine): Partial<MemoryOf<L>> {
  const known: Record<string, unknown> = {};
  for (const name in fields) {
    const field = fields[name] as Field;
    const value = line.values[name];
    if (value !== null && value !== undefined && value !== "" && isValueValid(field, value))
      known[name] = field.decode(value);
  }
  return known as Partial<MemoryOf<L>>;
}

/** The sum of a column over the lines that have a figure in it. */
export function sumOf(column: Column, lines: readonly FormLine[], refs: Refs): string {
  const isAmount = column.kind === "amount";
  let units = 0n;
  for (const line of lines) {
    const value = column.valueOf(line, refs);
    if (value === null || value === "" || !isValueValid({ kind: column.kind }, value)) continue;
    units += isAmount ? Amount.of(String(value)).units : Quantity.of(String(value)).units;
  }
  return (isAmount ? new Amount(units) : new Quantity(units)).toString();
}
