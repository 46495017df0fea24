/** The verbs of a sales invoice. */
import { postEach } from "../../../documents/posting.ts";
import { upstreamOf } from "../../../documents/upstream.ts";
import { actions, type Run } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { inUnit } from "../../../kernel/unit.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { checkDecimals, checkRate, currenciesOf, taxRates } from "../../accounting/api.ts";
import { deliveryLines } from "../../sales/api.ts";
import { openToInvoice } from "../../sales/delivery/delivery.ts";
import { amountsOf, checkArithmetic } from "../supplier-bill/supplier-bill.rules.ts";
import { postSalesInvoice } from "./sales-invoice.posting.ts";
import {
  checkDeliveries,
  checkPrices,
  checkQuantities,
  checkTaxRates,
  type SalesInvoice,
} from "./sales-invoice.rules.ts";
import { salesInvoice } from "./sales-invoice.ts";

type InvoiceRun = Run<typeof salesInvoice>;

export const salesInvoiceActions = actions(
  salesInvoice,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const deliveries = await deliveriesOf(run, true);
      const lineIds = [...deliveries.keys()];
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.invoicedOn),
        openItems: lineIds,
        progressOf: lineIds,
      });
      const currencies = await currenciesOf(
        tx,
        by.orgId,
        documents.map((it) => it.currency),
      );
      const rates = await taxRates(tx, by.orgId);
      const facts = { deliveries, baseCurrency: by.baseCurrency };
      const check = (it: SalesInvoice, trial: Book) => {
        const open = (id: Id) => {
          const delivered = deliveries.get(id)!;
          const left = openToInvoice(delivered, trial.progress.bind(trial));
          return inUnit(left.isNegative() ? Quantity.zero : left, delivered);
        };
        const wrong = checkDeliveries(it, deliveries);
        return [
          ...checkPeriod(trial, it.invoicedOn, "invoicedOn"),
          ...checkRate(it, by.baseCurrency),
          ...checkDecimals(currencies.get(it.currency), it.currency, amountsOf(it)),
          ...wrong,
          ...(wrong.length === 0
            ? [...checkQuantities(it, open), ...checkPrices(it, deliveries), ...checkTaxRates(it, deliveries, rates)]
            : []),
          ...checkArithmetic(it),
        ];
      };
      return postEach(run, book, check, (it, trial) => postSalesInvoice(it, facts, trial));
    },

    void: (run) =>
      voidPostings(
        run,
        run.documents.flatMap((it) => it.lines.map((line) => line.id)),
      ),
  },
  {
    async upstream(run) {
      const deliveries = await deliveriesOf(run);
      return upstreamOf("delivery", run.documents, (line) => deliveries.get(line.deliveryLineId)?.deliveryId);
    },
  },
);

const deliveriesOf = (run: InvoiceRun, lock = false) =>
  run.named(
    deliveryLines,
    run.documents.flatMap((it) => it.lines.map((line) => line.deliveryLineId)),
    lock,
  );
