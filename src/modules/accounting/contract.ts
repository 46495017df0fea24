/** The API of the accounts. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { documentContract } from "../../platform/contract/document-contract.ts";
import { refusals } from "../../platform/contract/refusals.ts";
import { reportContract } from "../../platform/contract/report-contract.ts";
import { account, accountRow } from "./account/account.ts";
import { bankAccount, bankAccountRow } from "./bank-account/bank-account.ts";
import { currency, currencyRow, exchangeRate, exchangeRateRow } from "./currency/currency.ts";
import { journalVoucher, journalVoucherRow } from "./journal-voucher/journal-voucher.ts";
import { accountLedger } from "./reports/account-ledger.ts";
import { trialBalance } from "./reports/trial-balance.ts";
import { taxRate, taxRateRow } from "./tax-rate/tax-rate.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const periods = z.object({
  periods: z.array(
    z.object({
      month,
      state: z.enum(["open", "closed"]),
      changedAt: z.string().nullable(),
      changedBy: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
const base = oc.errors(refusals);
const tags = ["periods"];

const period = {
  list: base.route({ method: "GET", path: "/accounting/periods", tags }).output(periods),
  /** The costing run alone, as often as one likes before the close. */
  cost: base
    .route({ method: "POST", path: "/accounting/periods/{month}/cost", tags })
    .input(z.object({ month }))
    .output(z.object({ items: z.int(), postingId: z.uuid().nullable() })),
  /** The revaluation of foreign balances alone, as often as one likes before the close. */
  revalue: base
    .route({ method: "POST", path: "/accounting/periods/{month}/revalue", tags })
    .input(z.object({ month }))
    .output(z.object({ balances: z.int(), gain: z.string() })),
  close: base
    .route({ method: "POST", path: "/accounting/periods/{month}/close", tags })
    .input(z.object({ month }))
    .output(periods),
  reopen: base
    .route({ method: "POST", path: "/accounting/periods/{month}/reopen", tags })
    .input(z.object({ month, reason: z.string().trim().min(1).max(500) }))
    .output(periods),
};

export const accountingContract = {
  period,
  account: documentContract(account, "/accounting/accounts", accountRow),
  bankAccount: documentContract(bankAccount, "/accounting/bank-accounts", bankAccountRow),
  currency: documentContract(currency, "/accounting/currencies", currencyRow),
  exchangeRate: documentContract(exchangeRate, "/accounting/exchange-rates", exchangeRateRow),
  taxRate: documentContract(taxRate, "/accounting/tax-rates", taxRateRow),
  journalVoucher: documentContract(journalVoucher, "/accounting/journal-vouchers", journalVoucherRow),
  trialBalance: reportContract(trialBalance),
  accountLedger: reportContract(accountLedger),
};
