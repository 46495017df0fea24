/** The first of the real orders of each kind, in bulk: the books say what the data says, and the doctor agrees. */
import { expect, test } from "vitest";
import { booksSummary } from "../../src/app/commands/books-summary.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { migrate } from "../../src/platform/server/db/migrate.ts";
import { readData, readWorkOrders } from "../data.ts";
import { enter } from "./enter.ts";
import { purchasesOf } from "./purchases.ts";

test("the history's first orders agree with the data, and the books with themselves", async () => {
  const data = readData();
  const database = await openEmbedded(undefined);
  await migrate(database);
  const first = <T>(all: readonly T[], count: number) => all.slice(0, count);
  const history = {
    purchases: first(purchasesOf(data), 40),
    workOrders: [
      ...first(readWorkOrders(), 300),
      ...first(
        readWorkOrders().filter((it) => it.reason !== null),
        5,
      ),
    ],
    sales: first(data.sales, 120),
  };
  const parts: number[] = [];
  const told = await enter(database, data, history, (part) => parts.push(part));
  expect(parts.at(-1)).toBe(1);
  expect(told.join("\n")).not.toContain("DIFFER");
  for (const kind of ["40 purchase orders and receipts", "305 work orders and completions", "120 sales orders"])
    expect(told[0]).toContain(kind);
  expect(told[2]).toMatch(/withScrap +[5-9] +data +[5-9] +agree/);
  expect(told[3]).toMatch(/lines +\d+ +data +\d+ +agree/);
  expect(await booksSummary(database)).toContain("doctor: clean");
  await database.close();
}, 120_000);
