/** The verbs of a credit note. */
import { postEach } from "../../../documents/posting.ts";
import { upstreamOf } from "../../../documents/upstream.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { inUnit } from "../../../kernel/unit.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { checkDecimals, currenciesOf } from "../../accounting/api.ts";
import { deliveryLines, returnLines } from "../../sales/api.ts";
import { salesInvoice } from "../sales-invoice/sales-invoice.ts";
import { amountsOf, checkArithmetic } from "../supplier-bill/supplier-bill.rules.ts";
import { type CreditFacts, postCreditNote } from "./credit-note.posting.ts";
import { type CreditNote, checkCredited, checkCreditPrices, checkNotOverCredited } from "./credit-note.rules.ts";
import { creditNote } from "./credit-note.ts";

type CreditRun = Run<typeof creditNote>;

export const creditNoteActions = actions(
  creditNote,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const facts = await factsOf(run);
      const lines = documents.flatMap((it) => it.lines);
      const deliveryIds = [...facts.deliveries.keys()];
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.creditedOn),
        openItems: [...deliveryIds, ...facts.invoices.keys()],
        progressOf: [...deliveryIds, ...lines.flatMap((line) => [line.returnLineId, line.invoiceLineId])],
      });
      const currencies = await currenciesOf(
        tx,
        by.orgId,
        documents.map((it) => it.currency),
      );
      const check = (it: CreditNote, trial: Book) => {
        const wrong = checkCredited(it, facts);
        return [
          ...checkPeriod(trial, it.creditedOn, "creditedOn"),
          ...checkDecimals(currencies.get(it.currency), it.currency, amountsOf(it)),
          ...wrong,
          ...(wrong.length === 0 ? checkNotOverCredited(it, leftOf(it, facts, trial)) : []),
          ...checkCreditPrices(it, facts),
          ...checkArithmetic(it),
        ];
      };
      return postEach(run, book, check, (it, trial) => postCreditNote(it, facts, trial));
    },

    void: (run) => voidPostings(run, []),
  },
  {
    async upstream(run) {
      const { returns } = await factsOf(run);
      const back = upstreamOf("sales_return", run.documents, (line) => returns.get(line.returnLineId)?.returnId);
      return run.documents.map((it, i) => [{ type: "sales_invoice", id: it.invoiceId }, ...back[i]!]);
    },
  },
);

/** The invoices, what came back and the deliveries of both, locked in this order. */
async function factsOf(run: CreditRun): Promise<CreditFacts> {
  const { by, documents } = run;
  const invoices = await run.locked(
    salesInvoice,
    documents.map((it) => it.invoiceId),
  );
  const lineIds = documents.flatMap((it) => it.lines.map((line) => line.returnLineId));
  const returns = await run.named(returnLines, lineIds, true);
  const deliveries = await run.named(
    deliveryLines,
    [...returns.values()].map((line) => line.deliveryLineId),
    true,
  );
  return { baseCurrency: by.baseCurrency, invoices, returns, deliveries };
}

/** What of a return line is still to be credited, and what of an invoice line is not credited yet. */
function leftOf(it: CreditNote, { invoices, returns, deliveries }: CreditFacts, book: Book) {
  return (id: Id): Quantity => {
    const back = returns.get(id);
    const invoiced = invoices.get(it.invoiceId)!.lines.find((line) => line.id === id);
    const whole = back?.quantity ?? invoiced?.quantity ?? Quantity.zero;
    const delivered = deliveries.get((back ?? invoiced)!.deliveryLineId)!;
    return whole.minus(inUnit(book.progress(id, back ? "invoiced" : "returned"), delivered));
  };
}
