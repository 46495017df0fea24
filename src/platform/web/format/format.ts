/** How figures and days are shown. Works on decimal strings; no binary float ever holds one. */

import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { FieldKind } from "../../../kernel/field.ts";

/** U+2212, as wide as a digit; a hyphen is easily overlooked in a column. */
const MINUS = "\u2212";

/** `-1234.5` → `−1,234.5`. */
function grouped(plain: string): string {
  const isNegative = plain.startsWith("-");
  const [whole = "", fraction] = (isNegative ? plain.slice(1) : plain).split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : "");
  return isNegative ? MINUS + text : text;
}

function exact(of: (text: string) => { toString(): string }, value: string): string | undefined {
  try {
    return grouped(of(value).toString());
  } catch {
    return undefined;
  }
}

/** Two decimals, thousands separated. What is no amount is shown as it stands, so that a mistake is seen. */
export function formatAmount(value: string): string {
  return exact(Amount.of, value) ?? value;
}

export function formatQuantity(value: string): string {
  return exact(Quantity.of, value) ?? value;
}

/** Two decimals at least, six at most. */
export function formatPrice(value: string): string {
  return exact(UnitPrice.of, value) ?? value;
}

/** `13` → `13 %`. */
export function formatRate(value: string): string {
  return `${exact(Quantity.of, value) ?? value}\u00a0%`;
}

export function isNegative(value: string): boolean {
  return value.startsWith("-") && /[1-9]/.test(value);
}

export function isZero(value: string): boolean {
  return /^-?0*(\.0*)?$/.test(value) && value !== "";
}

/** The whole day, or without its year where that is the year of `today`. */
export function formatDay(value: string, today?: string): string {
  return today && value.slice(0, 4) === today.slice(0, 4) ? value.slice(5) : value;
}

/** An instant on the reader's clock: `11-23 09:40`, with its year if that is another. */
export function formatInstant(instant: string, timeZone: string, now: Date = new Date()): string {
  const text = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const at = text.format(new Date(instant));
  return text.format(now).slice(0, 4) === at.slice(0, 4) ? at.slice(5) : at;
}

/** `2026-11` → `2026年11月`, `November 2026`. */
export function formatMonth(month: string, language: string): string {
  const day = new Date(`${month}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(day);
}

/** `done` of `of` in whole percent, rounded down; undefined where the whole is nothing. */
export function percentDone(done: string, of: string | null): number | undefined {
  if (of === null) return undefined;
  const whole = Quantity.of(of).units;
  if (whole <= 0n) return undefined;
  const percent = (Quantity.of(done).units * 100n) / whole;
  return Number(percent);
}

const NUMERIC: readonly FieldKind[] = ["integer", "quantity", "price", "amount", "rate"];

export function isNumeric(kind: FieldKind): boolean {
  return NUMERIC.includes(kind);
}

/** A value of a kind that needs no catalogue (choices and references do). */
export function formatPlain(kind: FieldKind, value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  if (kind === "amount") return formatAmount(text);
  if (kind === "quantity" || kind === "integer") return formatQuantity(text);
  if (kind === "price") return formatPrice(text);
  if (kind === "rate") return formatRate(text);
  return text;
}
