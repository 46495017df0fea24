import { addDays } from "../../../kernel/dates.ts";
import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { procurement } from "../client.ts";
import { purchaseOrder, purchaseOrderRow } from "./purchase-order.ts";

export default listPage({
  definition: purchaseOrder,
  path: "/procurement/purchase-orders",
  row: purchaseOrderRow,
  api: procurement.purchaseOrder,
  newPath: "/procurement/purchase-orders/new",
  columns: [
    "number",
    { field: "supplierName", of: "supplierId" },
    "orderedOn",
    {
      field: "requiredOn",
      isBad: ({ requiredOn, state, receivedPercent }, today) =>
        state === "approved" && receivedPercent < 100 && requiredOn !== null && requiredOn < today,
    },
    "state",
    { field: "receivedPercent", isBar: true },
    "currency",
    "amount",
    "amountBase",
    // Beside the share received it says what the share billed would, and in money.
    "toBill",
  ],
  filters: ["supplierId", "orderedOn", "requiredOn", "state", "receivedPercent", "toBill", "currency", "amount"],
  views: [
    { key: "open", where: { state: "draft,submitted,approved" } },
    {
      key: "late",
      where: (today) => ({ state: "approved", receivedPercent: "..99", requiredOn: `..${addDays(today, -1)}` }),
    },
    { key: "toBill", where: { toBill: "0.01.." } },
  ],
  sort: "-orderedOn",
});
