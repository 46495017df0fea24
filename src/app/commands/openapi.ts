/** `millstock openapi`: the API described (OpenAPI 3.1), committed so that a change of it shows in review. */
import { writeFileSync } from "node:fs";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import type { z } from "zod";
import { linkedDocument, progressView, timelineEvent } from "../../platform/contract/document-contract.ts";
import { listTotals, refLabels } from "../../platform/contract/page.ts";
import { postingView } from "../../platform/contract/posting-view.ts";
import { issueSchema, problem } from "../../platform/contract/refusals.ts";
import { contract } from "../contract.ts";

const FILE = "docs/openapi.json";

/** What many endpoints answer is described once. */
const SHARED: Record<string, z.ZodType> = {
  Issue: issueSchema,
  Problem: problem,
  Labels: refLabels,
  Posting: postingView,
  LinkedDocument: linkedDocument,
  TimelineEvent: timelineEvent,
  Progress: progressView,
  Totals: listTotals,
};

interface Documented {
  readonly get?: { readonly "~orpc": { readonly outputSchema?: z.ZodType } };
}

/** `GoodsReceipt`: what every endpoint of the document answers. */
function answers(): Record<string, z.ZodType> {
  const parts = Object.values(contract).flatMap((module) => Object.entries(module as Record<string, Documented>));
  return Object.fromEntries(
    parts.flatMap(([name, it]) => {
      const schema = it.get?.["~orpc"]?.outputSchema;
      return schema ? [[`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, schema]] : [];
    }),
  );
}

export async function openApiText(): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const shared = Object.entries({ ...SHARED, ...answers() });
  const spec = await generator.generate(contract, {
    info: { title: "Millstock", version: "0.1.0" },
    servers: [{ url: "/api" }],
    commonSchemas: Object.fromEntries(shared.map(([name, schema]) => [name, { schema, strategy: "output" as const }])),
    customErrorResponseBodySchema: () => ({ $ref: "#/components/schemas/Problem" }),
  });
  return `${JSON.stringify(spec, null, 1)}\n`;
}

export async function writeOpenApi(): Promise<void> {
  writeFileSync(FILE, await openApiText());
}
