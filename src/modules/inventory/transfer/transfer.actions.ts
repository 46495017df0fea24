/** The verbs of a transfer, with their checks and posting: a transfer is too small for files of its own. */
import { postEach } from "../../../documents/posting.ts";
import { actions } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { NO_ID } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { type Book, checkOnHand, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { knownLots } from "../lots.actions.ts";
import { transfer } from "./transfer.ts";

type Transfer = DocumentOf<typeof transfer>;

export const transferActions = actions(transfer, {
  async post(run) {
    const { tx, by, documents } = run;
    const lines = documents.flatMap((it) => it.lines);
    const lots = await knownLots(tx, by.orgId, lines);
    const book = await openBook(tx, by.orgId, {
      dates: documents.map((it) => it.movedOn),
      leaving: lines.map((line) => line.itemId),
    });
    return postEach(
      run,
      book,
      (it, trial) => [
        ...checkPeriod(trial, it.movedOn, "movedOn"),
        ...checkLines(it, lots.ids, trial),
        ...lots.issues(it),
      ],
      (it, trial) => postTransfer(it, lots.ids, trial),
    );
  },

  void: (run) => voidPostings(run, []),
});

function checkLines(it: Transfer, lots: ReadonlyMap<Id, Id>, book: Book): Issue[] {
  const issues = it.lines.flatMap((line, i) => {
    if (!line.quantity.isPositive())
      return [error("inventory.quantity_not_positive", { line: line.lineNo }, `lines.${i}.quantity`)];
    if (line.fromLocationId === line.toLocationId)
      return [error("inventory.same_place", { line: line.lineNo }, `lines.${i}.toLocationId`)];
    return [];
  });
  const moves = it.lines.map((line, i) => ({
    ...fromOf(line, lots),
    quantity: line.quantity,
    path: `lines.${i}.quantity`,
  }));
  return [...issues, ...checkOnHand(book, moves)];
}

function fromOf(line: Transfer["lines"][number], lots: ReadonlyMap<Id, Id>) {
  return { itemId: line.itemId, locationId: line.fromLocationId, lotId: lots.get(line.id) ?? NO_ID, isOwned: true };
}

function postTransfer(it: Transfer, lots: ReadonlyMap<Id, Id>, book: Book) {
  const posting = book.posting({
    documentType: "transfer",
    documentId: it.id,
    number: it.number,
    postedOn: it.movedOn,
    summary: it.number ?? "",
  });
  for (const line of it.lines) posting.transfer(fromOf(line, lots), line.toLocationId, line.quantity);
  return posting.done();
}
