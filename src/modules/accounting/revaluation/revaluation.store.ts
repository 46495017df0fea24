import { firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { Amount, UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { ForeignBalance } from "./revaluation.posting.ts";

// An estimate is no debt in foreign currency yet: nobody has billed it. What is of no account of suppliers or customers has no open item.
const BALANCES = `
with later as (
  select open_item_id, sum(debit - credit) as base, sum(case when debit <> 0 then currency_amount else -currency_amount end) as "foreign"
  from journal_line where org_id = $1 and posted_on > $2::date and open_item_id is not null and currency is not null group by open_item_id)
select o.account, o.currency, (o.balance - coalesce(l.base, 0))::text as base, (o.currency_balance - coalesce(l."foreign", 0))::text as "foreign",
  o.open_item_id as "openItemId", o.party_id as "partyId"
from open_item o
join account a on a.org_id = o.org_id and a.code = o.account
left join later l on l.open_item_id = o.open_item_id
where o.org_id = $1 and o.currency is not null and a.control not in ('payable_accrued', 'receivable_accrued')
  and (o.balance <> coalesce(l.base, 0) or o.currency_balance <> coalesce(l."foreign", 0))
union all
select j.account, j.currency, sum(j.debit - j.credit)::text, sum(case when j.debit <> 0 then j.currency_amount else -j.currency_amount end)::text, null, null
from bank_account b
join journal_line j on j.org_id = b.org_id and j.account = b.account and j.currency is not null and j.posted_on <= $2::date
where b.org_id = $1 group by j.account, j.currency
order by 1, 2, 5`;

/** Every balance in foreign currency at the end of a month: open items and accounts of money. */
export async function foreignBalances(tx: Tx, orgId: Id, month: Month): Promise<ForeignBalance[]> {
  const rows = await tx.query<Omit<ForeignBalance, "base" | "foreign"> & { base: string; foreign: string }>(BALANCES, [
    orgId,
    lastDay(month),
  ]);
  return rows.map((row) => ({ ...row, base: Amount.of(row.base), foreign: Amount.of(row.foreign) }));
}

/** The last rate of each currency in a month. */
export async function closingRates(tx: Tx, orgId: Id, month: Month): Promise<Map<string, UnitPrice>> {
  const rows = await tx.query<{ currency: string; rate: string }>(
    `select distinct on (currency) currency, trim_scale(rate)::text as rate from exchange_rate
     where org_id = $1 and state = 'active' and rated_on between $2::date and $3::date order by currency, rated_on desc`,
    [orgId, firstDay(month), lastDay(month)],
  );
  return new Map(rows.map((row) => [row.currency, UnitPrice.of(row.rate)]));
}
