/** What every list asks and answers. The filter, the sort and the page stand in the browser's address as they stand here. */
import { z } from "zod";

export const listQuery = z.object({
  /** Field → value. `a,b` is either; `2026-11-01..2026-11-30` a range (either end may be missing). */
  where: z.record(z.string(), z.string().max(500)).default({}),
  /** Matches code, name, number and pinyin initials. */
  search: z.string().trim().max(100).default(""),
  /** A field of the row; a leading minus is descending. */
  sort: z.string().max(60).optional(),
  /** The `next` of the page before. */
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type ListQuery = z.infer<typeof listQuery>;

export function pageOf<R extends z.ZodType>(row: R) {
  return z.object({
    rows: z.array(row),
    /** Pass it as `after` for the next page; null on the last. */
    next: z.string().nullable(),
  });
}

/** Totals of the filtered set; asked for second, so that the first rows do not wait for them. */
export const listTotals = z.object({
  count: z.int(),
  sums: z.record(z.string(), z.string()),
  states: z.record(z.string(), z.int()),
});
export type ListTotals = z.infer<typeof listTotals>;

/** What a screen shows for an id of another record. `nameEn` is the name in the second language, if it has one. */
export const refLabel = z.object({
  /** A uuid; for an account its code. */
  id: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  spec: z.string().nullable(),
  unit: z.string().nullable(),
  /** The other units of an item, where it has any. */
  units: z.array(z.string()).optional(),
  /** The record that it belongs to, where it has one: an order's supplier. */
  within: z.string().optional(),
});
export type RefLabel = z.infer<typeof refLabel>;
export const refLabels = z.record(z.string(), refLabel);
