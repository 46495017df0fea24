/** What people type and paste, as values. Chinese keyboards give full-width digits and signs: they mean the same. */
import { addDays, type Day, dayAt, dayOf } from "../../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { Field } from "../../../kernel/field.ts";

/** A field's value in a form: its wire value, or the text that is not one yet. */
export type Value = string | number | boolean | readonly string[] | null;

/** The typed text as a plain decimal: `１，２００.５` → `1200.5`, `(3)` → `-3`, `.5` → `0.5`. */
export function plainNumber(text: string): string {
  let plain = text
    .normalize("NFKC")
    .replace(/[\s,、¥￥%\u00a0]/g, "")
    .replace(/。/g, ".")
    .replace(/[−–—]/g, "-")
    .replace(/^\((.*)\)$/, "-$1")
    .replace(/^\+/, "");
  plain = plain.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
  return plain.replace(/^(-?)0+(?=\d)/, "$1");
}

const decimals = { quantity: Quantity.of, price: UnitPrice.of, amount: Amount.of, rate: Quantity.of } as const;

function parseDecimal(kind: keyof typeof decimals, text: string): string | undefined {
  try {
    return decimals[kind](plainNumber(text)).toString();
  } catch {
    return undefined;
  }
}

function parseInteger(text: string): number | undefined {
  const plain = plainNumber(text);
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}

export function today(timeZone?: string): Day {
  return dayAt(new Date(), timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function dayFrom(year: string, month: string, day: string): Day | undefined {
  try {
    return dayOf(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  } catch {
    return undefined;
  }
}

/**
 * A day as clerks type it: `.` is today, `+3` three days on, `23` this month's 23rd, `1123` and `11-23` this year's,
 * `261123`, `20261123`, `2026/11/23` and `2026年11月23日` in full.
 */
export function parseDay(typed: string, now: Day): Day | undefined {
  const text = typed.normalize("NFKC").trim();
  const year = now.slice(0, 4);
  if (text === "." || text === "。") return now;
  if (/^[+-]\d{1,3}$/.test(text)) return addDays(now, Number(text));
  if (/^\d{1,2}$/.test(text)) return dayFrom(year, now.slice(5, 7), text);
  if (/^\d{4}$/.test(text)) return dayFrom(year, text.slice(0, 2), text.slice(2));
  if (/^\d{6}$/.test(text)) return dayFrom(year.slice(0, 2) + text.slice(0, 2), text.slice(2, 4), text.slice(4));
  if (/^\d{8}$/.test(text)) return dayFrom(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  const parts = text.split(/[-/.年月]/).map((part) => part.replace("日", "").trim());
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const [a = "", b = "", c] = parts;
  if (parts.length === 2) return dayFrom(year, a, b);
  if (parts.length !== 3 || c === undefined) return undefined;
  return dayFrom(a.length === 2 ? year.slice(0, 2) + a : a, b, c);
}

/**
 * The value a typed text means for a field. Undefined: it means none, and the text stays where it was typed.
 * @param choices the shown label of each value, for fields of a fixed choice
 */
export function parseValue(
  field: Pick<Field, "kind" | "values">,
  typed: string,
  choices: Readonly<Record<string, string>> = {},
  now: Day = today(),
): Value | undefined {
  const text = typed.trim();
  if (text === "") return null;
  switch (field.kind) {
    case "quantity":
    case "price":
    case "amount":
    case "rate":
      return parseDecimal(field.kind, text);
    case "integer":
      return parseInteger(text);
    case "date":
      return parseDay(text, now);
    case "choice":
      return field.values?.find((value) => value === text || choices[value] === text);
    case "flag":
      return /^(1|y|yes|true|是|√|✓)$/i.test(text);
    default:
      return text;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A record known by its code; a name that has not been found is none. */
const CODE = /^[\w.-]+$/;

/** Whether a value could go on the wire as it stands. An empty one can, unless the field needs it. */
export function isValueValid(
  field: Pick<Field, "kind" | "values"> & Partial<Pick<Field, "sql">>,
  value: Value | undefined,
): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (field.kind === "ref") return (field.sql === "text" ? CODE : UUID).test(String(value));
  if (field.kind === "choice") return field.values?.includes(String(value)) ?? false;
  if (field.kind === "date") return /^\d{4}-\d\d-\d\d$/.test(String(value));
  if (field.kind in decimals) return parseDecimal(field.kind as keyof typeof decimals, String(value)) !== undefined;
  if (field.kind === "integer") return typeof value === "number";
  return true;
}
