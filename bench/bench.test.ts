/** A short run prints every row with its figures; how fast it is does not matter here. */
import { expect, it } from "vitest";
import { bench } from "./run.ts";

it("prints every row, one object a line", async () => {
  const printed: string[] = [];
  const rows = await bench(
    ["--quick", "--json"],
    (line) => printed.push(line),
    () => undefined,
  );
  const read = printed.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(read).toEqual(JSON.parse(JSON.stringify(rows)));
  for (const row of read) expect(Object.keys(row)).toEqual(["name", "ours", "limit", "ratio", "target", "met"]);
  expect(read.map((row) => String(row["name"]).replace(/[\d,.]+/g, "#"))).toMatchInlineSnapshot();
  const counts = rows.filter((row) => row.name.includes("SQL statements"));
  expect(counts.map((row) => row.met)).toEqual([true, true, true, true]);
}, 300_000);
