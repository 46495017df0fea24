/** The books of each company in a few lines: what must agree stands side by side. */
import { Amount } from "../../kernel/decimal.ts";
import type { Database } from "../../platform/server/db/database.ts";
import { examineAll, verdict } from "./doctor.ts";

// Grouped and joined: on a distributed database a sub-query per company could not look into the companies' tables.
const SUMMARY = `
select c.name, coalesce(p.stock, 0)::text as stock, coalesce(b.inventory, 0)::text as inventory, coalesce(o.open, 0)::text as open,
  coalesce(b.payables, 0)::text as payables, coalesce(b.debit, 0)::text as debit, coalesce(b.credit, 0)::text as credit
from company c
left join (select org_id, sum(value) as stock from cost_pool group by org_id) p on p.org_id = c.company_id
left join (
  select b.org_id, sum(b.debit - b.credit) filter (where a.control = 'inventory') as inventory,
    sum(b.credit - b.debit) filter (where a.control in ('payable', 'payable_accrued', 'supplier_advance')) as payables,
    sum(b.debit) as debit, sum(b.credit) as credit
  from account_balance b join account a on a.org_id = b.org_id and a.code = b.account group by b.org_id) b on b.org_id = c.company_id
left join (
  select o.org_id, -sum(o.balance) as open from open_item o join account a on a.org_id = o.org_id and a.code = o.account
  where a.control in ('payable', 'payable_accrued', 'supplier_advance') group by o.org_id) o on o.org_id = c.company_id
order by c.name`;

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
