import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { inventory } from "../client.ts";
import { location, locationRow } from "./warehouse.ts";

export default listPage({
  definition: location,
  path: "/inventory/locations",
  row: locationRow,
  api: inventory.location,
  newPath: "/inventory/locations/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    { field: "warehouseName", of: "warehouseId" },
    "kind",
    "state",
  ],
  filters: ["warehouseId", "kind", "state"],
  sort: "code",
});
