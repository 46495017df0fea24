import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { accounting } from "../client.ts";
import { bankAccount, bankAccountRow } from "./bank-account.ts";

export default listPage({
  definition: bankAccount,
  path: "/accounting/bank-accounts",
  row: bankAccountRow,
  api: accounting.bankAccount,
  newPath: "/accounting/bank-accounts/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    { field: "bankName", isDim: true },
    { field: "accountNumber", isDim: true },
    "currency",
    "account",
    "balance",
    "state",
  ],
  filters: ["currency", "state"],
  sort: "code",
});
