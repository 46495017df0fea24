/** What a month's costing run computes from: the month of every item on month-end average, in one statement. */

import { firstDay, lastDay, type Month } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { MonthMove } from "./valuation.ts";

export interface MonthOfItem {
  readonly itemId: Id;
  readonly opening: MonthMove;
  readonly receipts: MonthMove;
  /** Issues by the account that took them, at what was posted so far: corrections of earlier runs included. */
  readonly issues: readonly (MonthMove & { readonly account: string })[];
}

// A line is an issue if it used layers as one; a correction of an earlier run belongs to the issues of its account.
const MONTH = `
with pool as (select pool_id, item_id from cost_pool where org_id = $1 and method = 'month_average'),
line as (
  select l.item_id, l.posting_id, l.line_no, l.posted_on, l.quantity, l.value, p.document_type,
    exists (select from layer_use u where u.org_id = l.org_id and u.posting_id = l.posting_id and u.line_no = l.line_no and u.kind = 'issue') as is_issue
  from stock_line l join pool on pool.item_id = l.item_id join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id
  where l.org_id = $1 and l.is_owned and l.posted_on <= $3::date),
taken as (
  select line.item_id, -sum(line.quantity) as quantity, -sum(line.value) as value, (
      select j.account from journal_line j where j.org_id = $1 and j.posting_id = line.posting_id and j.debit <> 0
        and not exists (select from cost_pool c where c.org_id = $1 and c.account = j.account) order by abs(j.debit) desc limit 1) as account
  from line where line.posted_on >= $2::date and (line.is_issue or line.document_type = 'costing_run')
  group by line.item_id, line.posting_id)
select pool.item_id,
  coalesce((select sum(quantity) from line where line.item_id = pool.item_id and posted_on < $2::date), 0)::text as opening_quantity,
  coalesce((select sum(value) from line where line.item_id = pool.item_id and posted_on < $2::date), 0)::text as opening_value,
  coalesce((select sum(quantity) from line where line.item_id = pool.item_id and posted_on >= $2::date and not is_issue and document_type <> 'costing_run'), 0)::text as in_quantity,
  coalesce((select sum(value) from line where line.item_id = pool.item_id and posted_on >= $2::date and not is_issue and document_type <> 'costing_run'), 0)::text as in_value,
  (select coalesce(json_agg(json_build_array(t.account, t.quantity::text, t.value::text) order by t.account), '[]')
     from (select account, sum(quantity) as quantity, sum(value) as value from taken where taken.item_id = pool.item_id group by account) t) as issues
from pool order by pool.item_id`;

interface Row {
  readonly item_id: Id;
  readonly opening_quantity: string;
  readonly opening_value: string;
  readonly in_quantity: string;
  readonly in_value: string;
  readonly issues: readonly [string | null, string, string][];
}

const move = (quantity: string, value: string): MonthMove => ({
  quantity: Quantity.of(quantity),
  value: Amount.of(value),
});

/** Only items that were issued in the month. */
export async function monthOfItems(tx: Tx, orgId: Id, month: Month): Promise<MonthOfItem[]> {
  const rows = await tx.query<Row>(MONTH, [orgId, firstDay(month), lastDay(month)]);
  return rows
    .filter((row) => row.issues.length > 0)
    .map((row) => ({
      itemId: row.item_id,
      opening: move(row.opening_quantity, row.opening_value),
      receipts: move(row.in_quantity, row.in_value),
      issues: row.issues.map(([account, quantity, value]) => ({ ...move(quantity, value), account: account ?? "" })),
    }));
}
