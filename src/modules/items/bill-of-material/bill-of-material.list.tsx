import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { ImportButton } from "../../../platform/web/parts/import-button.tsx";
import { items } from "../client.ts";
import { billOfMaterial, billOfMaterialRow } from "./bill-of-material.ts";

export default listPage({
  definition: billOfMaterial,
  path: "/items/bills-of-material",
  row: billOfMaterialRow,
  api: items.billOfMaterial,
  extra: () => <ImportButton kind="bill_of_material" />,
  newPath: "/items/bills-of-material/new",
  columns: [
    { field: "itemCode", isLink: true },
    { field: "itemName", of: "itemId" },
    "revision",
    "validFrom",
    "lineCount",
    "state",
  ],
  filters: ["itemId", "validFrom", "state"],
  sort: "itemCode",
});
