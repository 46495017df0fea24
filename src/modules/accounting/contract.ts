/** The API of the accounts. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { reportContract } from "../../platform/contract/report-contract.ts";
import { account, accountRow } from "./account/account.ts";
import { journalVoucher, journalVoucherRow } from "./journal-voucher/journal-voucher.ts";
import { accountLedger } from "./reports/account-ledger.ts";
import { trialBalance } from "./reports/trial-balance.ts";

export const accountingContract = {
  account: documentContract(account, "/accounting/accounts", accountRow),
  journalVoucher: documentContract(journalVoucher, "/accounting/journal-vouchers", journalVoucherRow),
  trialBalance: reportContract(trialBalance, "/accounting/reports/trial-balance"),
  accountLedger: reportContract(accountLedger, "/accounting/reports/account-ledger"),
};
