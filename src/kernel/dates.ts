/** A business date is a local day, `YYYY-MM-DD`; an instant is UTC and never used for business. */
declare const day: unique symbol;
export type Day = string & { readonly [day]: true };
/** A period is a calendar month, `YYYY-MM`. */
declare const month: unique symbol;
export type Month = string & { readonly [month]: true };

/** @throws RangeError if the text is no day of the calendar. */
export function dayOf(text: string): Day {
  const at = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text)
    throw new RangeError(`not a day: ${text}`);
  return text as Day;
}

/** The local day of an instant in an IANA time zone. */
export function dayAt(instant: Date, timeZone: string): Day {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(instant) as Day;
}

export function monthOf(date: Day): Month {
  return date.slice(0, 7) as Month;
}

export function addDays(date: Day, days: number): Day {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10) as Day;
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

export function addMonths(period: Month, months: number): Month {
  const at = new Date(`${period}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 7) as Month;
}

export function firstDay(period: Month): Day {
  return `${period}-01` as Day;
}

export function lastDay(period: Month): Day {
  return addDays(firstDay(addMonths(period, 1)), -1);
}
