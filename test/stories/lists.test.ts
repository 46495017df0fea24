/** Every list, and what its documents come to, on every kind of database: plain, searched, and more often than a statement is kept unprepared. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { contract } from "../../src/app/contract.ts";
import { aFactory } from "../refusals/factory.ts";

type Asking = Record<"list" | "totals", (query: object) => Promise<object>>;

let f: Awaited<ReturnType<typeof aFactory>>;
beforeAll(async () => {
  f = await aFactory();
});
afterAll(() => f.world.close());

const documents = Object.entries(contract).flatMap(([module, parts]) =>
  Object.entries(parts).flatMap(([name, part]) =>
    "list" in part && "totals" in part ? [[module, name] as const] : [],
  ),
);

it("there are lists", () => expect(documents.length).toBeGreaterThan(20));

it.each(documents)("%s %s", async (module, name) => {
  const admin = (await f.world.as("admin")) as unknown as Record<string, Record<string, Asking>>;
  const { list, totals } = admin[module]![name]!;
  for (const query of [{}, { search: "a" }, {}]) {
    expect(await list(query)).toHaveProperty("rows");
    expect(await totals(query)).toHaveProperty("count");
  }
});
