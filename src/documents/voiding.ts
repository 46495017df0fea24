/** The void of documents: their postings reversed today, in an open period, while nothing later rests on them. */

import { dayAt } from "../kernel/dates.ts";
import type { AnyDocument } from "../kernel/document.ts";
import type { Id } from "../kernel/ids.ts";
import { checkPeriod } from "../ledger/book.ts";
import { commit } from "../ledger/commit.store.ts";
import { openBook } from "../ledger/facts.store.ts";
import { checkNothingRests, loadPostings, needsToReverse } from "../ledger/postings.store.ts";
import { checkLeaves, reverse } from "../ledger/reverse.ts";
import type { Afterwards, Run } from "./verbs.ts";

/** @param lineIds the documents' own lines, where other documents may progress them (an order's, a receipt's) */
export async function voidPostings<D extends AnyDocument>(run: Run<D>, lineIds: readonly Id[]): Promise<Afterwards> {
  const { tx, by, documents } = run;
  const ids = documents.map((it) => it.id);
  const on = dayAt(by.at, by.timeZone);
  const originals = await loadPostings(tx, by.orgId, ids);
  const book = await openBook(tx, by.orgId, needsToReverse(originals, on));
  run.refuseIf([
    ...checkPeriod(book, on, ""),
    ...(await checkNothingRests(tx, by.orgId, ids, lineIds)),
    ...checkLeaves(book, originals),
  ]);
  return async () => {
    // Newest first, so that each reversal finds what it takes back.
    const reversals = [...originals]
      .reverse()
      .flatMap((it) => reverse(book, it, on, `${it.summary} ${run.reason}`.slice(0, 500)));
    await commit(tx, by, book, reversals);
  };
}
