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
  expect(read.map((row) => String(row["name"]).replace(/[\d,.]+/g, "#"))).toMatchInlineSnapshot(`
    [
      "embedded: one receipt of # lines# through commit [receipts/s]",
      "embedded: the same as one HTTP request# in the process [receipts/s]",
      "embedded: the same as one HTTP request# over a socket [receipts/s]",
      "embedded: # receipts of # lines in bulk# # a call [receipts/s]",
      "embedded: one receipt of # lines [receipts/s]",
      "embedded: SQL statements of a receipt of # line",
      "embedded: SQL statements of a receipt of # lines",
      "embedded: SQL statements of a receipt of # lines",
      "embedded: SQL statements of # receipts in one commit",
      "embedded: one delivery of # lines# through commit [documents/s]",
      "embedded: one sales invoice of # lines# through commit [documents/s]",
      "embedded: one receipt of money of # lines# through commit [documents/s]",
      "embedded: one completion of # lines# through commit [documents/s]",
      "embedded: SQL statements of a delivery of # lines# and of one",
      "embedded: SQL statements of a sales invoice of # lines# and of one",
      "embedded: SQL statements of a receipt of money of # lines# and of one",
      "embedded: SQL statements of a completion of # lines# and of one",
      "embedded: on # stock lines: a receipt of # lines# and on empty books [ms]",
      "embedded: on # stock lines: stock on hand of a page of # items# beside the query + # empty requests [ms]",
      "embedded: on # stock lines: a page of a stock card (a month)# beside the query + # empty requests [ms]",
      "embedded: on # stock lines: an item at a past date# beside the query + # empty requests [ms]",
      "embedded: on # stock lines: trial balance# beside the query + # empty requests [ms]",
      "embedded: on # stock lines: all items at a past date# beside the query [ms]",
      "embedded: on # stock lines: ageing of what is owed# beside the query [ms]",
      "embedded: on # stock lines: the three statements of a month# beside # times the query + # empty requests [ms]",
      "embedded: on # stock lines: the doctor's whole run [s]",
      "embedded: a page of a list of # documents# and of # [ms]",
      "embedded: SQL statements of running the steps of a month of # postings with # items on month-end average",
      "embedded: SQL statements of closing a month of # postings with # items on month-end average",
      "embedded: running the steps of a month of # postings with # items on month-end average [s]",
      "embedded: closing a month of # postings with # items on month-end average [s]",
      "embedded: requirements of # items# # levels# # demands# beside reading and writing [ms]",
      "embedded: sales by customer over # facts# beside the query [ms]",
      "script at log-in# compressed [kB]",
      "script at the first list# compressed [kB]",
    ]
  `);
  const counts = rows.filter((row) => row.name.includes("SQL statements"));
  expect(counts.map((row) => row.met)).toEqual(counts.map(() => true));
  expect(counts.length).toBe(10);
}, 300_000);
