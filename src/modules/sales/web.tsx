import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "sales",
  menu: [
    {
      group: "sales",
      key: "price_list",
      path: "/sales/price-lists",
      permission: "sales.price_list.view",
      order: 50,
    },
  ],
  routes: [
    ...documentRoutes(
      "price_list",
      "/sales/price-lists",
      () => import("./price-list/price-list.list.tsx"),
      () => import("./price-list/price-list.page.tsx"),
    ),
  ],
});
