import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { ImportButton } from "../../../platform/web/parts/import-button.tsx";
import { sales } from "../client.ts";
import { priceList, priceListRow } from "./price-list.ts";

export default listPage({
  definition: priceList,
  path: "/sales/price-lists",
  row: priceListRow,
  api: sales.priceList,
  extra: () => <ImportButton kind="price_list" />,
  newPath: "/sales/price-lists/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    { field: "customerName", of: "customerId" },
    "isStandard",
    "currency",
    "isTaxIncluded",
    "validFrom",
    "validTo",
    "lineCount",
    "state",
  ],
  views: [{ key: "standard", where: { isStandard: "true" } }],
  filters: ["state", "customerId", "isStandard", "currency", "validFrom", "validTo"],
  sort: "code",
});
