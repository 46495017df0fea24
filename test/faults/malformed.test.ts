/**
 * Malformed requests over every endpoint: each gets an answer below 500, and the books stay as they are. Inputs are made from
 * the contract's own schemas and then spoiled; `MALFORMED` says how many (a soak asks for more).
 */
import { faker } from "@faker-js/faker";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { fake, setFaker } from "zod-schema-faker/v4";
import { contract } from "../../src/app/contract.ts";
import { counted } from "../../src/platform/testing/counted.ts";
import { PEOPLE } from "../people.ts";
import { aWorld, cookieOf, type World } from "../world.ts";

const COUNT = Number.parseInt(process.env["MALFORMED"] ?? "500", 10);

interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly input: z.ZodType | undefined;
}

function endpointsOf(part: object): Endpoint[] {
  const procedure = (part as { "~orpc"?: { route: { method?: string; path?: string }; inputSchema?: z.ZodType } })[
    "~orpc"
  ];
  if (procedure)
    return [
      { method: procedure.route.method ?? "POST", path: procedure.route.path ?? "/", input: procedure.inputSchema },
    ];
  return Object.values(part).flatMap((it: object) => endpointsOf(it));
}

const endpoints = endpointsOf(contract).filter((it) => it.path !== "/session" || it.method === "GET");
let world: World;
let cookie: string;
beforeAll(async () => {
  setFaker(faker);
  faker.seed(20261125);
  world = await aWorld();
  cookie = await cookieOf(world.app, PEOPLE.admin.login);
});
afterAll(() => world.close());

const NASTY = [
  "",
  " ",
  "\u0000",
  "🚲".repeat(50),
  "-1",
  "1e400",
  "99999999999999999999",
  "NaN",
  "2026-02-30",
  "99999-01-01",
  "' or 1=1 --",
  "{}",
  "[]",
  "../../etc/passwd",
  "%s%n",
  "\ud800",
];

const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.string(), { maxKeys: 3 }),
);

/** A value of the schema as JSON, or nothing where the schema cannot be faked. */
function faked(schema: z.ZodType | undefined): Record<string, unknown> {
  try {
    const value: unknown = schema ? JSON.parse(JSON.stringify(fake(schema as never))) : {};
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Replaces one value somewhere in it. */
function spoiled(value: unknown, at: readonly number[], by: unknown): unknown {
  const [first = 0, ...rest] = at;
  if (typeof value !== "object" || value === null || at.length === 0) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const key = keys[first % keys.length]!;
  const inner = (value as Record<string, unknown>)[key];
  const changed = first % 3 === 0 && typeof inner !== "object" ? by : spoiled(inner, rest, by);
  return Array.isArray(value) ? value.map((it, i) => (String(i) === key ? changed : it)) : { ...value, [key]: changed };
}

/** Lone surrogates cannot stand in an address. */
const plain = (value: unknown): string =>
  (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).replace(/[\ud800-\udfff]/g, "?");

function requestOf(endpoint: Endpoint, at: readonly number[], by: unknown, raw: string | null): Request {
  const input = spoiled(faked(endpoint.input), at, by);
  const values = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  const path = endpoint.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => encodeURIComponent(plain(values[name] ?? by)) || "x",
  );
  const url = new URL(`http://test/api${path}`);
  if (endpoint.method === "GET")
    for (const [key, value] of Object.entries(values)) url.searchParams.set(key, plain(value));
  const body = endpoint.method === "GET" || endpoint.method === "DELETE" ? null : (raw ?? JSON.stringify(input));
  return new Request(url, {
    method: endpoint.method,
    headers: { cookie, "content-type": "application/json" },
    ...(body === null ? {} : { body }),
  });
}

it(
  `${COUNT} malformed requests over ${endpoints.length} endpoints, none answered with 5xx`,
  async () => {
    const answers = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(endpoints.length - 1),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
        nasty,
        fc.option(fc.constantFrom("{", "null", "[1", "\u0000", "not json"), { freq: 8 }),
        async (i, at, by, raw) => {
          const request = requestOf(endpoints[i]!, at, by, raw);
          const { method, url } = request;
          const answer = await world.app.fetch(request);
          answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
          if (answer.status >= 500) throw new Error(`${method} ${url} → ${answer.status} ${await answer.text()}`);
          await answer.body?.cancel();
          counted("malformed");
        },
      ),
      { numRuns: COUNT, seed: 20261125 },
    );
    process.stdout.write(
      `malformed requests: ${COUNT}; answers ${[...answers]
        .sort()
        .map(([status, count]) => `${status}: ${count}`)
        .join(", ")}\n`,
    );
    expect(answers.get(422) ?? 0).toBeGreaterThan(0);
    expect(await world.findings()).toEqual([]);
  },
  60_000 + COUNT * 1_000,
);
