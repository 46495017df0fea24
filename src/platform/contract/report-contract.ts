/** The endpoint of a report, typed by its definition. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import type { Fields, InputOf, WireOf } from "../../kernel/field.ts";
import { type AnyReport, fileOfReport, type ReportDefinition } from "../../kernel/report.ts";
import { refLabels } from "./page.ts";
import { refusals } from "./refusals.ts";

export interface ReportAnswer<C extends Fields = Fields> {
  rows: WireOf<C>[];
  totals: Record<string, string>;
  refs: z.infer<typeof refLabels>;
  /** How many rows there are: where only the first were asked for, more than are here. */
  count: number;
  /** There were more rows than a screen takes; narrow the filter or export. */
  isCut: boolean;
  /** Up to which instant what happened is in it; null: everything is. */
  freshAt: string | null;
}

/** What any report may be asked: its first rows alone, without totals, as a card of the home page shows them. */
const first = z.coerce.number().int().min(1).max(500).optional();

/** The parameters as an address brings them: a whole number is text there. */
export function paramsSchema(definition: AnyReport) {
  const fields = Object.entries(definition.params as Fields).map(([name, { kind, preset, isOptional, wire }]) => {
    if (kind !== "integer") return [name, wire] as const;
    const whole = z.coerce.number().int().min(0).max(100_000);
    if (preset !== undefined) return [name, whole.default(preset as number)] as const;
    return [name, isOptional ? whole.nullable().default(null) : whole] as const;
  });
  return z.object(Object.fromEntries(fields)).extend({ first });
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
    count: z.number().int(),
    isCut: z.boolean(),
    freshAt: z.iso.datetime().nullable(),
  }) as unknown as z.ZodType<ReportAnswer<C>, ReportAnswer<C>>;
  const { module, name } = definition;
  const endpoint = oc
    .errors(refusals)
    .route({ method: "GET", path: `/${module}/reports/${fileOfReport(name)}`, tags: ["reports"] })
    .input(
      paramsSchema(definition) as unknown as z.ZodType<WireOf<P> & { first?: number }, InputOf<P> & { first?: number }>,
    )
    .output(answer);
  definitions.set(endpoint, definition);
  return endpoint;
}
