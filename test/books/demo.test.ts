/**
 * The demo factory's twelve months, to the cent: its statements and what its stock is worth, month by month, stand as text beside this
 * test. A change that moves a figure shows in review; `npx vitest run test/books -u` writes them anew. On the way nothing may be refused
 * or go below zero, and at the end the doctor finds nothing.
 */
import { describe, expect, it } from "vitest";
import { makeDemo } from "../../demo/make-demo.ts";
import { addMonths, dayOf, lastDay, type Month } from "../../src/kernel/dates.ts";
import type { Id } from "../../src/kernel/ids.ts";
import { examine } from "../../src/ledger/server/doctor.ts";
import { readStatements } from "../../src/modules/accounting/statements/statement.actions.ts";
import type { Database } from "../../src/platform/server/db/database.ts";
import { openEmbedded } from "../../src/platform/server/db/embedded.ts";
import { migrate } from "../../src/platform/server/db/migrate.ts";

const UNTIL = dayOf("2026-10-31");
const MONTHS = Array.from({ length: 12 }, (_, i) => addMonths("2025-11" as Month, i));

describe("the demo's year", () => {
  it("comes out to the cent, every month closed but the last", { timeout: 900_000 }, async () => {
    const database = await openEmbedded(undefined);
    try {
      await migrate(database);
      const { orgId, played } = await makeDemo(database, UNTIL, () => {});
      expect(played.days).toBe(365);
      for (const month of MONTHS)
        await expect(await pageOf(database, orgId, month)).toMatchFileSnapshot(`./demo/${month}.txt`);
      await expect(await countsOf(database, orgId)).toMatchFileSnapshot("./demo/documents.txt");
      expect(await database.transaction({ as: "owner" }, (tx) => examine(tx))).toEqual([]);
    } finally {
      await database.close();
    }
  });
});

/** A month's statements, lines that are not nothing, and the stock at its end. */
async function pageOf(database: Database, orgId: Id, month: Month): Promise<string> {
  const { statements, checks, isClosed } = await database.transaction({ as: "company", orgId }, (tx) =>
    readStatements(tx, orgId, { month, compare: "none" }),
  );
  expect(isClosed, month).toBe(month !== MONTHS.at(-1));
  expect(checks.filter((it) => !it.isGood)).toEqual([]);
  const lines = statements.flatMap(({ form, columns, lines: all }) => [
    `\n${form} ${columns.map(({ column }) => column.padStart(20)).join("")}`,
    ...all
      .filter((line) => line.figures.some((figure) => figure !== "0.00"))
      .map(
        (line) => `${String(line.no).padStart(3)} ${line.figures.map((it) => it.padStart(20)).join("")}  ${line.name}`,
      ),
  ]);
  return `${[month, ...lines, "", ...(await stockOf(database, orgId, month))].join("\n")}\n`;
}

const STOCK = `
select c.code || ' ' || c.name as category, trim_scale(sum(s.quantity))::text as quantity, sum(s.value)::text as value
from stock_line s
join item i on i.org_id = s.org_id and i.item_id = s.item_id
join item_category c on c.org_id = i.org_id and c.item_category_id = i.category_id
where s.org_id = $1 and s.posted_on <= $2::date group by 1 having sum(s.quantity) <> 0 or sum(s.value) <> 0 order by 1`;

async function stockOf(database: Database, orgId: Id, month: Month): Promise<string[]> {
  const rows = await database.transaction({ as: "company", orgId }, (tx) =>
    tx.query<Record<"category" | "quantity" | "value", string>>(STOCK, [orgId, lastDay(month)]),
  );
  return rows.map((row) => `${row.quantity.padStart(24)}${row.value.padStart(20)}  ${row.category}`);
}

const DOCUMENTS = [
  "sales_order",
  "delivery",
  "sales_return",
  "sales_invoice",
  "credit_note",
  "customer_payment",
  "reminder",
  "bad_debt",
  "work_order",
  "material_issue",
  "completion",
  "purchase_order",
  "goods_receipt",
  "purchase_return",
  "supplier_bill",
  "charge_bill",
  "payment",
  "stock_count",
  "other_movement",
  "journal_voucher",
];

async function countsOf(database: Database, orgId: Id): Promise<string> {
  const parts = DOCUMENTS.map(
    (it) => `select '${it}' as what, state, count(*)::int as count from ${it} where org_id = $1 group by state`,
  );
  const rows = await database.transaction({ as: "company", orgId }, (tx) =>
    tx.query<{ what: string; state: string; count: number }>(`${parts.join(" union all ")} order by 1, 2`, [orgId]),
  );
  return `${rows.map((row) => `${String(row.count).padStart(8)}  ${row.what} ${row.state}`).join("\n")}\n`;
}
