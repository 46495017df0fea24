import { defineWeb } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "planning",
  menu: [
    {
      group: "procurement",
      key: "replenishment",
      path: "/planning/replenishment",
      permission: "planning.replenishment.view",
      order: 10,
    },
    {
      group: "inventory",
      key: "availability",
      path: "/planning/availability",
      permission: "inventory.stock.view",
      order: 15,
    },
  ],
  routes: [
    { path: "/planning/replenishment", component: () => import("./replenishment/replenishment.page.tsx") },
    { path: "/planning/availability", component: () => import("./reports/availability.page.tsx") },
  ],
});
