import { today } from "../../../platform/web/format/parse.ts";
import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { accounting } from "../client.ts";
import { exchangeRate } from "./currency.ts";

export default recordPage({
  definition: exchangeRate,
  path: "/accounting/exchange-rates",
  api: accounting.exchangeRate,
  title: ["currency", "ratedOn"],
  sections: { basics: ["currency", "ratedOn", "rate"] },
  start: async () => ({ header: { ratedOn: today() } }),
});
