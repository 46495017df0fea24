import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { payment, paymentRow } from "./payment.ts";

export default listPage({
  definition: payment,
  path: "/finance/payments",
  row: paymentRow,
  api: finance.payment,
  newPath: "/finance/payments/new",
  columns: [
    "number",
    { field: "supplierName", of: "supplierId" },
    "paidOn",
    "state",
    "method",
    { field: "bankAccountName", of: "bankAccountId" },
    "lineCount",
    "currency",
    "amount",
    "amountBase",
    { field: "reference", isDim: true },
  ],
  filters: ["supplierId", "paidOn", "state", "method", "bankAccountId", "currency", "amount"],
  sort: "-paidOn",
});
