import type { Actor } from "../../../documents/actor.ts";
import type { ListSource } from "../../../documents/list.ts";
import type { PaperSource } from "../../../documents/print.ts";
import type { Day } from "../../../kernel/dates.ts";
import { Amount } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { Receivable, Reminder } from "./reminder.rules.ts";
import { reminderRow } from "./reminder.ts";
import { reminderLevelRow } from "./reminder-level.ts";

export const reminderLevelList: ListSource<typeof reminderLevelRow> = {
  row: reminderLevelRow,
  join: "",
  columns: {},
  search: ["d.code", "d.name", "d.initials", "d.name_en"],
  sort: "fromDays",
};

export const reminderList: ListSource<typeof reminderRow> = {
  row: reminderRow,
  join: `
    join customer c on c.org_id = $1 and c.customer_id = d.customer_id
    left join lateral (
      select count(*)::int as lines, sum(l.amount) as amount from reminder_line l
      where l.org_id = $1 and l.reminder_id = d.reminder_id) t on true`,
  columns: { customerName: "c.name", lineCount: "t.lines", amount: "t.amount" },
  search: ["d.number", "c.code", "c.name", "c.initials"],
  sort: "-remindedOn",
};

// Only invoices and credits: what is not invoiced yet, and what was paid in advance, is no debt that is late.
const RECEIVABLES = `
select o.open_item_id as id, o.party_id as "partyId", coalesce(o.due_on, o.opened_on)::text as "dueOn", coalesce(o.currency, $3) as currency,
  coalesce(o.currency_balance, o.balance)::text as open
from open_item o join account_role r on r.org_id = $1 and r.account = o.account and r.role = 'receivable'
where o.org_id = $1 and o.open_item_id = any($2::uuid[]) and o.balance <> 0`;

/** What is open of invoices and credits, by id; others are left out. */
export async function receivablesOf(tx: Tx, by: Actor, ids: readonly Id[]): Promise<Map<Id, Receivable>> {
  const rows = await tx.query<Omit<Receivable, "open"> & { open: string }>(RECEIVABLES, [
    by.orgId,
    [...new Set(ids)],
    by.baseCurrency,
  ]);
  return new Map(rows.map((row) => [row.id, { ...row, open: Amount.of(row.open) }]));
}

const LOG = `
insert into reminder_log (org_id, reminder_id, line_no, open_item_id, level_id, from_days, due_on, amount, reminded_on, member_id, happened_at)
select $1, r.reminder_id, l.line_no, l.open_item_id, r.level_id, v.from_days, l.due_on, l.amount, r.reminded_on, $3, $4::timestamptz
from reminder r
join reminder_level v on v.org_id = r.org_id and v.reminder_level_id = r.level_id
join reminder_line l on l.org_id = r.org_id and l.reminder_id = r.reminder_id
where r.org_id = $1 and r.reminder_id = any($2::uuid[])`;

/** Notes for good who reminded whom of what. Once the letters are saved. */
export async function logReminders(tx: Tx, by: Actor, letters: readonly Reminder[]): Promise<void> {
  await tx.query(LOG, [by.orgId, letters.map((it) => it.id), by.memberId, by.at.toISOString()]);
}

// A customer is written to when an invoice of his has reached a level that he was not reminded of at; the letter then names all that is
// overdue. One with a letter that waits gets no second.
const WANTED = `
with item as (
  select o.open_item_id, o.party_id, coalesce(o.currency, $3) as currency, o.due_on, coalesce(o.currency_balance, o.balance) as open,
    v.reminder_level_id as level_id, v.from_days, v.pay_within_days,
    (select max(g.from_days) from reminder_log g where g.org_id = $1 and g.open_item_id = o.open_item_id) as reminded
  from open_item o join account_role r on r.org_id = $1 and r.account = o.account and r.role = 'receivable'
  left join lateral (
    select v.reminder_level_id, v.from_days, v.pay_within_days from reminder_level v
    where v.org_id = $1 and v.state = 'active' and v.from_days <= $2::date - o.due_on and o.balance > 0
    order by v.from_days desc limit 1) v on true
  where o.org_id = $1 and o.balance <> 0 and o.due_on < $2::date and ($4::uuid is null or o.party_id = $4))
select party_id as "customerId", currency, (array_agg(level_id order by from_days desc nulls last))[1] as "levelId",
  ($2::date + (array_agg(pay_within_days order by from_days desc nulls last))[1])::text as "payBy",
  json_agg(json_build_object('openItemId', open_item_id, 'dueOn', due_on, 'amount', open::text) order by due_on, open_item_id) as lines
from item
where not exists (select from reminder d where d.org_id = $1 and d.customer_id = item.party_id and d.currency = item.currency and d.state = 'draft')
group by party_id, currency having sum(open) > 0 and bool_or(from_days > coalesce(reminded, 0))
order by party_id, currency`;

export interface WantedReminder {
  readonly customerId: Id;
  readonly currency: string;
  readonly levelId: Id;
  readonly payBy: Day;
  readonly lines: readonly { readonly openItemId: Id; readonly dueOn: Day; readonly amount: string }[];
}

/** The letters that a day calls for, one for each customer and currency. */
export async function wantedReminders(
  tx: Tx,
  by: Actor,
  on: Day,
  customerId: Id | null,
): Promise<readonly WantedReminder[]> {
  return await tx.query<WantedReminder>(WANTED, [by.orgId, on, by.baseCurrency, customerId]);
}

/** The level's words over the figures, in the reader's language. */
export const reminderText: NonNullable<PaperSource["text"]> = async (tx, orgId, { levelId }, language) => {
  const [level] = await tx.query<{ text: string; textEn: string | null }>(
    'select text, text_en as "textEn" from reminder_level where org_id = $1 and reminder_level_id = $2',
    [orgId, levelId],
  );
  return (language === "en" && level?.textEn) || level?.text || "";
};
