import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { items } from "../client.ts";
import { billOfMaterial } from "./bill-of-material.ts";

export default recordPage({
  definition: billOfMaterial,
  path: "/items/bills-of-material",
  api: items.billOfMaterial,
  title: ["revision"],
  subtitle: ["itemId"],
  sections: { basics: ["itemId", "revision", "validFrom", "quantity", "labourCost", "overheadCost", "remark"] },
  lines: [
    "componentId",
    { of: "componentId", show: "spec" },
    { of: "componentId", show: "unit" },
    "quantity",
    "scrapPercent",
  ],
});
