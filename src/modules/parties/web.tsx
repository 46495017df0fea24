import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "parties",
  menu: [
    {
      group: "procurement",
      key: "supplier",
      path: "/parties/suppliers",
      permission: "parties.supplier.view",
      order: 60,
    },
  ],
  routes: [
    ...documentRoutes(
      "supplier",
      "/parties/suppliers",
      () => import("./supplier/supplier.list.tsx"),
      () => import("./supplier/supplier.page.tsx"),
      { also: ["party"], isFound: true },
    ),
  ],
});
