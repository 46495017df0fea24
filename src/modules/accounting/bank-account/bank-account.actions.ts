/** A bank account stands on an account of money, and keeps its currency once there are entries. */
import { ofDocument } from "../../../documents/issues.ts";
import { actions } from "../../../documents/verbs.ts";
import { error } from "../../../kernel/refusal.ts";
import { moneyAccounts } from "../account/account.store.ts";
import { misfits } from "./bank-account.store.ts";
import { bankAccount } from "./bank-account.ts";

export const bankAccountActions = actions(
  bankAccount,
  { async deactivate() {}, async reactivate() {} },
  {
    async check({ tx, by, documents, refuseIf }) {
      const money = await moneyAccounts(tx, by.orgId);
      const wrong = await misfits(
        tx,
        by.orgId,
        by.baseCurrency,
        documents.map(({ id, account, currency }) => ({ id, account, currency })),
      );
      refuseIf(
        documents.flatMap((it, i) => {
          const { id, account, currency } = it;
          if (!money.has(account))
            return ofDocument(i, [error("accounting.not_money_account", { account }, "account")]);
          if (!wrong.has(id)) return [];
          return ofDocument(i, [error("accounting.bank_account_fixed", { account, currency }, "currency")]);
        }),
      );
    },
  },
);
