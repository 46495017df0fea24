import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { accounting } from "../client.ts";
import { bankAccount } from "./bank-account.ts";

export default recordPage({
  definition: bankAccount,
  path: "/accounting/bank-accounts",
  api: accounting.bankAccount,
  sections: {
    basics: ["code", "name", "nameEn", "bankName", "accountNumber"],
    books: ["currency", "account"],
  },
  next: [
    {
      key: "ledger",
      permission: "accounting.ledger.view",
      when: () => true,
      to: (_, answer) => `/accounting/account-ledger?account=${answer.document["account"]}`,
    },
  ],
});
