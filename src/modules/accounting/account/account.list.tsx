import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { accounting } from "../client.ts";
import { account, accountRow } from "./account.ts";

export default listPage({
  definition: account,
  path: "/accounting/accounts",
  row: accountRow,
  api: accounting.account,
  newPath: "/accounting/accounts/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    "class",
    "normalBalance",
    "isLeaf",
    "state",
  ],
  filters: ["class", "isLeaf", "state"],
  sort: "code",
});
