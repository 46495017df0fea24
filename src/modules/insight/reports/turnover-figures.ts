/** What all reports of stock turnover tell; `stock-turnover.ts` says how each is counted. */
import { f } from "../../../kernel/field.ts";

export const turnoverFigures = {
  used: f.amount(),
  average: f.amount(),
  closing: f.amount(),
  turnover: f.optional(f.quantity()),
  days: f.optional(f.quantity()),
} as const;
