import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { procurement } from "../client.ts";
import { purchaseReturn, purchaseReturnRow } from "./purchase-return.ts";

export default listPage({
  definition: purchaseReturn,
  path: "/procurement/purchase-returns",
  row: purchaseReturnRow,
  api: procurement.purchaseReturn,
  newPath: "/procurement/purchase-returns/new",
  columns: [
    "number",
    { field: "supplierName", of: "supplierId" },
    "returnedOn",
    "state",
    "lineCount",
    "quantity",
    "currency",
    "amountNet",
    "amountBase",
  ],
  filters: ["supplierId", "returnedOn", "state", "currency"],
  sort: "-returnedOn",
});
