/** What analysis costs: a report over the whole data warehouse, with its permissions, names and totals, beside the query that a hand would write. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { registry } from "../src/app/modules.ts";
import type { CallContext } from "../src/documents/context.ts";
import { askReport } from "../src/documents/report.ts";
import { salesByCustomer } from "../src/modules/insight/reports/sales-by-customer.ts";
import { openStar } from "../src/modules/insight/server/data-warehouse.ts";
import { freshDatabase } from "./database.ts";
import { aFactory } from "./factory.ts";
import { duration, inTurns, type Options, type Row } from "./harness.ts";

/** Facts for each stock line of the full books: five million for a million. */
const FACTS_PER_LINE = 5;
const YEAR = { from: "2026-01-01", to: "2026-12-31" };

/** 500 customers and 5,000 items over two years; half of it is another company's. */
const FILL = `
insert into fact_sale by name
select case when n % 2 = 0 then $1::uuid else '00000000-0000-0000-0000-000000000001'::uuid end as org_id, n as seq, 1 as line_no, 'delivery' as document_type,
  uuid() as document_id, 'DN-' || n as number, 'money' as part, date '2025-01-01' + (n % 730)::integer as posted_on,
  ('00000000-0000-0000-0000-' || lpad((n * 7919 % 500)::varchar, 12, '0'))::uuid as customer_id,
  ('00000000-0000-0000-0001-' || lpad((n * 104729 % 5000)::varchar, 12, '0'))::uuid as item_id, 0 as quantity,
  (n % 9973)::decimal(38, 2) * 1.13::decimal(3, 2) as revenue, (n % 9973)::decimal(38, 2) * 0.79::decimal(3, 2) as cost
from range($2::bigint) r(n)`;

export async function insight(options: Options): Promise<Row[]> {
  const { isQuick, lines, url, tell } = options;
  const factory = await aFactory(await freshDatabase(url), { items: 20, orders: 0 });
  const duck = await openStar(":memory:");
  try {
    const count = lines * FACTS_PER_LINE;
    tell(`making ${count} facts`);
    const by = factory.by("admin");
    await duck.query(FILL, [by.orgId, `${count}`]);
    const context: CallContext = {
      database: factory.database,
      registry,
      dataWarehouse: { fresh: async () => by.at.toISOString(), query: duck.query },
      actor: by,
      idempotencyKey: null,
      isMinimal: false,
      companyName: "",
      language: "en",
    };
    const text = readFileSync(join(import.meta.dirname, "limits", "sales-by-customer.duckdb.sql"), "utf8");
    const ours = () => askReport(context, salesByCustomer, YEAR);
    const limit = () => duck.query(text, [by.orgId, YEAR.from, YEAR.to]);
    const [report, query] = await inTurns(isQuick ? 2 : 9, [ours, limit], 1);
    const name = `sales by customer over ${count.toLocaleString("en")} facts, beside the query [ms]`;
    return [duration(name, report!, query!, "<= 1.5")];
  } finally {
    await duck.close();
    await factory.database.close();
  }
}
