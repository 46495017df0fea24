/**
 * The statement that writes the books, put together from its parts: one that has no rows is left out, because a part that does nothing
 * still costs its start. A part reads its rows from `{rows}` (JSON) and, where it updates, the keys of what it updates from `{keys}`: how many rows a
 * JSON text holds the planner cannot tell, and it would read the whole table.
 *
 * PostgreSQL checks a row's constraints before it looks for the conflict of an upsert, so a balance that goes down is an UPDATE
 * of the row that must be there (`taken` counts them), and only one that goes up is an upsert.
 *
 * Always the same parameters: $1 company, $2 number of postings, $3 instant, $4 member, $5 series, $6 headers.
 */

import type { PartRows } from "./commit-rows.ts";

export type PartName = keyof PartRows;

interface Part {
  readonly text: string;
  /** The column of its rows that `{keys}` holds. */
  readonly keys?: string;
  /** Every one of its rows must meet a row that is there. */
  readonly isTaking?: boolean;
}

const HEAD = `
with counter as (
  update ledger_counter set seq = seq + $2::int where org_id = $1 returning seq - $2::int as base),
voucher as (
  insert into number_series (org_id, series, last)
  select $1, s.series, s.count from json_to_recordset($5::json) s(series text, count bigint), counter order by s.series
  on conflict (org_id, series) do update set last = number_series.last + excluded.last
  returning series, last),
header as (
  insert into posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id, reverses_id,
    voucher_series, voucher_number, summary, debit_total, credit_total)
  select $1, p.posting_id, counter.base + p.n, p.document_type, p.document_id, p.number, p.kind, p.posted_on, $3::timestamptz, $4::uuid,
    p.reverses_id, p.series, voucher.last + p.voucher_offset, p.summary, p.debit_total, p.credit_total
  from json_to_recordset($6::json) as p(n int, posting_id uuid, document_type text, document_id uuid, number text, kind text, posted_on date,
      reverses_id uuid, series text, voucher_offset int, summary text, debit_total numeric, credit_total numeric)
  cross join counter left join voucher on voucher.series = p.series
  returning posting_id, seq, voucher_series, voucher_number)`;

const PARTS: Readonly<Record<PartName, Part>> = {
  journal: {
    text: `
  insert into journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, item_id, party_id, department_id,
    open_item_id, due_on, cash_flow, currency, rate, currency_amount, summary)
  select $1, posting_id, line_no, counter.base + n, posted_on, account, debit, credit, item_id, party_id, department_id, open_item_id, due_on,
    cash_flow, currency, rate, currency_amount, summary
  from json_to_recordset({rows}) as j(n int, posting_id uuid, line_no int, posted_on date, account text, debit numeric, credit numeric,
    item_id uuid, party_id uuid, department_id uuid, open_item_id uuid, due_on date, cash_flow text, currency text, rate numeric,
    currency_amount numeric, summary text), counter`,
  },
  stock: {
    text: `
  insert into stock_line (org_id, posting_id, line_no, seq, posted_on, pool_id, item_id, location_id, lot_id, is_owned, quantity, value,
    used_for)
  select $1, posting_id, line_no, counter.base + n, posted_on, pool_id, item_id, location_id, lot_id, is_owned, quantity, value, used_for
  from json_to_recordset({rows}) as s(n int, posting_id uuid, line_no int, posted_on date, pool_id uuid, item_id uuid, location_id uuid,
    lot_id uuid, is_owned boolean, quantity numeric, value numeric, used_for uuid), counter`,
  },
  progressed: {
    text: `
  insert into progress_line (org_id, posting_id, line_no, target_id, measure, quantity)
  select $1, posting_id, line_no, target_id, measure, quantity
  from json_to_recordset({rows}) as p(posting_id uuid, line_no int, target_id uuid, measure text, quantity numeric)`,
  },
  layer_opened: {
    text: `
  insert into cost_layer (org_id, layer_id, pool_id, item_id, lot_id, posting_id, line_no, seq, opened_on, quantity, value, left_quantity, left_value)
  select $1, layer_id, pool_id, item_id, lot_id, posting_id, line_no, counter.base + n, opened_on, quantity, value, left_quantity, left_value
  from json_to_recordset({rows}) as l(n int, layer_id uuid, pool_id uuid, item_id uuid, lot_id uuid, posting_id uuid, line_no int,
    opened_on date, quantity numeric, value numeric, left_quantity numeric, left_value numeric), counter`,
  },
  layer_used: {
    text: `
  insert into layer_use (org_id, posting_id, use_no, line_no, layer_id, kind, quantity, value)
  select $1, posting_id, use_no, line_no, layer_id, kind, quantity, value
  from json_to_recordset({rows}) as u(posting_id uuid, use_no int, line_no int, layer_id uuid, kind text, quantity numeric, value numeric)`,
  },
  layer_left: {
    keys: "layer_id",
    text: `
  update cost_layer l set left_quantity = l.left_quantity + c.quantity, left_value = l.left_value + c.value
  from json_to_recordset({rows}) as c(layer_id uuid, quantity numeric, value numeric)
  where l.org_id = $1 and l.layer_id = any({keys}) and l.layer_id = c.layer_id`,
  },
  pool: {
    keys: "pool_id",
    text: `
  update cost_pool p set quantity = p.quantity + c.quantity, value = p.value + c.value, last_cost = coalesce(c.last_cost, p.last_cost),
    version = p.version + 1
  from json_to_recordset({rows}) as c(pool_id uuid, quantity numeric, value numeric, last_cost numeric)
  where p.org_id = $1 and p.pool_id = any({keys}) and p.pool_id = c.pool_id`,
  },
  place_in: {
    text: `
  insert into stock_balance (org_id, item_id, location_id, lot_id, is_owned, quantity)
  select $1, item_id, location_id, lot_id, is_owned, quantity
  from json_to_recordset({rows}) as b(item_id uuid, location_id uuid, lot_id uuid, is_owned boolean, quantity numeric), counter
  order by item_id, location_id, lot_id, is_owned
  on conflict (org_id, item_id, location_id, lot_id, is_owned) do update set quantity = stock_balance.quantity + excluded.quantity`,
  },
  place_out: {
    keys: "item_id",
    isTaking: true,
    text: `
  update stock_balance b set quantity = b.quantity + c.quantity
  from json_to_recordset({rows}) as c(item_id uuid, location_id uuid, lot_id uuid, is_owned boolean, quantity numeric)
  where b.org_id = $1 and b.item_id = any({keys}) and b.item_id = c.item_id and b.location_id = c.location_id and b.lot_id = c.lot_id
    and b.is_owned = c.is_owned
  returning 1`,
  },
  account_month: {
    text: `
  insert into account_balance (org_id, month, account, debit, credit)
  select $1, month, account, debit, credit
  from json_to_recordset({rows}) as a(month text, account text, debit numeric, credit numeric), counter order by month, account
  on conflict (org_id, month, account) do update
    set debit = account_balance.debit + excluded.debit, credit = account_balance.credit + excluded.credit`,
  },
  open_items: {
    text: `
  insert into open_item (org_id, open_item_id, account, party_id, document_type, document_id, opened_on, due_on, balance, currency, currency_balance)
  select $1, open_item_id, account, party_id, document_type, document_id, opened_on, due_on, balance, currency, currency_balance
  from json_to_recordset({rows}) as o(open_item_id uuid, account text, party_id uuid, document_type text, document_id uuid,
    opened_on date, due_on date, balance numeric, currency text, currency_balance numeric), counter order by open_item_id
  on conflict (org_id, open_item_id) do update set balance = open_item.balance + excluded.balance,
    currency = case when open_item.currency = excluded.currency then open_item.currency end,
    currency_balance = case when open_item.currency = excluded.currency then open_item.currency_balance + excluded.currency_balance end`,
  },
  target_up: {
    text: `
  insert into progress (org_id, target_id, measure, quantity)
  select $1, target_id, measure, quantity
  from json_to_recordset({rows}) as p(target_id uuid, measure text, quantity numeric), counter order by target_id, measure
  on conflict (org_id, target_id, measure) do update set quantity = progress.quantity + excluded.quantity`,
  },
  target_down: {
    keys: "target_id",
    isTaking: true,
    text: `
  update progress t set quantity = t.quantity + c.quantity
  from json_to_recordset({rows}) as c(target_id uuid, measure text, quantity numeric)
  where t.org_id = $1 and t.target_id = any({keys}) and t.target_id = c.target_id and t.measure = c.measure
  returning 1`,
  },
  consented: {
    text: `
  insert into consent (org_id, posting_id, consent_no, code, path, params, member_id)
  select $1, posting_id, consent_no, code, path, params, $4::uuid
  from json_to_recordset({rows}) as c(posting_id uuid, consent_no int, code text, path text, params jsonb)`,
  },
};

export const PART_NAMES = Object.keys(PARTS) as readonly PartName[];

export const isTaking = (name: PartName): boolean => PARTS[name].isTaking ?? false;

const texts = new Map<string, string>();

/** The statement with the parts of these names, in the order of `PART_NAMES`; a server keeps each text prepared. */
export function commitText(names: readonly PartName[]): string {
  const key = names.join(" ");
  const known = texts.get(key) ?? assemble(names);
  texts.set(key, known);
  return known;
}

function assemble(names: readonly PartName[]): string {
  let last = 6;
  const parts = names.map((name) => {
    const filled = PARTS[name].text.replace("{rows}", `$${++last}::json`);
    return `,\n${name} as (${PARTS[name].keys ? filled.replace("{keys}", `$${++last}::uuid[]`) : filled})`;
  });
  const taken = names.filter(isTaking).map((name) => `(select count(*) from ${name})`);
  return `${HEAD}${parts.join("")}
select posting_id, seq, voucher_series, voucher_number, ${["0::bigint", ...taken].join(" + ")} as taken from header order by seq`;
}

/** The values of the parts' parameters, in the order `commitText` numbers them. */
export function partValues(names: readonly PartName[], rows: PartRows) {
  return names.flatMap((name): (string | string[])[] => {
    const { keys } = PARTS[name];
    const json = JSON.stringify(rows[name]);
    return keys ? [json, rows[name].map((row) => String((row as Record<string, unknown>)[keys]))] : [json];
  });
}
