import { addDays } from "../../../kernel/dates.ts";
import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { finance } from "../client.ts";
import { salesInvoice, salesInvoiceRow } from "./sales-invoice.ts";

export default listPage({
  definition: salesInvoice,
  path: "/finance/sales-invoices",
  row: salesInvoiceRow,
  api: finance.salesInvoice,
  newPath: "/finance/sales-invoices/new",
  columns: [
    "number",
    { field: "customerName", of: "customerId" },
    { field: "taxNumber", isDim: true },
    "invoicedOn",
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
  filters: ["customerId", "invoicedOn", "dueOn", "state", "currency", "openBalance"],
  views: [
    { key: "toCollect", where: { state: "posted", openBalance: "0.01.." } },
    {
      key: "overdue",
      where: (today) => ({ state: "posted", openBalance: "0.01..", dueOn: `..${addDays(today, -1)}` }),
    },
  ],
  sort: "-invoicedOn",
});
