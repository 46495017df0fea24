/** What a costing run computes from: the months of every item on month-end average, in one statement. */

import { firstDay, type Month } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { MonthMove } from "./valuation.ts";

export interface CostedMonth {
  readonly month: Month;
  readonly receipts: MonthMove;
  /** By the account that took them, at what was posted so far: corrections of earlier runs included. */
  readonly issues: readonly (MonthMove & { readonly account: string | null; readonly usedFor: Id | null })[];
}

export interface CostedItem {
  readonly itemId: Id;
  /** What is there now. */
  readonly pool: MonthMove;
  readonly opening: MonthMove;
  /** In order; a month in which nothing happened is not there. */
  readonly months: readonly CostedMonth[];
}

/** The items whose issues a costing run may correct. */
export async function monthAverageItems(tx: Tx, orgId: Id): Promise<Id[]> {
  const rows = await tx.query<{ item_id: Id }>(
    "select item_id from cost_pool where org_id = $1 and method = 'month_average'",
    [orgId],
  );
  return rows.map((row) => row.item_id);
}

// A line is an issue if it used layers as one, or brings back what was used (a red issue is no receipt). Its account is where the posting put its cost: the work in process of
// the order that took it, else where the posting put the item (a document may have put all its items into one entry), and never what a party owes for it. What earlier runs
// corrected stands in their own entries, item by item.
const MONTHS = `
with inventory as (select distinct account from cost_pool where org_id = $1),
in_process as (select account from account_role where org_id = $1 and role = 'work_in_process'),
pool as (select pool_id, item_id, quantity, value from cost_pool where org_id = $1 and method = 'month_average'),
line as (
  select l.item_id, l.posting_id, to_char(l.posted_on, 'YYYY-MM') as month, l.posted_on < $2::date as is_before, l.quantity, l.value,
    p.document_type = 'costing_run' as is_correction, l.used_for,
    l.used_for is not null
      or exists (select from layer_use u where u.org_id = $1 and u.posting_id = l.posting_id and u.line_no = l.line_no and u.kind = 'issue') as is_issue
  from stock_line l join pool on pool.item_id = l.item_id join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id
  where l.org_id = $1 and l.is_owned),
corrected as (
  select j.item_id, to_char(j.posted_on, 'YYYY-MM') as month, 0::numeric as quantity, j.debit - j.credit as value, j.account, j.open_item_id as used_for
  from journal_line j join posting p on p.org_id = j.org_id and p.posting_id = j.posting_id join pool on pool.item_id = j.item_id
  where j.org_id = $1 and p.document_type = 'costing_run' and j.posted_on >= $2::date
    and j.account not in (select account from inventory)),
-- A late cost of goods that were used in its own month belongs to the month's price: it came in, and went out with them, to where the bill put it. What was used in a month
-- before stays there. A bill that is voided is shared as it was.
late as (
  select j.item_id, to_char(j.posted_on, 'YYYY-MM') as month, round(j.debit * of.in_month / of.used, 2) as value, j.account, j.open_item_id as used_for
  from journal_line j join pool on pool.item_id = j.item_id
  join posting p on p.org_id = $1 and p.posting_id = j.posting_id
  left join posting voided on voided.org_id = $1 and voided.posting_id = p.reverses_id
  cross join lateral (
    select sum(u.quantity) as used, coalesce(sum(u.quantity) filter (where to_char(l.posted_on, 'YYYY-MM') = to_char(j.posted_on, 'YYYY-MM')), 0) as in_month
    from layer_use u join stock_line l on l.org_id = $1 and l.posting_id = u.posting_id and l.line_no = u.line_no
    where u.org_id = $1 and u.kind = 'issue' and l.item_id = j.item_id and l.seq < coalesce(voided.seq, p.seq) and u.layer_id = any (array(
      select r.layer_id from layer_use r where r.org_id = $1 and r.posting_id = j.posting_id and r.kind = 'revalue'
      union all select g.target_id from progress_line g where g.org_id = $1 and g.posting_id = j.posting_id and g.measure = 'billed'))) of
  where j.org_id = $1 and j.posted_on >= $2::date and j.debit <> 0 and p.document_type <> 'costing_run' and of.used > 0
    and (j.open_item_id is null and j.account in (select account from account_role where org_id = $1 and role = 'cost_of_sales')
      or j.account in (select account from in_process))),
taken as (
  select line.item_id, line.month, -sum(line.quantity) as quantity, -sum(line.value) as value, (
      select j.account from journal_line j where j.org_id = $1 and j.posting_id = line.posting_id and j.debit <> 0
        and j.account not in (select account from inventory)
        and (j.open_item_id is null or j.account in (select account from in_process))
      order by (j.open_item_id = line.used_for) desc nulls last, (j.item_id = line.item_id) desc nulls last, abs(j.debit) desc limit 1) as account, line.used_for
  from line where not line.is_before and line.is_issue group by line.item_id, line.month, line.posting_id, line.used_for
  union all select * from corrected
  union all select item_id, month, 0, value, account, used_for from late),
opening as (select item_id, sum(quantity) as quantity, sum(value) as value from line where is_before group by item_id),
received as (
  select item_id, month, sum(quantity) as quantity, sum(value) as value
  from (
    select item_id, month, quantity, value from line where not is_before and not is_issue
    -- What earlier runs corrected of issues is no receipt; what they passed on from components to what was made of them is.
    union all select item_id, month, 0, value from corrected
    union all select item_id, month, 0, value from late) r
  group by item_id, month),
issued as (
  select item_id, month, account, used_for, sum(quantity) as quantity, sum(value) as value from taken group by item_id, month, account, used_for),
received_of as (
  select item_id, json_agg(json_build_array(month, quantity::text, value::text)) as received from received group by item_id),
issued_of as (
  select item_id, json_agg(json_build_array(month, quantity::text, value::text, account, used_for) order by account, used_for) as issued
  from issued group by item_id)
select pool.item_id, pool.quantity::text as quantity, pool.value::text as value, coalesce(o.quantity, 0)::text as opening_quantity, coalesce(o.value, 0)::text as opening_value,
  r.received, i.issued
from pool
left join opening o on o.item_id = pool.item_id
left join received_of r on r.item_id = pool.item_id
left join issued_of i on i.item_id = pool.item_id
order by pool.item_id`;

interface Row {
  readonly item_id: Id;
  readonly quantity: string;
  readonly value: string;
  readonly opening_quantity: string;
  readonly opening_value: string;
  readonly received: readonly [Month, string, string][] | null;
  readonly issued: readonly [Month, string, string, string | null, Id | null][] | null;
}

const move = (quantity: string, value: string): MonthMove => ({
  quantity: Quantity.of(quantity),
  value: Amount.of(value),
});

/** From a month on, only items that were issued since. */
export async function monthsOfItems(tx: Tx, orgId: Id, from: Month): Promise<CostedItem[]> {
  const rows = await tx.query<Row>(MONTHS, [orgId, firstDay(from)]);
  return rows.filter((row) => row.issued !== null).map(toItem);
}

function toItem({ item_id, quantity, value, opening_quantity, opening_value, received, issued }: Row): CostedItem {
  const receipts = new Map((received ?? []).map(([month, quantity, value]) => [month, move(quantity, value)]));
  const issues = (issued ?? []).map(([month, quantity, value, account, usedFor]) => ({
    month,
    account,
    usedFor,
    ...move(quantity, value),
  }));
  const months = [...new Set([...receipts.keys(), ...issues.map((it) => it.month)])].sort();
  return {
    itemId: item_id,
    pool: move(quantity, value),
    opening: move(opening_quantity, opening_value),
    months: months.map((month) => ({
      month,
      receipts: receipts.get(month) ?? move("0", "0"),
      issues: issues.filter((it) => it.month === month),
    })),
  };
}

/** Pieces that were made, or what was lost in making them: abnormal scrap, which is no layer. */
export interface Made {
  readonly layer: { readonly id: Id; readonly itemId: Id } | null;
  readonly month: Month;
  readonly value: Amount;
}

/** A work order as a costing run passes a correction on: what was put into it, and what its completions took out, layer by layer. */
export interface CostedOrder {
  readonly id: Id;
  readonly putIn: Amount;
  readonly made: readonly Made[];
}

const ORDERS = `
with used as (
  select distinct l.used_for from stock_line l join cost_pool c on c.org_id = $1 and c.pool_id = l.pool_id and c.method = 'month_average'
  join open_item o on o.org_id = $1 and o.open_item_id = l.used_for
  join account_role r on r.org_id = $1 and r.role = 'work_in_process' and r.account = o.account
  where l.org_id = $1 and l.posted_on >= $2::date),
entry as (
  select j.open_item_id, j.posting_id, j.debit, j.credit
  from journal_line j join used on used.used_for = j.open_item_id
  join posting p on p.org_id = $1 and p.posting_id = j.posting_id and p.document_type <> 'costing_run'
  where j.org_id = $1 and p.reverses_id is null
    and not exists (select from posting v where v.org_id = $1 and v.reverses_id = j.posting_id)),
-- Of a completion, what abnormal scrap took: its part of all that the pieces cost. Without a good piece that is all.
lost as (
  select e.posting_id, sum(j.debit) as value
  from entry e join journal_line j on j.org_id = $1 and j.posting_id = e.posting_id
  where e.credit <> 0 and j.account in (select account from account_role where org_id = $1 and role = 'suspense')
  group by e.posting_id),
gave as (
  select e.open_item_id, l.layer_id, l.item_id, p.posted_on, p.seq, e.credit,
    coalesce(round(e.credit * lost.value / (coalesce(l.value, 0) + lost.value), 2), 0) as lost
  from entry e join posting p on p.org_id = $1 and p.posting_id = e.posting_id
  left join cost_layer l on l.org_id = $1 and l.posting_id = e.posting_id
  left join lost on lost.posting_id = e.posting_id
  where e.credit <> 0),
made as (
  select open_item_id, layer_id, item_id, posted_on, seq, credit - lost as value from gave where layer_id is not null
  union all select open_item_id, null, null, posted_on, seq, lost from gave where lost <> 0)
select used.used_for as id, coalesce((select sum(e.debit) from entry e where e.open_item_id = used.used_for), 0)::text as "putIn",
  (select coalesce(json_agg(json_build_array(m.layer_id, m.item_id, to_char(m.posted_on, 'YYYY-MM'), m.value::text) order by m.seq, m.layer_id), '[]')
    from made m where m.open_item_id = used.used_for) as made
from used order by used.used_for`;

/** The work orders that took items on month-end average since a month began. */
export async function ordersOfItems(tx: Tx, orgId: Id, from: Month): Promise<Map<Id, CostedOrder>> {
  type OrderRow = { id: Id; putIn: string; made: [Id | null, Id, Month, string][] };
  const rows = await tx.query<OrderRow>(ORDERS, [orgId, firstDay(from)]);
  return new Map(
    rows.map(({ id, putIn, made }) => [
      id,
      {
        id,
        putIn: Amount.of(putIn),
        made: made.map(([layerId, itemId, month, value]) => ({
          layer: layerId && { id: layerId, itemId },
          month,
          value: Amount.of(value),
        })),
      },
    ]),
  );
}

/** Nothing is posted into these months until the run is done: every posting shares them. */
export async function lockMonths(tx: Tx, orgId: Id, from: Month): Promise<void> {
  await tx.query("select month from period where org_id = $1 and month >= $2 order by month for update", [orgId, from]);
}
