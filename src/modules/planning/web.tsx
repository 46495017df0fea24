import { defineWeb } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "planning",
  menu: [
    {
      group: "procurement",
      key: "requirements",
      path: "/planning/requirements",
      permission: "planning.requirements.view",
      order: 10,
    },
  ],
  routes: [{ path: "/planning/requirements", component: () => import("./requirements/requirements.page.tsx") }],
  reports: [
    {
      name: "availability",
      group: "inventory",
      permission: "inventory.stock.view",
      order: 15,
      component: () => import("./reports/availability.page.tsx"),
    },
    { name: "material_readiness", group: "production", permission: "production.work_order.view", order: 15 },
  ],
  home: () => import("./home.tsx"),
  cards: [
    { key: "toOrder", permissions: ["planning.requirements.order"], order: 20 },
    { key: "short", permissions: ["inventory.stock_count.edit"], order: 55 },
  ],
});
