/** The verbs of an opening. */
import { ofDocument } from "../../../documents/issues.ts";
import { actions } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { checkPeriod } from "../../../ledger/book.ts";
import { commit } from "../../../ledger/commit.store.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { postableAccounts } from "../../accounting/api.ts";
import { lotsFor } from "../../inventory/api.ts";
import { checkOpening, postOpening } from "./opening.posting.ts";
import { opening } from "./opening.ts";

export const openingActions = actions(opening, {
  async post(run) {
    const { tx, by, documents } = run;
    const lines = documents.flatMap((it) => it.lines);
    const accounts = await postableAccounts(
      tx,
      by.orgId,
      lines.flatMap((line) => line.account ?? []),
    );
    const stocked = lines.flatMap((line) =>
      line.itemId ? [{ id: line.id, itemId: line.itemId, lotCode: line.lotCode }] : [],
    );
    const book = await openBook(tx, by.orgId, {
      dates: documents.map((it) => it.openedOn),
      items: stocked.map((line) => line.itemId),
    });
    run.refuseIf(
      documents.flatMap((it, i) =>
        ofDocument(i, [...checkPeriod(book, it.openedOn, "openedOn"), ...checkOpening(it, accounts, by.baseCurrency)]),
      ),
    );
    const lots = await lotsFor(tx, by.orgId, stocked);
    return async () => {
      await commit(
        tx,
        by,
        book,
        documents.map((it) => postOpening(it, accounts, lots, book)),
      );
    };
  },

  void: (run) => voidPostings(run, []),
});
