import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { ImportButton } from "../../../platform/web/parts/import-button.tsx";
import { accounting } from "../client.ts";
import { exchangeRate, exchangeRateRow } from "./currency.ts";

export default listPage({
  definition: exchangeRate,
  path: "/accounting/exchange-rates",
  row: exchangeRateRow,
  api: accounting.exchangeRate,
  extra: () => <ImportButton kind="exchange_rate" />,
  newPath: "/accounting/exchange-rates/new",
  columns: [{ field: "ratedOn", isLink: true }, "currency", "rate", "state"],
  filters: ["currency", "ratedOn", "state"],
  sort: "-ratedOn",
});
