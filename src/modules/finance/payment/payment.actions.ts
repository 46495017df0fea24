/** The verbs of a payment. */
import { postEach } from "../../../documents/posting.ts";
import { actions } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { bankAccounts, checkCurrency, checkRate, currenciesOf } from "../../accounting/api.ts";
import { checkAmounts, checkBankAccount, checkOpenItems } from "../settlement.rules.ts";
import { type Payment, postPayment } from "./payment.posting.ts";
import { documentsBehind } from "./payment.store.ts";
import { payment } from "./payment.ts";

export const paymentActions = actions(
  payment,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.paidOn),
        openItems: documents.flatMap((it) => it.lines.map((line) => line.openItemId)),
      });
      const banks = await bankAccounts(
        tx,
        by.orgId,
        documents.map((it) => it.bankAccountId),
      );
      const currencies = await currenciesOf(
        tx,
        by.orgId,
        documents.map((it) => it.currency),
      );
      const { baseCurrency } = by;
      const check = (it: Payment, trial: Book) => [
        ...checkPeriod(trial, it.paidOn, "paidOn"),
        ...checkBankAccount(it, banks.get(it.bankAccountId), baseCurrency),
        ...checkCurrency(currencies.get(it.currency), it.currency, { amount: it.amount, discount: it.discount }),
        ...checkRate(it, baseCurrency),
        ...checkAmounts(it),
        ...checkOpenItems(it, {
          partyId: it.supplierId,
          side: "owing",
          openItems: trial.facts.openItems,
          baseCurrency,
          estimates: [trial.account("received_not_billed")],
        }),
      ];
      return postEach(run, book, check, (it, to) =>
        postPayment(it, { baseCurrency, bank: banks.get(it.bankAccountId)! }, to),
      );
    },

    void: (run) => voidPostings(run, []),
  },
  { upstream: (run) => documentsBehind(run.tx, run.by.orgId, run.documents) },
);
