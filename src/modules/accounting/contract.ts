/** The API of the accounts. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { account, accountRow } from "./account/account.ts";

export const accountingContract = {
  account: documentContract(account, "/accounting/accounts", accountRow),
};
