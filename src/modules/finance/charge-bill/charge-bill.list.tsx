import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { chargeBill, chargeBillRow } from "./charge-bill.ts";

export default listPage({
  definition: chargeBill,
  path: "/finance/charge-bills",
  row: chargeBillRow,
  api: finance.chargeBill,
  newPath: "/finance/charge-bills/new",
  columns: [
    "number",
    { field: "supplierName", of: "supplierId" },
    "billNumber",
    "billedOn",
    "dueOn",
    "state",
    "amountNet",
    "amountTax",
    "openBalance",
  ],
  filters: ["supplierId", "billedOn", "state", "openBalance"],
  sort: "-billedOn",
});
