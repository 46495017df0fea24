/** What all reports of sales tell: revenue net of returns and credit notes, cost from the books, and what is between them. */
import { f } from "../../../kernel/field.ts";

export const salesFigures = {
  revenue: f.amount(),
  cost: f.optional(f.amount()),
  margin: f.optional(f.amount()),
  marginPercent: f.optional(f.rate()),
} as const;

export const SALES_SUMS = ["revenue", "cost", "margin"] as const;

const SEE_MARGIN = "sales.margin.view";
/** What goods cost and what is earned with them is not for everybody who sees sales. */
export const SALES_NEEDS = { cost: SEE_MARGIN, margin: SEE_MARGIN, marginPercent: SEE_MARGIN } as const;
