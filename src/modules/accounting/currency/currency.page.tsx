import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { accounting } from "../client.ts";
import { currency } from "./currency.ts";

export default recordPage({
  definition: currency,
  path: "/accounting/currencies",
  api: accounting.currency,
  sections: { basics: ["code", "name", "nameEn", "decimals"] },
  next: [
    {
      key: "rates",
      permission: "accounting.exchange_rate.view",
      when: () => true,
      to: (_, answer) => `/accounting/exchange-rates?currency=${answer.document["code"]}`,
    },
  ],
});
