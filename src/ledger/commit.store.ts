/**
 * The one write of the books: N postings in one SQL statement, in the transaction of the documents' own change.
 *
 * The parts of a statement run in no given order, so every part that locks a shared row reads from `counter`: the company's
 * counter row is locked first, and postings of one company queue there. What each part inserts is prepared here: caches get one row
 * per key (an upsert may meet a key once), sorted, so that locks are taken in key order.
 */
import { monthOf } from "../kernel/dates.ts";
import { Amount, Quantity, type UnitPrice } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import { unitPrice } from "../kernel/money.ts";
import type { Issue } from "../kernel/refusal.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Book } from "./book.ts";
import { moneyCaches } from "./money-caches.ts";
import type { Posting } from "./posting.ts";
import { VOUCHER_WORD } from "./voucher.ts";

export interface Committer {
  readonly orgId: Id;
  readonly memberId: Id;
  readonly at: Date;
}

export interface Committed {
  readonly postingId: Id;
  readonly seq: string;
  /** `2026-11 记-0015`, or null where there is no journal. */
  readonly voucher: string | null;
}

/** Consents given to a posting's warnings, by posting id. */
export type Consents = ReadonlyMap<Id, readonly Issue[]>;

interface Header {
  posting_id: Id;
  seq: string;
  voucher_series: string | null;
  voucher_number: string | null;
  taken: string;
}

// PostgreSQL checks a row's constraints before it looks for the conflict of an upsert, so a balance that goes down is an
// UPDATE of the row that must be there (`taken` counts them), and only one that goes up is an upsert. The keys of what is updated come
// as arrays too: how many rows a JSON text holds the planner cannot tell, and it would read the whole table.
const COMMIT = `
with counter as (
  update ledger_counter set seq = seq + $2::int where org_id = $1 returning seq - $2::int as base),
voucher as (
  insert into number_series (org_id, series, last)
  select $1, s.series, s.count from json_to_recordset($3::json) s(series text, count bigint), counter order by s.series
  on conflict (org_id, series) do update set last = number_series.last + excluded.last
  returning series, last),
entry as (select * from json_to_recordset($5::json) as j(
  n int, posting_id uuid, line_no int, posted_on date, account text, debit numeric, credit numeric, item_id uuid, party_id uuid,
  department_id uuid, open_item_id uuid, due_on date, cash_flow text, currency text, rate numeric, currency_amount numeric, summary text)),
total as (select posting_id, sum(debit) as debit, sum(credit) as credit from entry group by posting_id),
header as (
  insert into posting (org_id, posting_id, seq, document_type, document_id, number, kind, posted_on, posted_at, member_id, reverses_id,
    voucher_series, voucher_number, summary, debit_total, credit_total)
  select $1, p.posting_id, counter.base + p.n, p.document_type, p.document_id, p.number, p.kind, p.posted_on, $12::timestamptz, $13::uuid,
    p.reverses_id, p.series, voucher.last + p.voucher_offset, p.summary, coalesce(total.debit, 0), coalesce(total.credit, 0)
  from json_to_recordset($4::json) as p(n int, posting_id uuid, document_type text, document_id uuid, number text, kind text, posted_on date,
      reverses_id uuid, series text, voucher_offset int, summary text)
  cross join counter left join voucher on voucher.series = p.series left join total on total.posting_id = p.posting_id
  returning posting_id, seq, voucher_series, voucher_number),
journal as (
  insert into journal_line (org_id, posting_id, line_no, seq, posted_on, account, debit, credit, item_id, party_id, department_id,
    open_item_id, due_on, cash_flow, currency, rate, currency_amount, summary)
  select $1, posting_id, line_no, counter.base + n, posted_on, account, debit, credit, item_id, party_id, department_id, open_item_id, due_on,
    cash_flow, currency, rate, currency_amount, summary from entry, counter),
stock as (
  insert into stock_line (org_id, posting_id, line_no, seq, posted_on, pool_id, item_id, location_id, lot_id, is_owned, quantity, value)
  select $1, posting_id, line_no, counter.base + n, posted_on, pool_id, item_id, location_id, lot_id, is_owned, quantity, value
  from json_to_recordset($6::json) as s(n int, posting_id uuid, line_no int, posted_on date, pool_id uuid, item_id uuid, location_id uuid,
    lot_id uuid, is_owned boolean, quantity numeric, value numeric), counter),
progressed as (
  insert into progress_line (org_id, posting_id, line_no, target_id, measure, quantity)
  select $1, posting_id, line_no, target_id, measure, quantity
  from json_to_recordset($7::json) as p(posting_id uuid, line_no int, target_id uuid, measure text, quantity numeric)),
opened as (
  insert into cost_layer (org_id, layer_id, pool_id, item_id, lot_id, posting_id, line_no, seq, opened_on, quantity, value, left_quantity, left_value)
  select $1, layer_id, pool_id, item_id, lot_id, posting_id, line_no, counter.base + n, opened_on, quantity, value, left_quantity, left_value
  from json_to_recordset($8::json -> 'opened') as l(n int, layer_id uuid, pool_id uuid, item_id uuid, lot_id uuid, posting_id uuid, line_no int,
    opened_on date, quantity numeric, value numeric, left_quantity numeric, left_value numeric), counter),
used as (
  insert into layer_use (org_id, posting_id, use_no, line_no, layer_id, kind, quantity, value)
  select $1, posting_id, use_no, line_no, layer_id, kind, quantity, value
  from json_to_recordset($8::json -> 'uses') as u(posting_id uuid, use_no int, line_no int, layer_id uuid, kind text, quantity numeric, value numeric)),
layer_left as (
  update cost_layer l set left_quantity = l.left_quantity + c.quantity, left_value = l.left_value + c.value
  from json_to_recordset($8::json -> 'changed') as c(layer_id uuid, quantity numeric, value numeric)
  where l.org_id = $1 and l.layer_id = c.layer_id),
pool as (
  update cost_pool p set quantity = p.quantity + c.quantity, value = p.value + c.value, last_cost = coalesce(c.last_cost, p.last_cost),
    version = p.version + 1
  from json_to_recordset($9::json -> 'pools') as c(pool_id uuid, quantity numeric, value numeric, last_cost numeric)
  where p.org_id = $1 and p.pool_id = any($14::uuid[]) and p.pool_id = c.pool_id),
place_in as (
  insert into stock_balance (org_id, item_id, location_id, lot_id, is_owned, quantity)
  select $1, item_id, location_id, lot_id, is_owned, quantity
  from json_to_recordset($9::json -> 'places_in') as b(item_id uuid, location_id uuid, lot_id uuid, is_owned boolean, quantity numeric), counter
  order by item_id, location_id, lot_id, is_owned
  on conflict (org_id, item_id, location_id, lot_id, is_owned) do update set quantity = stock_balance.quantity + excluded.quantity),
place_out as (
  update stock_balance b set quantity = b.quantity + c.quantity
  from json_to_recordset($9::json -> 'places_out') as c(item_id uuid, location_id uuid, lot_id uuid, is_owned boolean, quantity numeric)
  where b.org_id = $1 and b.item_id = any($15::uuid[]) and b.item_id = c.item_id and b.location_id = c.location_id and b.lot_id = c.lot_id and b.is_owned = c.is_owned
  returning 1),
account_month as (
  insert into account_balance (org_id, month, account, debit, credit)
  select $1, month, account, debit, credit
  from json_to_recordset($10::json -> 'accounts') as a(month text, account text, debit numeric, credit numeric), counter order by month, account
  on conflict (org_id, month, account) do update
    set debit = account_balance.debit + excluded.debit, credit = account_balance.credit + excluded.credit),
open_items as (
  insert into open_item (org_id, open_item_id, account, party_id, document_type, document_id, opened_on, due_on, balance, currency, currency_balance)
  select $1, open_item_id, account, party_id, document_type, document_id, opened_on, due_on, balance, currency, currency_balance
  from json_to_recordset($10::json -> 'open_items') as o(open_item_id uuid, account text, party_id uuid, document_type text, document_id uuid,
    opened_on date, due_on date, balance numeric, currency text, currency_balance numeric), counter order by open_item_id
  on conflict (org_id, open_item_id) do update set balance = open_item.balance + excluded.balance,
    currency = case when open_item.currency = excluded.currency then open_item.currency end,
    currency_balance = case when open_item.currency = excluded.currency then open_item.currency_balance + excluded.currency_balance end),
target_up as (
  insert into progress (org_id, target_id, measure, quantity)
  select $1, target_id, measure, quantity
  from json_to_recordset($10::json -> 'progress_up') as p(target_id uuid, measure text, quantity numeric), counter order by target_id, measure
  on conflict (org_id, target_id, measure) do update set quantity = progress.quantity + excluded.quantity),
target_down as (
  update progress t set quantity = t.quantity + c.quantity
  from json_to_recordset($10::json -> 'progress_down') as c(target_id uuid, measure text, quantity numeric)
  where t.org_id = $1 and t.target_id = any($16::uuid[]) and t.target_id = c.target_id and t.measure = c.measure
  returning 1),
consented as (
  insert into consent (org_id, posting_id, consent_no, code, path, params, member_id)
  select $1, posting_id, consent_no, code, path, params, $13::uuid
  from json_to_recordset($11::json) as c(posting_id uuid, consent_no int, code text, path text, params jsonb))
select posting_id, seq, voucher_series, voucher_number,
  (select count(*) from place_out) + (select count(*) from target_down) as taken from header order by seq`;

/**
 * Writes the postings and everything derived from them. The book is the one they were made from: it tells what is left of the
 * layers they opened. @returns per posting its `seq` and voucher number, in the order given.
 */
export async function commit(
  tx: Tx,
  by: Committer,
  book: Book,
  postings: readonly Posting[],
  consents: Consents = new Map(),
): Promise<Committed[]> {
  if (postings.length === 0) return [];
  const vouchers = numberVouchers(postings);
  const stock = stockCaches(postings, book);
  const money = moneyCaches(postings);
  const json = JSON.stringify;
  const rows = await tx.query<Header>(COMMIT, [
    by.orgId,
    postings.length,
    json(vouchers.series),
    json(headers(postings, vouchers.offsets)),
    json(journalLines(postings)),
    json(stockLines(postings)),
    json(progressLines(postings)),
    json(layerChanges(postings, book)),
    json(stock),
    json(money),
    json(consentRows(consents)),
    by.at.toISOString(),
    by.memberId,
    stock.pools.map((it) => it.pool_id),
    stock.places_out.map((it) => it.item_id),
    money.progress_down.map((it) => it.target_id),
  ]);
  const taken = stock.places_out.length + money.progress_down.length;
  if (rows.length !== postings.length || rows[0]?.taken !== String(taken))
    throw new Error("commit: a balance to take from is missing");
  return rows.map((row) => ({
    postingId: row.posting_id,
    seq: row.seq,
    voucher: row.voucher_series && `${row.voucher_series} ${row.voucher_number}`,
  }));
}

function numberVouchers(postings: readonly Posting[]) {
  const counts = new Map<string, number>();
  const ranks = postings.map((posting) => {
    if (posting.journal.length === 0 || posting.isOpening) return null;
    const series = `${monthOf(posting.postedOn)} ${VOUCHER_WORD}`;
    const rank = (counts.get(series) ?? 0) + 1;
    counts.set(series, rank);
    return { series, rank };
  });
  // The series returns its last number, so each posting stands a fixed distance before it.
  const offsets = ranks.map((it) => it && { series: it.series, offset: it.rank - counts.get(it.series)! });
  return { series: [...counts].map(([series, count]) => ({ series, count })), offsets };
}

function headers(postings: readonly Posting[], offsets: readonly ({ series: string; offset: number } | null)[]) {
  return postings.map((it, i) => ({
    n: i + 1,
    posting_id: it.id,
    document_type: it.documentType,
    document_id: it.documentId,
    number: it.number,
    kind: it.kind,
    posted_on: it.postedOn,
    reverses_id: it.reversesId,
    series: offsets[i]?.series ?? null,
    voucher_offset: offsets[i]?.offset ?? null,
    summary: it.summary,
  }));
}

function journalLines(postings: readonly Posting[]) {
  return postings.flatMap((it, i) =>
    it.journal.map((line, k) => ({
      n: i + 1,
      posting_id: it.id,
      line_no: k + 1,
      posted_on: it.postedOn,
      account: line.account,
      debit: line.debit,
      credit: line.credit,
      item_id: line.itemId,
      party_id: line.partyId,
      department_id: line.departmentId,
      open_item_id: line.openItemId,
      due_on: line.dueOn,
      cash_flow: line.cashFlow,
      currency: line.foreign?.currency ?? null,
      rate: line.foreign?.rate ?? null,
      currency_amount: line.foreign?.amount ?? null,
      summary: line.summary,
    })),
  );
}

function stockLines(postings: readonly Posting[]) {
  return postings.flatMap((it, i) =>
    it.stock.map((line, k) => ({
      n: i + 1,
      posting_id: it.id,
      line_no: k + 1,
      posted_on: it.postedOn,
      pool_id: line.poolId,
      item_id: line.itemId,
      location_id: line.locationId,
      lot_id: line.lotId,
      is_owned: line.isOwned,
      quantity: line.quantity,
      value: line.value,
    })),
  );
}

function progressLines(postings: readonly Posting[]) {
  return postings.flatMap((it) =>
    it.progress.map((line, k) => ({
      posting_id: it.id,
      line_no: k + 1,
      target_id: line.targetId,
      measure: line.measure,
      quantity: line.quantity,
    })),
  );
}

/** New layers are written as the book leaves them; layers that were there before change by their uses. */
function layerChanges(postings: readonly Posting[], book: Book) {
  const openedHere = new Set(postings.flatMap((it) => it.layers.map((layer) => layer.id)));
  const opened = postings.flatMap((it, i) =>
    it.layers.map((layer) => {
      const left = book.pool(layer.itemId).layers.find((candidate) => candidate.id === layer.id)!;
      return {
        n: i + 1,
        layer_id: layer.id,
        pool_id: layer.poolId,
        item_id: layer.itemId,
        lot_id: layer.lotId,
        posting_id: it.id,
        line_no: layer.lineNo,
        opened_on: it.postedOn,
        quantity: layer.quantity,
        value: layer.value,
        left_quantity: left.leftQuantity,
        left_value: left.leftValue,
      };
    }),
  );
  const uses = postings.flatMap((it) =>
    it.uses.map((use, k) => ({
      posting_id: it.id,
      use_no: k + 1,
      line_no: use.lineNo,
      layer_id: use.layerId,
      kind: use.kind,
      quantity: use.quantity,
      value: use.value,
    })),
  );
  const changed = new Map<Id, { quantity: Quantity; value: Amount }>();
  for (const use of postings.flatMap((it) => it.uses)) {
    if (openedHere.has(use.layerId)) continue;
    const so = changed.get(use.layerId) ?? { quantity: Quantity.zero, value: Amount.zero };
    changed.set(use.layerId, { quantity: so.quantity.minus(use.quantity), value: so.value.minus(use.value) });
  }
  return { opened, uses, changed: [...changed].map(([layer_id, change]) => ({ layer_id, ...change })) };
}

function stockCaches(postings: readonly Posting[], book: Book) {
  // Every pool that the book locked gets a new version, changed or not: who waits for the lock reads progress and layers again, and they
  // may have changed where the pool has not (a bill at the estimate's price).
  const untouched = { quantity: Quantity.zero, value: Amount.zero, last_cost: null };
  const pools = new Map<Id, { quantity: Quantity; value: Amount; last_cost: UnitPrice | null }>(
    [...book.facts.pools.values()].map((pool) => [pool.id, untouched]),
  );
  const places = new Map<string, { item_id: Id; location_id: Id; lot_id: Id; is_owned: boolean; quantity: Quantity }>();
  for (const line of postings.flatMap((it) => it.stock)) {
    if (line.isOwned) {
      const so = pools.get(line.poolId) ?? untouched;
      const isReceipt = line.quantity.isPositive() && line.value.isPositive();
      pools.set(line.poolId, {
        quantity: so.quantity.plus(line.quantity),
        value: so.value.plus(line.value),
        last_cost: isReceipt ? unitPrice(line.value, line.quantity) : so.last_cost,
      });
    }
    if (line.quantity.isZero()) continue;
    const key = `${line.itemId} ${line.locationId} ${line.lotId} ${line.isOwned}`;
    const so = places.get(key)?.quantity ?? Quantity.zero;
    const { itemId: item_id, locationId: location_id, lotId: lot_id, isOwned: is_owned } = line;
    places.set(key, { item_id, location_id, lot_id, is_owned, quantity: so.plus(line.quantity) });
  }
  const all = [...places.values()];
  return {
    pools: [...pools].map(([pool_id, change]) => ({ pool_id, ...change })),
    places_in: all.filter((place) => place.quantity.isPositive()),
    places_out: all.filter((place) => place.quantity.isNegative()),
  };
}

function consentRows(consents: Consents) {
  return [...consents].flatMap(([posting_id, issues]) =>
    issues.map((issue, i) => ({
      posting_id,
      consent_no: i + 1,
      code: issue.code,
      path: issue.path,
      params: issue.params,
    })),
  );
}
