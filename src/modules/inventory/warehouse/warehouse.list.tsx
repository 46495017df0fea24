import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { inventory } from "../client.ts";
import { warehouse, warehouseRow } from "./warehouse.ts";

export default listPage({
  definition: warehouse,
  path: "/inventory/warehouses",
  row: warehouseRow,
  api: inventory.warehouse,
  newPath: "/inventory/warehouses/new",
  columns: [{ field: "code", isLink: true }, { field: "name", english: "nameEn" }, "locationCount", "state"],
  filters: ["state"],
  sort: "code",
});
