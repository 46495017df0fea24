import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { production } from "../client.ts";
import { completion, completionRow } from "./completion.ts";

export default listPage({
  definition: completion,
  path: "/production/completions",
  row: completionRow,
  api: production.completion,
  newPath: "/production/completions/new",
  columns: [
    "number",
    { field: "orderNumber", of: "workOrderId" },
    { field: "itemName", of: "itemId" },
    "completedOn",
    "state",
    "quantity",
    { field: "quantityScrapped", isBad: ({ quantityScrapped }) => quantityScrapped !== "0" },
    "scrapReason",
    "cost",
  ],
  filters: ["workOrderId", "itemId", "completedOn", "state", "scrapReason"],
  sort: "-completedOn",
});
