/** The server's half of the accounts. */
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { actions } from "../../documents/verbs.ts";
import { accountList } from "./account/account.store.ts";
import { account } from "./account/account.ts";
import { bankAccountActions } from "./bank-account/bank-account.actions.ts";
import { bankAccountList } from "./bank-account/bank-account.store.ts";
import { bankAccount } from "./bank-account/bank-account.ts";
import { accountingSteps } from "./closing/steps.actions.ts";
import { currencyActions, exchangeRateActions } from "./currency/currency.actions.ts";
import { currencyList, exchangeRateList } from "./currency/currency.store.ts";
import { currency } from "./currency/currency.ts";
import { journalVoucherActions } from "./journal-voucher/journal-voucher.actions.ts";
import { journalVoucherList, undecidedVouchers } from "./journal-voucher/journal-voucher.store.ts";
import { accounting } from "./module.ts";
import { taxRateList, taxRateRef } from "./tax-rate/tax-rate.store.ts";
import { taxRate } from "./tax-rate/tax-rate.ts";

export const accountActions = actions(account, { async deactivate() {}, async reactivate() {} });
export const taxRateActions = actions(taxRate, { async deactivate() {}, async reactivate() {} });

export const accountingServer: ServerModule = {
  name: accounting.name,
  documents: [
    { actions: accountActions, list: accountList },
    { actions: bankAccountActions, list: bankAccountList },
    { actions: currencyActions, list: currencyList },
    { actions: exchangeRateActions, list: exchangeRateList },
    { actions: taxRateActions, list: taxRateList },
    { actions: journalVoucherActions, list: journalVoucherList },
  ],
  imports: [{ key: "exchange_rate", actions: exchangeRateActions, permission: "accounting.exchange_rate.edit" }],
  beforeClose: undecidedVouchers,
  monthEnd: accountingSteps,
  refs: [
    recordRef(account, { id: "r.code", idType: "text", offered: "r.state = 'active' and r.is_leaf" }),
    recordRef(bankAccount, {
      spec: "r.account_number",
      unit: "r.currency",
      search: ["r.code", "r.name", "r.initials", "r.account_number"],
    }),
    recordRef(currency, { id: "r.code", idType: "text" }),
    taxRateRef,
  ],
  constraints: {
    account_pkey: "accounting.code_taken",
    bank_account_code_key: "accounting.bank_code_taken",
    bank_account_account_key: "accounting.account_has_bank",
    bank_account_currency_fkey: "accounting.currency_unknown",
    currency_code_key: "accounting.currency_taken",
    currency_code_check: "accounting.currency_code",
    exchange_rate_day_key: "accounting.rate_taken",
    exchange_rate_positive_check: "accounting.rate_positive",
    exchange_rate_currency_fkey: "accounting.currency_unknown",
    supplier_currency_fkey: "accounting.currency_unknown",
    purchase_order_currency_fkey: "accounting.currency_unknown",
    supplier_bill_currency_fkey: "accounting.currency_unknown",
    tax_rate_name_key: "accounting.name_taken",
    tax_rate_rate_check: "accounting.tax_rate_range",
    tax_rate_valid_check: "accounting.valid_to_before",
  },
};
