/**
 * Data warehouse = books: the doctor's question that no SQL file can ask, because the two lie in two places. Up to the last posting that was fed, the
 * number of rows and the sums of stock by item and month, of entries by account and month, and of sales by month must be the same.
 */
import type { Id } from "../../../kernel/ids.ts";
import type { Finding } from "../../../ledger/server/doctor.ts";
import type { Database } from "../../../platform/server/db/database.ts";
import type { Duck } from "../../../platform/server/duckdb.ts";
import { companiesOf } from "./news.ts";
import { watermarkOf } from "./star.ts";

interface Comparison {
  readonly invariant: string;
  /** Of the books: `$1` company, `$2` the last posting. Columns key and said. */
  readonly books: string;
  /** Of the data warehouse: `$1` company. */
  readonly star: string;
}

const MONTH = "to_char(posted_on, 'YYYY-MM')";
const STAR_MONTH = "strftime(posted_on, '%Y-%m')";

/** What both sides say of a key, as text: figures are never compared as numbers. */
function both(
  invariant: string,
  key: string,
  figures: readonly string[],
  from: { books: string; star: string },
): Comparison {
  const said = (columns: readonly string[], cast: string) =>
    columns.map((it) => `cast(${it} as ${cast})`).join(" || ' ' || ");
  const text = (month: string, rows: string, where: string) =>
    `select ${key}${month} as key, ${said(["count(*)", ...figures], "varchar")} as said from ${rows} where org_id = ${where} group by 1`;
  return {
    invariant,
    books: text(MONTH, from.books, "$1 and seq <= $2::bigint"),
    star: text(STAR_MONTH, from.star, "$1::uuid"),
  };
}

const IN_BOOKS = `(select j.org_id, j.seq, j.posted_on, case when j.account ~ '^50' then j.credit - j.debit else 0.00 end as revenue,
    case when j.account ~ '^54' then j.debit - j.credit else 0.00 end as cost
  from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id
  where j.account ~ '^(5001|5051|5401|5402)' and p.document_type not in ('opening', 'profit_closing', 'year_closing')) sold`;

const COMPARISONS: readonly Comparison[] = [
  both("data-warehouse-stock", "item_id || ' ' || ", ["sum(quantity)", "sum(value)"], {
    books: "stock_line",
    star: "fact_stock_movement",
  }),
  both("data-warehouse-journal", "account || ' ' || ", ["sum(debit)", "sum(credit)"], {
    books: "journal_line",
    star: "fact_journal_line",
  }),
  both("data-warehouse-sales", "", ["sum(revenue)", "sum(cost)"], {
    books: IN_BOOKS,
    star: "(select * from fact_sale where part = 'money') sold",
  }),
];

/** Every key on which the two do not say the same. */
export async function compareWithBooks(database: Database, duck: Duck): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id } of await companiesOf(database))
    for (const it of COMPARISONS) findings.push(...(await compareOne(database, duck, id, it)));
  return findings;
}

async function compareOne(database: Database, duck: Duck, orgId: Id, it: Comparison): Promise<Finding[]> {
  const { seq } = await watermarkOf(duck.query, orgId);
  const books = await database.transaction({ as: "company", orgId, readOnly: true }, (tx) =>
    tx.query<{ key: string; said: string }>(it.books, [orgId, seq]),
  );
  const said = new Map((await duck.query(it.star, [orgId])).map((row) => [String(row["key"]), String(row["said"])]));
  const inBooks = new Map(books.map((row) => [row.key, row.said]));
  const keys = [...new Set([...inBooks.keys(), ...said.keys()])].sort();
  return keys
    .filter((key) => inBooks.get(key) !== said.get(key))
    .map((key) => ({
      invariant: it.invariant,
      orgId,
      subject: key,
      detail: `books ${inBooks.get(key) ?? "nothing"}, data warehouse ${said.get(key) ?? "nothing"}`,
    }));
}
