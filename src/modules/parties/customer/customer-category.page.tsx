import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { parties } from "../client.ts";
import { customerCategory } from "./customer.ts";

export default recordPage({
  definition: customerCategory,
  path: "/parties/customer-categories",
  api: parties.customerCategory,
  sections: { basics: ["code", "name", "nameEn"] },
});
