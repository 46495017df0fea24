import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState } from "../../../platform/web/form/form-state.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { inventory } from "../client.ts";
import { stockCount } from "./stock-count.ts";

export default documentPage({
  definition: stockCount,
  path: "/inventory/stock-counts",
  api: inventory.stockCount,
  subtitle: ["warehouseId"],
  within: { location: "warehouseId" },
  sections: {
    header: ["warehouseId", "countedOn", "remark"],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { of: "itemId", show: "unit" },
      "locationId",
      "lotCode",
      "quantityBook",
      { field: "quantityCounted", isCounted: true },
      {
        key: "difference",
        kind: "quantity",
        tone: "bad",
        compute: ({ quantityBook, quantityCounted }) =>
          quantityBook && quantityCounted && quantityCounted.minus(quantityBook),
      },
      "reason",
    ],
  },
  scan: { find: "itemId", focus: "quantityCounted", isAdding: true },
  onLine: ({ values, form }) => (values["itemId"] ? inTheBooks(String(values["itemId"]), form) : undefined),
});

/** Where the item is by default, and what the books say it has in the warehouse: the counter corrects both. */
async function inTheBooks(itemId: string, { header }: FormState): Promise<Values> {
  const warehouseId = header["warehouseId"];
  const [warehouse, stock] = await Promise.all([
    askedFor("warehouse", warehouseId, inventory.warehouse.get),
    inventory
      .stockOnHand({ itemId, warehouseId: typeof warehouseId === "string" ? warehouseId : null } as never)
      .catch(() => undefined),
  ]);
  const locationId = warehouse?.document.usableLocationId;
  return { quantityBook: stock?.rows[0]?.onHand ?? "0", ...(locationId ? { locationId } : {}) };
}
