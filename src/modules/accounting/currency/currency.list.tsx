import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { accounting } from "../client.ts";
import { currency, currencyRow } from "./currency.ts";

export default listPage({
  definition: currency,
  path: "/accounting/currencies",
  row: currencyRow,
  api: accounting.currency,
  newPath: "/accounting/currencies/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    "decimals",
    "isBase",
    "lastRate",
    { field: "lastRatedOn", isDim: true },
    "state",
  ],
  filters: ["state"],
  sort: "code",
});
