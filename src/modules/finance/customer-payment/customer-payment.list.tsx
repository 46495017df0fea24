import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { customerPayment, customerPaymentRow } from "./customer-payment.ts";

export default listPage({
  definition: customerPayment,
  path: "/finance/customer-payments",
  row: customerPaymentRow,
  api: finance.customerPayment,
  newPath: "/finance/customer-payments/new",
  columns: [
    "number",
    { field: "customerName", of: "customerId" },
    "direction",
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
  filters: ["customerId", "direction", "paidOn", "state", "method", "bankAccountId", "currency", "amount"],
  sort: "-paidOn",
});
