import { addDays } from "../../../kernel/dates.ts";
import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { production } from "../client.ts";
import { workOrder, workOrderRow } from "./work-order.ts";

export default listPage({
  definition: workOrder,
  path: "/production/work-orders",
  row: workOrderRow,
  api: production.workOrder,
  newPath: "/production/work-orders/new",
  columns: [
    "number",
    { field: "itemName", of: "itemId" },
    "state",
    "startOn",
    "dueOn",
    "quantity",
    "produced",
    { field: "scrapped", isBad: ({ scrapped }) => scrapped !== "0" },
    "issuedPercent",
    "donePercent",
    "inProcess",
    { field: "purpose", isDim: true },
  ],
  filters: ["itemId", "warehouseId", "startOn", "dueOn", "state", "issuing", "issuedPercent", "donePercent"],
  views: [
    { key: "late", where: (today) => ({ state: "released", dueOn: `..${addDays(today, -1)}`, donePercent: "..99" }) },
  ],
  sort: "-dueOn",
});
