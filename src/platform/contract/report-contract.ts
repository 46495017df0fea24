/** The endpoint of a report, typed by its definition. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { type Fields, schemaOf, type WireOf } from "../../kernel/field.ts";
import type { ReportDefinition } from "../../kernel/report.ts";
import { refLabels } from "./page.ts";
import { refusals } from "./refusals.ts";

export interface ReportAnswer<C extends Fields = Fields> {
  rows: WireOf<C>[];
  totals: Record<string, string>;
  refs: z.infer<typeof refLabels>;
  /** There were more rows than a screen takes; narrow the filter or export. */
  isCut: boolean;
}

/** @param path the report's address under `/api` */
export function reportContract<const P extends Fields, const C extends Fields>(
  definition: ReportDefinition<P, C>,
  path: `/${string}`,
) {
  const nullable = Object.fromEntries(
    Object.entries(definition.columns).map(([name, field]) => [name, field.wire.nullable()]),
  );
  const answer = z.object({
    rows: z.array(z.object(nullable)),
    totals: z.record(z.string(), z.string()),
    refs: refLabels,
    isCut: z.boolean(),
  }) as unknown as z.ZodType<ReportAnswer<C>, ReportAnswer<C>>;
  return oc
    .errors(refusals)
    .route({ method: "GET", path, tags: ["reports"] })
    .input(schemaOf(definition.params))
    .output(answer);
}
