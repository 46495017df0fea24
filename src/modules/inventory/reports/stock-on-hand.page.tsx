import { reportPage } from "../../../platform/web/pages/report-page.tsx";
import { inventory } from "../client.ts";
import { stockOnHand } from "./stock-on-hand.ts";

export default reportPage({
  definition: stockOnHand,
  run: inventory.stockOnHand,
  rowKey: (row) => String(row["itemId"]),
  drill: ({ itemId }, column, { warehouseId }) =>
    column === "onHand"
      ? `/inventory/stock-card?itemId=${itemId}${warehouseId ? `&warehouseId=${warehouseId}` : ""}`
      : undefined,
});
