/** The verbs of a bad debt. */
import { refuseApproval } from "../../../documents/approval.ts";
import { ofDocument } from "../../../documents/issues.ts";
import { postEach } from "../../../documents/posting.ts";
import { actions } from "../../../documents/verbs.ts";
import { voidPostings } from "../../../documents/voiding.ts";
import { Amount } from "../../../kernel/decimal.ts";
import { convert } from "../../../kernel/money.ts";
import { type Book, checkPeriod } from "../../../ledger/book.ts";
import { openBook } from "../../../ledger/facts.store.ts";
import { checkRate } from "../../accounting/api.ts";
import { documentsBehind } from "../payment/payment.store.ts";
import { checkOpenItems } from "../settlement.rules.ts";
import { postBadDebt } from "./bad-debt.posting.ts";
import { type BadDebt, checkBadDebt, totalOf } from "./bad-debt.rules.ts";
import { badDebt } from "./bad-debt.ts";

export const badDebtActions = actions(
  badDebt,
  {
    async submit(run) {
      run.refuseIf(run.documents.flatMap((it, i) => ofDocument(i, checkBadDebt(it))));
    },

    async approve(run) {
      const { tx, by, documents } = run;
      await refuseApproval(run, (it) => convert(totalOf(it), it.rate));
      const book = await openBook(tx, by.orgId, {
        dates: documents.map((it) => it.writtenOffOn),
        openItems: documents.flatMap((it) => it.lines.map((line) => line.openItemId)),
      });
      const { baseCurrency } = by;
      const check = (it: BadDebt, trial: Book) => [
        ...checkPeriod(trial, it.writtenOffOn, "writtenOffOn"),
        ...checkRate(it, baseCurrency),
        ...checkBadDebt(it),
        ...checkOpenItems(
          { ...it, amount: totalOf(it), discount: Amount.zero },
          {
            partyId: it.customerId,
            side: "owed",
            openItems: trial.facts.openItems,
            baseCurrency,
            estimates: [trial.account("delivered_not_invoiced")],
          },
        ),
      ];
      return postEach(run, book, check, (it, trial) => postBadDebt(it, baseCurrency, trial));
    },

    async reject() {},

    void: (run) =>
      voidPostings(
        run,
        run.documents.map((it) => it.id),
      ),
  },
  { upstream: (run) => documentsBehind(run.tx, run.by.orgId, run.documents) },
);
