/** The verbs of a purchase return. */
import { postEach } from "../../../documents/posting.ts";
import { upstreamOf } from "../../../documents/upstream.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import type { Id } from "../../../kernel/ids.ts";
import { NO_ID } from "../../../kernel/ids.ts";
import { inStock, inUnit } from "../../../kernel/unit.ts";
import { type Book, checkOnHand, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { receiptLines } from "../api.ts";
import type { ReceiptLine } from "../goods-receipt/goods-receipt.ts";
import { billedPart, postPurchaseReturn } from "./purchase-return.posting.ts";
import {
  checkAmounts,
  checkNotOverReturned,
  checkReturnable,
  isOfStock,
  type PurchaseReturn,
} from "./purchase-return.rules.ts";
import { purchaseReturn } from "./purchase-return.ts";

type ReturnRun = Run<typeof purchaseReturn>;

export const purchaseReturnActions = actions(
  purchaseReturn,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const receipts = await receiptsOf(run, true);
      const lineIds = [...receipts.keys()];
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.returnedOn),
        leaving: [...receipts.values()].map((line) => line.itemId),
        layers: lineIds,
        openItems: lineIds,
        progressOf: lineIds,
      });
      return postEach(
        run,
        book,
        (it, trial) => [...checkPeriod(trial, it.returnedOn, "returnedOn"), ...checkReturn(it, receipts, trial)],
        (it, trial) => postPurchaseReturn(it, receipts, by.baseCurrency, trial),
      );
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

function checkReturn(it: PurchaseReturn, receipts: ReadonlyMap<Id, ReceiptLine>, book: Book) {
  const wrong = checkReturnable(it, receipts);
  if (wrong.length > 0) return wrong;
  const of = (line: PurchaseReturn["lines"][number]) => receipts.get(line.receiptLineId)!;
  const moves = it.lines.map((line, i) => ({
    itemId: line.itemId,
    locationId: line.locationId,
    lotId: of(line).lotId ?? NO_ID,
    isOwned: isOfStock(line),
    quantity: inStock(line.quantity, of(line)),
    path: `lines.${i}.quantity`,
  }));
  return [
    ...checkNotOverReturned(it, (line) =>
      isOfStock(line)
        ? of(line).accepted.minus(inUnit(book.progress(of(line).id, "returned"), of(line)))
        : of(line).rejected.minus(inUnit(book.progress(of(line).id, "returned_rejected"), of(line))),
    ),
    ...checkAmounts(it, (line) => inUnit(billedPart(book, line, of(line)), of(line))),
    ...checkOnHand(book, moves),
  ];
}

async function receiptsOf(run: ReturnRun, lock = false): Promise<ReadonlyMap<Id, ReceiptLine>> {
  return await run.named(
    receiptLines,
    run.documents.flatMap((it) => it.lines.map((line) => line.receiptLineId)),
    lock,
  );
}
