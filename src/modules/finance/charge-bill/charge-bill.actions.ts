/** The verbs of a charge bill. */
import { ofDocument } from "../../../documents/issues.ts";
import { upstreamOf } from "../../../documents/upstream.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { checkPeriod } from "../../../ledger/book.ts";
import { commit } from "../../../ledger/commit.store.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { checkDecimals, currenciesOf } from "../../accounting/api.ts";
import { receiptLines } from "../../procurement/api.ts";
import { checkCharge, postChargeBill } from "./charge-bill.posting.ts";
import { chargeBill } from "./charge-bill.ts";

export const chargeBillActions = actions(
  chargeBill,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const receipts = await receiptsOf(run, true);
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.billedOn),
        items: [...receipts.values()].map((line) => line.itemId),
        layers: [...receipts.keys()],
      });
      const { baseCurrency } = by;
      const base = (await currenciesOf(tx, by.orgId, [baseCurrency])).get(baseCurrency);
      run.refuseIf(
        documents.flatMap((it, i) => {
          const { amountNet, amountTax } = it;
          return ofDocument(i, [
            ...checkPeriod(book, it.billedOn, "billedOn"),
            ...checkDecimals(base, baseCurrency, { amountNet, amountTax }),
            ...checkCharge(it, receipts),
          ]);
        }),
      );
      return async () => {
        await commit(
          tx,
          by,
          book,
          documents.map((it) => postChargeBill(it, receipts, book)),
        );
      };
    },

    void: (run) => voidPostings(run, []),
  },
  {
    async upstream(run) {
      const receipts = await receiptsOf(run);
      return upstreamOf("goods_receipt", run.documents, (line) => receipts.get(line.receiptLineId)?.receiptId);
    },
  },
);

async function receiptsOf(run: Run<typeof chargeBill>, lock = false) {
  const ids = run.documents.flatMap((it) => it.lines.map((line) => line.receiptLineId));
  return await run.named(receiptLines, ids, lock);
}
