import type { Issue } from "../kernel/refusal.ts";
import type { Book } from "../ledger/book.ts";

/** Says of which document of a batch the issues are. */
export function ofDocument(document: number, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, document }));
}

/**
 * Checks the documents of a batch one after another, each against the books as those before it leave them: two bills of one
 * receipt are as wrong in one batch as in two. What is tried is posted on a copy; the book itself stays as it is.
 */
export function checkEach<T>(
  book: Book,
  documents: readonly T[],
  check: (document: T, book: Book) => readonly Issue[],
  post: (document: T, book: Book) => unknown,
): Issue[] {
  const trial = documents.length > 1 ? book.copy() : book;
  return documents.flatMap((document, i) => {
    const issues = check(document, trial);
    const isLast = i === documents.length - 1;
    if (!isLast && issues.every((it) => it.severity === "warning")) post(document, trial);
    return ofDocument(i, issues);
  });
}
