/** The server's half of the accounts. */
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { actions } from "../../documents/verbs.ts";
import { accountList } from "./account/account.store.ts";
import { account } from "./account/account.ts";
import { journalVoucherActions } from "./journal-voucher/journal-voucher.actions.ts";
import { journalVoucherList, undecidedVouchers } from "./journal-voucher/journal-voucher.store.ts";
import { accounting } from "./module.ts";

export const accountActions = actions(account, { async deactivate() {}, async reactivate() {} });

export const accountingServer: ServerModule = {
  name: accounting.name,
  documents: [
    { actions: accountActions, list: accountList },
    { actions: journalVoucherActions, list: journalVoucherList },
  ],
  beforeClose: undecidedVouchers,
  refs: [recordRef(account, { id: "r.code", idType: "text", offered: "r.state = 'active' and r.is_leaf" })],
  constraints: { account_pkey: "accounting.code_taken" },
};
