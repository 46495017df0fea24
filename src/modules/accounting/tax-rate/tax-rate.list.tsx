import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { accounting } from "../client.ts";
import { taxRate, taxRateRow } from "./tax-rate.ts";

export default listPage({
  definition: taxRate,
  path: "/accounting/tax-rates",
  row: taxRateRow,
  api: accounting.taxRate,
  newPath: "/accounting/tax-rates/new",
  columns: [{ field: "name", english: "nameEn", isLink: true }, "rate", "validFrom", "validTo", "state"],
  filters: ["validFrom", "validTo", "state"],
  sort: "-rate",
});
