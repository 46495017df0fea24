import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { inventory } from "../client.ts";
import { location } from "./warehouse.ts";

export default recordPage({
  definition: location,
  path: "/inventory/locations",
  api: inventory.location,
  sections: { basics: ["code", "name", "nameEn", "warehouseId", "kind"] },
});
