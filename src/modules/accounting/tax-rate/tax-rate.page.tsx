import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { accounting } from "../client.ts";
import { taxRate } from "./tax-rate.ts";

export default recordPage({
  definition: taxRate,
  path: "/accounting/tax-rates",
  api: accounting.taxRate,
  title: ["name"],
  sections: { basics: ["name", "nameEn", "rate", "validFrom", "validTo"] },
});
