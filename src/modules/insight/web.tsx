import { defineWeb } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "insight",
  menu: [],
  routes: [],
  reports: [{ name: "sales_by_month", group: "insight", permission: "finance.sales_invoice.view", order: 10 }],
});
