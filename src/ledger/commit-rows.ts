/** What one commit writes, as the rows of its parts: caches get one row per key, because an upsert may meet a key once. */
import { monthOf } from "../kernel/dates.ts";
import { Amount, Quantity, type UnitPrice } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import { unitPrice } from "../kernel/money.ts";
import type { Issue } from "../kernel/refusal.ts";
import type { Book } from "./book.ts";
import { currencyChange, type Posting } from "./posting.ts";
import { VOUCHER_WORD } from "./voucher.ts";

/** Consents given to a posting's warnings, by posting id. */
export type Consents = ReadonlyMap<Id, readonly Issue[]>;

/** By the names of the parts. */
export type PartRows = ReturnType<typeof partRows>;

export function partRows(postings: readonly Posting[], book: Book, consents: Consents) {
  return {
    journal: journalLines(postings),
    stock: stockLines(postings),
    progressed: progressLines(postings),
    ...layerChanges(postings, book),
    ...stockCaches(postings, book),
    ...moneyCaches(postings),
    consented: consentRows(consents),
  };
}

export function numberVouchers(postings: readonly Posting[]) {
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

export function headers(postings: readonly Posting[], offsets: readonly ({ series: string; offset: number } | null)[]) {
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
    debit_total: sumOf(it, "debit"),
    credit_total: sumOf(it, "credit"),
  }));
}

function sumOf(posting: Posting, side: "debit" | "credit"): Amount {
  return posting.journal.reduce((sum, line) => sum.plus(line[side]), Amount.zero);
}

/** What is null is left out: the database reads a third less text. */
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
      item_id: line.itemId ?? undefined,
      party_id: line.partyId ?? undefined,
      department_id: line.departmentId ?? undefined,
      open_item_id: line.openItemId ?? undefined,
      due_on: line.dueOn ?? undefined,
      cash_flow: line.cashFlow ?? undefined,
      currency: line.foreign?.currency,
      rate: line.foreign?.rate,
      currency_amount: line.foreign?.amount,
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
      used_for: line.usedFor ?? undefined,
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
  const used = postings.flatMap((it) =>
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
  return {
    layer_opened: opened,
    layer_used: used,
    layer_left: [...changed].map(([layer_id, change]) => ({ layer_id, ...change })),
  };
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
    pool: [...pools].map(([pool_id, change]) => ({ pool_id, ...change })),
    place_in: all.filter((place) => place.quantity.isPositive()),
    place_out: all.filter((place) => place.quantity.isNegative()),
  };
}

interface OpenItemChange {
  readonly [column: string]: unknown;
  readonly balance: Amount;
  readonly currency: string | null;
  readonly currency_balance: Amount | null;
}

function moneyCaches(postings: readonly Posting[]) {
  const accounts = new Map<string, { month: string; account: string; debit: Amount; credit: Amount }>();
  const openItems = new Map<Id, OpenItemChange>();
  const progress = new Map<string, { target_id: Id; measure: string; quantity: Quantity }>();
  for (const it of postings) {
    const month = monthOf(it.postedOn);
    for (const line of it.journal) {
      const key = `${month} ${line.account}`;
      const so = accounts.get(key) ?? { month, account: line.account, debit: Amount.zero, credit: Amount.zero };
      accounts.set(key, { ...so, debit: so.debit.plus(line.debit), credit: so.credit.plus(line.credit) });
      if (!line.openItemId) continue;
      const currency = line.foreign?.currency ?? null;
      const open = openItems.get(line.openItemId) ?? {
        open_item_id: line.openItemId,
        account: line.account,
        party_id: line.partyId,
        document_type: it.documentType,
        document_id: it.documentId,
        opened_on: it.postedOn,
        due_on: line.dueOn,
        balance: Amount.zero,
        currency,
        currency_balance: currency === null ? null : Amount.zero,
      };
      // One entry in another currency, and the item is in base currency from then on.
      const isOwn = open.currency !== null && open.currency === currency;
      openItems.set(line.openItemId, {
        ...open,
        balance: open.balance.plus(line.debit).minus(line.credit),
        currency: isOwn ? currency : null,
        currency_balance: isOwn ? (open.currency_balance?.plus(currencyChange(line)) ?? null) : null,
      });
    }
    for (const line of it.progress) {
      const key = `${line.targetId} ${line.measure}`;
      const so = progress.get(key)?.quantity ?? Quantity.zero;
      progress.set(key, { target_id: line.targetId, measure: line.measure, quantity: so.plus(line.quantity) });
    }
  }
  const targets = [...progress.values()];
  return {
    account_month: [...accounts.values()],
    open_items: [...openItems.values()],
    target_up: targets.filter((target) => target.quantity.isPositive()),
    target_down: targets.filter((target) => target.quantity.isNegative()),
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
