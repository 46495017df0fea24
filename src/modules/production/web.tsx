import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "production",
  menu: [
    {
      group: "production",
      key: "work_order",
      path: "/production/work-orders",
      permission: "production.work_order.view",
      order: 10,
    },
    {
      group: "production",
      key: "material_issue",
      path: "/production/material-issues",
      permission: "production.material_issue.view",
      order: 20,
    },
    {
      group: "production",
      key: "completion",
      path: "/production/completions",
      permission: "production.completion.view",
      order: 30,
    },
  ],
  routes: [
    ...documentRoutes(
      "work_order",
      "/production/work-orders",
      () => import("./work-order/work-order.list.tsx"),
      () => import("./work-order/work-order.page.tsx"),
      { isFound: true },
    ),
    ...documentRoutes(
      "material_issue",
      "/production/material-issues",
      () => import("./material-issue/material-issue.list.tsx"),
      () => import("./material-issue/material-issue.page.tsx"),
    ),
    ...documentRoutes(
      "completion",
      "/production/completions",
      () => import("./completion/completion.list.tsx"),
      () => import("./completion/completion.page.tsx"),
    ),
  ],
  home: () => import("./home.tsx"),
  cards: [
    { key: "late", permissions: ["production.work_order.edit"], order: 22 },
    { key: "toRelease", permissions: ["planning.requirements.order"], order: 23 },
    { key: "starting", permissions: ["production.completion.edit"], order: 24 },
    { key: "toIssue", permissions: ["production.material_issue.edit"], order: 42 },
  ],
});
