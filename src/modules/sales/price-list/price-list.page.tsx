import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { sales } from "../client.ts";
import { priceList } from "./price-list.ts";

export default recordPage({
  definition: priceList,
  path: "/sales/price-lists",
  api: sales.priceList,
  sections: {
    basics: ["code", "name", "nameEn", "customerId", "isStandard", "remark"],
    terms: ["currency", "isTaxIncluded", "validFrom", "validTo"],
  },
  lines: [
    "itemId",
    { of: "itemId", show: "spec" },
    { unit: "unit", ofItem: "itemId" },
    { field: "fromQuantity" },
    "price",
  ],
});
