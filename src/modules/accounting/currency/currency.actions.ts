/** The verbs of currencies and their rates. */
import { ofDocument } from "../../../documents/issues.ts";
import { actions } from "../../../documents/verbs.ts";
import { error } from "../../../kernel/refusal.ts";
import { currency, exchangeRate } from "./currency.ts";

export const currencyActions = actions(currency, { async deactivate() {}, async reactivate() {} });

/** Rates are counted in the base currency, so it has none itself. */
export const exchangeRateActions = actions(
  exchangeRate,
  { async deactivate() {}, async reactivate() {} },
  {
    async check({ by, documents, refuseIf }) {
      refuseIf(
        documents.flatMap((it, i) =>
          it.currency === by.baseCurrency
            ? ofDocument(i, [error("accounting.base_has_no_rate", { currency: it.currency }, "currency")])
            : [],
        ),
      );
    },
  },
);
