/** The verbs of a customer payment. */
import { postEach } from "../../../documents/posting.ts";
import { actions } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { bankAccounts, checkCurrency, checkRate, currenciesOf } from "../../accounting/api.ts";
import { badDebt } from "../bad-debt/bad-debt.ts";
import { documentsBehind } from "../payment/payment.store.ts";
import { checkAmounts, checkBankAccount, checkOpenItems } from "../settlement.rules.ts";
import { type CustomerPayment, postCustomerPayment } from "./customer-payment.posting.ts";
import { checkDirection, checkRecovery } from "./customer-payment.rules.ts";
import { customerPayment } from "./customer-payment.ts";

export const customerPaymentActions = actions(
  customerPayment,
  {
    async post(run) {
      const { tx, by, documents } = run;
      const badDebts = await run.locked(
        badDebt,
        documents.flatMap((it) => it.badDebtId ?? []),
      );
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.paidOn),
        progressOf: [...badDebts.keys()],
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
      const check = (it: CustomerPayment, trial: Book) => [
        ...checkPeriod(trial, it.paidOn, "paidOn"),
        ...checkBankAccount(it, banks.get(it.bankAccountId), baseCurrency),
        ...checkCurrency(currencies.get(it.currency), it.currency, { amount: it.amount, discount: it.discount }),
        ...checkRate(it, baseCurrency),
        ...checkAmounts(it),
        ...checkDirection(it),
        ...checkRecovery(it, badDebts.get(it.badDebtId!), trial),
        ...checkOpenItems(it, {
          partyId: it.customerId,
          side: it.direction === "refund" ? "owing" : "owed",
          openItems: trial.facts.openItems,
          baseCurrency,
          estimates: [trial.account("delivered_not_invoiced")],
        }),
      ];
      return postEach(run, book, check, (it, to) =>
        postCustomerPayment(it, { baseCurrency, bank: banks.get(it.bankAccountId)! }, to),
      );
    },

    void: (run) => voidPostings(run, []),
  },
  {
    async upstream(run) {
      const behind = await documentsBehind(run.tx, run.by.orgId, run.documents);
      return run.documents.map((it, i) => [
        ...behind[i]!,
        ...(it.badDebtId ? [{ type: "bad_debt", id: it.badDebtId }] : []),
      ]);
    },
  },
);
