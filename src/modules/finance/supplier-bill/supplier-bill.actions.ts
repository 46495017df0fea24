/** The verbs of a supplier's bill. */
import { postEach } from "../../../documents/posting.ts";
import { upstreamOf } from "../../../documents/upstream.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import type { Id } from "../../../kernel/ids.ts";
import { inUnit } from "../../../kernel/unit.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { checkDecimals, checkRate, currenciesOf } from "../../accounting/api.ts";
import { receiptLines } from "../../procurement/api.ts";
import type { ReceiptLine } from "../../procurement/goods-receipt/goods-receipt.ts";
import { openToBill, postSupplierBill } from "./supplier-bill.posting.ts";
import {
  amountsOf,
  checkArithmetic,
  checkPrices,
  checkQuantities,
  checkReceipts,
  checkTaxRates,
  type SupplierBill,
} from "./supplier-bill.rules.ts";
import { supplierBill } from "./supplier-bill.ts";

type BillRun = Run<typeof supplierBill>;

export const supplierBillActions = actions(
  supplierBill,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const receipts = await receiptsOf(run, true);
      const lineIds = [...receipts.keys()];
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((bill) => bill.billedOn),
        items: [...receipts.values()].map((line) => line.itemId),
        layers: lineIds,
        openItems: lineIds,
        progressOf: lineIds,
      });
      const codes = documents.map((bill) => bill.currency);
      const currencies = await currenciesOf(tx, by.orgId, codes);
      const facts = { receipts, baseCurrency: by.baseCurrency };
      const check = (bill: SupplierBill, trial: Book) => {
        const open = (id: Id) => inUnit(openToBill(trial, receipts.get(id)!), receipts.get(id)!);
        const wrong = checkReceipts(bill, receipts);
        return [
          ...checkPeriod(trial, bill.billedOn, "billedOn"),
          ...checkRate(bill, by.baseCurrency),
          ...checkDecimals(currencies.get(bill.currency), bill.currency, amountsOf(bill)),
          ...wrong,
          ...(wrong.length === 0
            ? [...checkQuantities(bill, open), ...checkPrices(bill, receipts), ...checkTaxRates(bill, receipts)]
            : []),
          ...checkArithmetic(bill),
        ];
      };
      return postEach(run, book, check, (bill, trial) => postSupplierBill(bill, facts, trial));
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

async function receiptsOf(run: BillRun, lock = false): Promise<ReadonlyMap<Id, ReceiptLine>> {
  return await run.named(
    receiptLines,
    run.documents.flatMap((bill) => bill.lines.map((line) => line.receiptLineId)),
    lock,
  );
}
