/** The books of each company in a few lines: what must agree stands side by side. */
import { Amount } from "../../kernel/decimal.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { examineAll, verdict } from "./doctor.ts";

const SUMMARY = `
select c.name,
  (select coalesce(sum(value), 0)::text from cost_pool p where p.org_id = c.company_id) as stock,
  (select coalesce(sum(b.debit - b.credit), 0)::text from account_balance b join account a on a.org_id = b.org_id and a.code = b.account
    where b.org_id = c.company_id and a.control = 'inventory') as inventory,
  (select coalesce(-sum(o.balance), 0)::text from open_item o join account a on a.org_id = o.org_id and a.code = o.account
    where o.org_id = c.company_id and a.control in ('payable', 'payable_accrued', 'supplier_advance')) as open,
  (select coalesce(sum(b.credit - b.debit), 0)::text from account_balance b join account a on a.org_id = b.org_id and a.code = b.account
    where b.org_id = c.company_id and a.control in ('payable', 'payable_accrued', 'supplier_advance')) as payables,
  (select coalesce(sum(debit), 0)::text from account_balance b where b.org_id = c.company_id) as debit,
  (select coalesce(sum(credit), 0)::text from account_balance b where b.org_id = c.company_id) as credit
from company c order by c.name`;

type Row = Record<"name" | "stock" | "inventory" | "open" | "payables" | "debit" | "credit", string>;

/** `20092679.17` → `20,092,679.17`. */
const grouped = (amount: string): string =>
  Amount.of(amount)
    .toString()
    .replace(/\B(?=(\d{3})+(?=\.))/g, ",");

function pair(name: string, a: string, b: string, names: readonly [string, string]): string {
  const agrees = Amount.of(a).equals(Amount.of(b)) ? "agree" : "DIFFER";
  return `  ${name.padEnd(15)} ${names[0]} ${grouped(a).padStart(18)}   ${names[1]} ${grouped(b).padStart(18)}   ${agrees}`;
}

export async function booksSummary(database: Database): Promise<string> {
  const rows = await database.transaction({ as: "owner" }, (tx) => tx.query<Row>(SUMMARY));
  const findings = await examineAll(database);
  const books = rows.flatMap((row) => [
    row.name,
    pair("stock", row.stock, row.inventory, ["valuation ", "accounts "]),
    pair("payables", row.open, row.payables, ["open items", "accounts "]),
    pair("trial balance", row.debit, row.credit, ["debits    ", "credits  "]),
  ]);
  return [...books, verdict(findings)].join("\n");
}
