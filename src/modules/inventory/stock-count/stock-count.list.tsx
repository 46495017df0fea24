import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { inventory } from "../client.ts";
import { stockCount, stockCountRow } from "./stock-count.ts";

export default listPage({
  definition: stockCount,
  path: "/inventory/stock-counts",
  row: stockCountRow,
  api: inventory.stockCount,
  newPath: "/inventory/stock-counts/new",
  columns: [
    "number",
    { field: "warehouseName", of: "warehouseId" },
    "countedOn",
    "state",
    "lineCount",
    { field: "differences", isBad: ({ differences }) => differences > 0 },
  ],
  filters: ["warehouseId", "countedOn", "state", "differences"],
  sort: "-countedOn",
});
