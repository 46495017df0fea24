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
    {
      group: "sales",
      key: "customer",
      path: "/parties/customers",
      permission: "parties.customer.view",
      order: 60,
    },
    {
      group: "sales",
      key: "customer_category",
      path: "/parties/customer-categories",
      permission: "parties.customer_category.view",
      order: 70,
    },
  ],
  routes: [
    ...documentRoutes(
      "supplier",
      "/parties/suppliers",
      () => import("./supplier/supplier.list.tsx"),
      () => import("./supplier/supplier.page.tsx"),
      { isFound: true },
    ),
    ...documentRoutes(
      "customer",
      "/parties/customers",
      () => import("./customer/customer.list.tsx"),
      () => import("./customer/customer.page.tsx"),
      { isFound: true },
    ),
    ...documentRoutes(
      "customer_category",
      "/parties/customer-categories",
      () => import("./customer/customer-category.list.tsx"),
      () => import("./customer/customer-category.page.tsx"),
    ),
    { path: "/parties/parties/$id", document: "party", component: () => import("./party.page.tsx") },
  ],
});
