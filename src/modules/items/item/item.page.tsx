import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { items } from "../client.ts";
import { item } from "./item.ts";

export default recordPage({
  definition: item,
  path: "/items/items",
  api: items.item,
  sections: {
    basics: ["code", "name", "nameEn", "kind", "categoryId", "spec", "unit", "remark"],
    stock: ["isInspected", "isLotTracked", "reorderPoint", "safetyStock", "maximumStock"],
    buying: ["supplierId", "leadTimeDays", "lotSize", "taxRate"],
    cost: ["costing", "standardCost"],
  },
  lines: ["unit", "quantity", "stockQuantity"],
  // Mostly so in the form, where it is seen; a spreadsheet has to say it.
  start: async () => ({ header: { kind: "material" } }),
  next: [
    {
      key: "stockCard",
      permission: "inventory.stock.view",
      when: () => true,
      to: (id) => `/inventory/stock-card?itemId=${id}`,
    },
  ],
});
