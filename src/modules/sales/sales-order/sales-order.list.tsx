import { addDays } from "../../../kernel/dates.ts";
import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { sales } from "../client.ts";
import { salesOrder, salesOrderRow } from "./sales-order.ts";

export default listPage({
  definition: salesOrder,
  path: "/sales/sales-orders",
  row: salesOrderRow,
  api: sales.salesOrder,
  newPath: "/sales/sales-orders/new",
  columns: [
    "number",
    { field: "customerName", of: "customerId" },
    { field: "customerOrderNumber", isDim: true },
    "orderedOn",
    {
      field: "promisedOn",
      isBad: ({ promisedOn, state, shippedPercent }, today) =>
        state === "approved" && shippedPercent < 100 && promisedOn !== null && promisedOn < today,
    },
    "state",
    { field: "reservedPercent", isBar: true },
    { field: "shippedPercent", isBar: true },
    { field: "invoicedPercent", isBar: true },
    "currency",
    "amount",
    "amountBase",
  ],
  filters: ["customerId", "salespersonId", "orderedOn", "promisedOn", "state", "shippedPercent", "currency", "amount"],
  views: [
    { key: "open", where: { state: "draft,submitted,approved" } },
    {
      key: "late",
      where: (today) => ({ state: "approved", shippedPercent: "..99", promisedOn: `..${addDays(today, -1)}` }),
    },
    { key: "toInvoice", where: { state: "approved,closed", shippedPercent: "1..", invoicedPercent: "..99" } },
  ],
  sort: "-orderedOn",
});
