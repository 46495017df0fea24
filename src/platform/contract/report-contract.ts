/** The endpoint of a report, typed by its definition. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { type Fields, type InputOf, schemaOf, type WireOf } from "../../kernel/field.ts";
import { type AnyReport, fileOfReport, type ReportDefinition } from "../../kernel/report.ts";
import { refLabels } from "./page.ts";
import { refusals } from "./refusals.ts";

export interface ReportAnswer<C extends Fields = Fields> {
  rows: WireOf<C>[];
  totals: Record<string, string>;
  refs: z.infer<typeof refLabels>;
  /** There were more rows than a screen takes; narrow the filter or export. */
  isCut: boolean;
}

const definitions = new WeakMap<object, AnyReport>();

/** The report that an endpoint is, if it is one: the server runs it without being told. */
export function reportOf(endpoint: object): AnyReport | undefined {
  return definitions.get(endpoint);
}

/** Its address under `/api` is `/<module>/reports/<name>`. */
export function reportContract<const P extends Fields, const C extends Fields>(definition: ReportDefinition<P, C>) {
  const nullable = Object.fromEntries(
    Object.entries(definition.columns).map(([name, field]) => [name, field.wire.nullable()]),
  );
  const answer = z.object({
    rows: z.array(z.object(nullable)),
    totals: z.record(z.string(), z.string()),
    refs: refLabels,
    isCut: z.boolean(),
  }) as unknown as z.ZodType<ReportAnswer<C>, ReportAnswer<C>>;
  const { module, name } = definition;
  const endpoint = oc
    .errors(refusals)
    .route({ method: "GET", path: `/${module}/reports/${fileOfReport(name)}`, tags: ["reports"] })
    .input(schemaOf(definition.params) as unknown as z.ZodType<WireOf<P>, InputOf<P>>)
    .output(answer);
  definitions.set(endpoint, definition);
  return endpoint;
}
