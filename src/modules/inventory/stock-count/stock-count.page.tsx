import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
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
  onHeader: ({ warehouseId }) => (warehouseId ? placesOf(warehouseId) : undefined),
  onLine: ({ line, values, form }) => {
    if (values["itemId"]) return inTheBooks({ ...line.values, locationId: null }, form);
    return values["locationId"] ? inTheBooks(line.values, form) : undefined;
  },
});

const warehouseOf = (id: unknown) => askedFor("warehouse", id, inventory.warehouse.get);

/** The names of the locations that lines begin with. */
async function placesOf(warehouseId: unknown): Promise<Start | undefined> {
  const warehouse = await warehouseOf(warehouseId);
  return warehouse && { refs: warehouse.refs };
}

/** What the books say is at the line's location, else where the warehouse keeps what is usable: the counter corrects both. */
async function inTheBooks(line: Values, { header }: FormState): Promise<Values> {
  const { itemId = null, locationId: chosen } = line;
  const warehouseId = header["warehouseId"] ?? null;
  const locationId = chosen ?? (await warehouseOf(warehouseId))?.document.usableLocationId ?? null;
  const stock = await inventory.stockOnHand({ itemId, warehouseId, locationId } as never).catch(() => undefined);
  return { quantityBook: stock?.rows[0]?.onHand ?? "0", ...(locationId ? { locationId } : {}) };
}
