import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { inventory } from "../client.ts";
import { warehouse } from "./warehouse.ts";

export default recordPage({
  definition: warehouse,
  path: "/inventory/warehouses",
  api: inventory.warehouse,
  sections: { basics: ["code", "name", "nameEn"], places: ["usableLocationId", "rejectedLocationId"] },
  next: [
    {
      key: "stock",
      permission: "inventory.stock.view",
      when: () => true,
      to: (id) => `/inventory/stock-on-hand?warehouseId=${id}`,
    },
  ],
});
