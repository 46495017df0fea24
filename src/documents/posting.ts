/** What the verbs that post have in common: each document is checked as those before it leave the books, and all are committed at once. */
import type { AnyDocument, DocumentOf } from "../kernel/document.ts";
import type { Issue } from "../kernel/refusal.ts";
import type { Book } from "../ledger/book.ts";
import { commit } from "../ledger/commit.store.ts";
import type { Posting } from "../ledger/posting.ts";
import { checkEach } from "./issues.ts";
import type { Afterwards, Run } from "./verbs.ts";

type Post<D extends AnyDocument> = (document: DocumentOf<D>, book: Book) => Posting;

/**
 * Checks the documents of a run, and commits what they post once they are saved and numbered.
 * @throws Refusal with every error of every document
 */
export function postEach<D extends AnyDocument>(
  run: Run<D>,
  book: Book,
  check: (document: DocumentOf<D>, book: Book) => readonly Issue[],
  post: Post<D>,
): Afterwards {
  run.refuseIf(checkEach(book, run.documents, check, post));
  return () => commitEach(run, book, post);
}

/** Commits what the documents post, each with the warnings that were acknowledged for it. */
export async function commitEach<D extends AnyDocument>(run: Run<D>, book: Book, post: Post<D>): Promise<void> {
  const postings = run.documents.map((document) => post(document, book));
  const consents = new Map(postings.map((posting, i) => [posting.id, run.consents(i)]));
  await commit(run.tx, run.by, book, postings, consents);
}
