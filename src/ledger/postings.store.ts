/** Reads postings back as the values they were, for voiding and for showing. */
import type { Day } from "../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import { error, type Issue } from "../kernel/refusal.ts";
import type { PostingView } from "../platform/contract/posting-view.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Measure, Posting, PostingKind } from "./posting.ts";

const POSTINGS = `
select json_build_object(
  'id', p.posting_id, 'documentType', p.document_type, 'documentId', p.document_id, 'number', p.number, 'kind', p.kind,
  'postedOn', p.posted_on::text, 'reversesId', p.reverses_id, 'summary', p.summary, 'voucher', p.voucher_series || ' ' || p.voucher_number,
  'isOpening', p.document_type = 'opening',
  'stock', (select coalesce(json_agg(json_build_object('itemId', s.item_id, 'poolId', s.pool_id, 'locationId', s.location_id, 'lotId', s.lot_id,
      'isOwned', s.is_owned, 'quantity', trim_scale(s.quantity)::text, 'value', s.value::text, 'usedFor', s.used_for) order by s.line_no), '[]')
    from stock_line s where s.org_id = $1 and s.posting_id = p.posting_id),
  'journal', (select coalesce(json_agg(json_build_object('account', j.account, 'debit', j.debit::text, 'credit', j.credit::text, 'itemId', j.item_id,
      'partyId', j.party_id, 'departmentId', j.department_id, 'openItemId', j.open_item_id, 'dueOn', j.due_on::text, 'cashFlow', j.cash_flow,
      'currency', j.currency, 'rate', j.rate::text, 'currencyAmount', j.currency_amount::text, 'summary', j.summary) order by j.line_no), '[]')
    from journal_line j where j.org_id = $1 and j.posting_id = p.posting_id),
  'progress', (select coalesce(json_agg(json_build_object('targetId', g.target_id, 'measure', g.measure, 'quantity', trim_scale(g.quantity)::text)
      order by g.line_no), '[]')
    from progress_line g where g.org_id = $1 and g.posting_id = p.posting_id),
  'layers', (select coalesce(json_agg(json_build_object('id', l.layer_id, 'poolId', l.pool_id, 'itemId', l.item_id, 'lotId', l.lot_id,
      'lineNo', l.line_no, 'quantity', l.quantity::text, 'value', l.value::text) order by l.line_no), '[]')
    from cost_layer l where l.org_id = $1 and l.posting_id = p.posting_id),
  'uses', (select coalesce(json_agg(json_build_object('lineNo', u.line_no, 'layerId', u.layer_id, 'kind', u.kind, 'quantity', u.quantity::text,
      'value', u.value::text) order by u.use_no), '[]')
    from layer_use u where u.org_id = $1 and u.posting_id = p.posting_id)) as posting
from posting p where p.org_id = $1 and p.document_id = any($2::uuid[]) order by p.seq`;

type Text<T> = { [K in keyof T]: T[K] extends Quantity | Amount | UnitPrice ? string : T[K] };
interface Wire {
  id: Id;
  documentType: string;
  documentId: Id;
  number: string | null;
  kind: PostingKind;
  postedOn: Day;
  reversesId: Id | null;
  summary: string;
  voucher: string | null;
  isOpening: boolean;
  stock: Text<Posting["stock"][number]>[];
  journal: (Omit<Text<Posting["journal"][number]>, "foreign"> & {
    currency: string | null;
    rate: string | null;
    currencyAmount: string | null;
  })[];
  progress: { targetId: Id; measure: Measure; quantity: string }[];
  layers: Text<Posting["layers"][number]>[];
  uses: Text<Posting["uses"][number]>[];
}

async function read(tx: Tx, orgId: Id, documentIds: readonly Id[]): Promise<Wire[]> {
  const rows = await tx.query<{ posting: Wire }>(POSTINGS, [orgId, [...documentIds]]);
  return rows.map((row) => row.posting);
}

/** The ids of what a document has posted so far. */
export async function postingIds(tx: Tx, orgId: Id, documentId: Id): Promise<Id[]> {
  const rows = await tx.query<{ posting_id: Id }>(
    "select posting_id from posting where org_id = $1 and document_id = $2",
    [orgId, documentId],
  );
  return rows.map((row) => row.posting_id);
}

/** The postings of documents as a screen shows them, in the order they were posted. */
export async function viewPostings(tx: Tx, orgId: Id, documentIds: readonly Id[]): Promise<PostingView[]> {
  return (await read(tx, orgId, documentIds)).map(({ id, kind, postedOn, voucher, stock, journal, progress }) => ({
    id,
    kind,
    postedOn,
    voucher,
    stock: stock.map(({ itemId, locationId, lotId, isOwned, quantity, value }) => ({
      itemId,
      locationId,
      lotId,
      isOwned,
      quantity,
      value,
    })),
    journal: journal.map(({ account, debit, credit, itemId, partyId, dueOn, currency, currencyAmount, summary }) => ({
      account,
      debit,
      credit,
      itemId,
      partyId,
      dueOn,
      currency,
      currencyAmount,
      summary,
    })),
    progress,
  }));
}

/** What documents posted and has not been reversed, as values. */
export async function loadPostings(tx: Tx, orgId: Id, documentIds: readonly Id[]): Promise<Posting[]> {
  const all = await read(tx, orgId, documentIds);
  const reversed = new Set(all.map((it) => it.reversesId));
  return all.filter((it) => it.reversesId === null && it.kind !== "residue" && !reversed.has(it.id)).map(toPosting);
}

function toPosting({ voucher: _, ...wire }: Wire): Posting {
  const decimals = (it: { quantity: string; value: string }) => ({
    quantity: Quantity.of(it.quantity),
    value: Amount.of(it.value),
  });
  return {
    ...wire,
    stock: wire.stock.map((line) => ({ ...line, ...decimals(line) })),
    journal: wire.journal.map(({ currency, rate, currencyAmount, ...line }) => ({
      ...line,
      debit: Amount.of(line.debit),
      credit: Amount.of(line.credit),
      foreign:
        currency && rate && currencyAmount
          ? { currency, rate: UnitPrice.of(rate), amount: Amount.of(currencyAmount) }
          : null,
    })),
    progress: wire.progress.map((line) => ({ ...line, quantity: Quantity.of(line.quantity) })),
    layers: wire.layers.map((layer) => ({ ...layer, ...decimals(layer) })),
    uses: wire.uses.map((use) => ({ ...use, ...decimals(use) })),
  };
}

/** What a book must hold so that these postings can be reversed on `on`. */
export function needsToReverse(postings: readonly Posting[], on: Day) {
  return {
    dates: [on],
    items: postings.flatMap((it) => it.stock.map((line) => line.itemId)),
    leaving: postings.flatMap((it) => it.stock.map((line) => line.itemId)),
    layers: postings.flatMap((it) => [...it.layers.map((layer) => layer.id), ...it.uses.map((use) => use.layerId)]),
    // Locked, so that nobody pays a bill while it is taken back.
    openItems: postings.flatMap((it) => it.journal.flatMap((line) => line.openItemId ?? [])),
  };
}

const RESTS = `
with own as (select posting_id, seq from posting where org_id = $1 and document_id = any($2::uuid[]) and reverses_id is null),
layer as (
  select l.layer_id, own.seq from cost_layer l join own on own.posting_id = l.posting_id where l.org_id = $1
  union select u.layer_id, own.seq from layer_use u join own on own.posting_id = u.posting_id where u.org_id = $1 and u.kind = 'revalue'),
later as (
  select u.posting_id from layer_use u join layer on layer.layer_id = u.layer_id
    join posting p on p.org_id = u.org_id and p.posting_id = u.posting_id where u.org_id = $1 and p.seq > layer.seq
  union select g.posting_id from progress_line g where g.org_id = $1 and g.target_id = any($3::uuid[])
  union select j.posting_id from journal_line j join open_item o on o.org_id = j.org_id and o.open_item_id = j.open_item_id
    where j.org_id = $1 and o.document_id = any($2::uuid[]) and o.party_id is not null)
select distinct p.document_type, p.document_id, p.number from later join posting p on p.org_id = $1 and p.posting_id = later.posting_id
where p.document_id <> all($2::uuid[]) and p.reverses_id is null and p.kind <> 'residue'
  and not exists (select from posting r where r.org_id = $1 and r.reverses_id = p.posting_id) order by p.number`;

/**
 * A fact is voided only while nothing later rests on it: a bill or return of its lines, a payment of its open item, an issue out of its
 * layers. The refusal names them. @param lineIds the documents' own lines, which others may have progressed.
 */
export async function checkNothingRests(
  tx: Tx,
  orgId: Id,
  documentIds: readonly Id[],
  lineIds: readonly Id[],
): Promise<Issue[]> {
  const rows = await tx.query<{ document_type: string; number: string | null }>(RESTS, [
    orgId,
    [...documentIds],
    [...lineIds],
  ]);
  if (rows.length === 0) return [];
  return [
    error("ledger.others_rest_on_it", {
      documents: rows.map((row) => row.number ?? row.document_type).join(", "),
      count: rows.length,
    }),
  ];
}
