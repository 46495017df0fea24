import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { badDebt, badDebtRow } from "./bad-debt.ts";

export default listPage({
  definition: badDebt,
  path: "/finance/bad-debts",
  row: badDebtRow,
  api: finance.badDebt,
  newPath: "/finance/bad-debts/new",
  columns: [
    "number",
    { field: "customerName", of: "customerId" },
    "writtenOffOn",
    "state",
    "reason",
    "lineCount",
    "currency",
    "amount",
    "recovered",
  ],
  filters: ["customerId", "writtenOffOn", "state", "reason", "currency", "amount"],
  sort: "-writtenOffOn",
});
