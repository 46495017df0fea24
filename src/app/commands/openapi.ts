/** `millstock openapi`: the API described (OpenAPI 3.1), committed so that a change of it shows in review. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract } from "../contract.ts";

const FILE = "docs/openapi.json";

export async function openApiText(): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const spec = await generator.generate(contract, {
    info: { title: "Millstock", version: "0.1.0" },
    servers: [{ url: "/api" }],
  });
  return `${JSON.stringify(spec, null, 1)}\n`;
}

export async function writeOpenApi({ check = false }: { check?: boolean }): Promise<void> {
  const text = await openApiText();
  if (!check) return writeFileSync(FILE, text);
  if (existsSync(FILE) && readFileSync(FILE, "utf8") === text) return;
  process.stderr.write(`${FILE} does not describe the API as it is. Run: npm run openapi\n`);
  process.exitCode = 1;
}
