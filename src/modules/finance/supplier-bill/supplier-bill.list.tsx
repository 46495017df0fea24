import { addDays } from "../../../kernel/dates.ts";
import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { supplierBill, supplierBillRow } from "./supplier-bill.ts";

export default listPage({
  definition: supplierBill,
  path: "/finance/supplier-bills",
  row: supplierBillRow,
  api: finance.supplierBill,
  newPath: "/finance/supplier-bills/new",
  columns: [
    "number",
    { field: "supplierName", of: "supplierId" },
    "billNumber",
    "billedOn",
    {
      field: "dueOn",
      isBad: ({ dueOn, state, openBalance }, today) => state === "posted" && openBalance !== "0.00" && dueOn < today,
    },
    "state",
    "currency",
    "amountNet",
    "amountTax",
    "amountBase",
    "openBalance",
  ],
  filters: ["supplierId", "billedOn", "dueOn", "state", "currency", "openBalance"],
  views: [
    { key: "toPay", where: { state: "posted", openBalance: "0.01.." } },
    {
      key: "overdue",
      where: (today) => ({ state: "posted", openBalance: "0.01..", dueOn: `..${addDays(today, -1)}` }),
    },
  ],
  sort: "-billedOn",
});
