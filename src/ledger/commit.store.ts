/**
 * The one write of the books: N postings in one SQL statement, in the transaction of the documents' own change.
 *
 * The parts of a statement run in no given order, so every part that locks a shared row reads from `counter`: the company's
 * counter row is locked first, and postings of one company queue there. The rows are in `commit-rows.ts`, the SQL in `commit-parts.store.ts`.
 */
import type { Id } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { Book } from "./book.ts";
import { commitText, isTaking, PART_NAMES, partValues } from "./commit-parts.store.ts";
import { type Consents, headers, numberVouchers, partRows } from "./commit-rows.ts";
import type { Posting } from "./posting.ts";

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

interface Header {
  posting_id: Id;
  seq: string;
  voucher_series: string | null;
  voucher_number: string | null;
  taken: string;
}

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
  const parts = partRows(postings, book, consents);
  const needed = PART_NAMES.filter((name) => parts[name].length > 0);
  const rows = await tx.query<Header>(commitText(needed), [
    by.orgId,
    postings.length,
    by.at.toISOString(),
    by.memberId,
    JSON.stringify(vouchers.series),
    JSON.stringify(headers(postings, vouchers.offsets)),
    ...partValues(needed, parts),
  ]);
  const taken = needed.filter(isTaking).reduce((sum, name) => sum + parts[name].length, 0);
  if (rows.length !== postings.length || rows[0]?.taken !== String(taken))
    throw new Error("commit: a balance to take from is missing");
  return rows.map((row) => ({
    postingId: row.posting_id,
    seq: row.seq,
    voucher: row.voucher_series && `${row.voucher_series} ${row.voucher_number}`,
  }));
}
