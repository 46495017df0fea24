/** The verbs of a stock count. */
import { postEach } from "../../../documents/posting.ts";
import { actions } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { lotsFor } from "../api.ts";
import { checkCount, differenceOf, postStockCount } from "./stock-count.posting.ts";
import { stockCount } from "./stock-count.ts";

export const stockCountActions = actions(stockCount, {
  async submit() {},
  async cancel() {},

  async post(run) {
    const { tx, by, documents } = run;
    const lines = documents.flatMap((it) => it.lines);
    const lots = await lotsFor(tx, by.orgId, lines);
    const changed = lines.filter((line) => !differenceOf(line).isZero());
    const book = await openBook(tx, by.orgId, {
      dates: documents.map((it) => it.countedOn),
      leaving: changed.map((line) => line.itemId),
    });
    return postEach(
      run,
      book,
      (it, trial) => [...checkPeriod(trial, it.countedOn, "countedOn"), ...checkCount(it, lots, trial)],
      (it, trial) => postStockCount(it, lots, trial),
    );
  },

  void: (run) => voidPostings(run, []),
});
