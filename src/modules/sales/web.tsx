import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "sales",
  menu: [
    {
      group: "sales",
      key: "sales_order",
      path: "/sales/sales-orders",
      permission: "sales.sales_order.view",
      order: 20,
    },
    {
      group: "sales",
      key: "delivery",
      path: "/sales/deliveries",
      permission: "sales.delivery.view",
      order: 30,
    },
    {
      group: "sales",
      key: "sales_return",
      path: "/sales/sales-returns",
      permission: "sales.sales_return.view",
      order: 35,
    },
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
      "sales_order",
      "/sales/sales-orders",
      () => import("./sales-order/sales-order.list.tsx"),
      () => import("./sales-order/sales-order.page.tsx"),
      { isFound: true },
    ),
    ...documentRoutes(
      "delivery",
      "/sales/deliveries",
      () => import("./delivery/delivery.list.tsx"),
      () => import("./delivery/delivery.page.tsx"),
    ),
    ...documentRoutes(
      "sales_return",
      "/sales/sales-returns",
      () => import("./sales-return/sales-return.list.tsx"),
      () => import("./sales-return/sales-return.page.tsx"),
    ),
    ...documentRoutes(
      "price_list",
      "/sales/price-lists",
      () => import("./price-list/price-list.list.tsx"),
      () => import("./price-list/price-list.page.tsx"),
    ),
  ],
  home: () => import("./home.tsx"),
  cards: [
    { key: "toApprove", permissions: ["sales.sales_order.approve"], order: 15 },
    { key: "toPromise", permissions: ["sales.sales_order.edit"], order: 16 },
    { key: "late", permissions: ["sales.sales_order.edit", "sales.sales_order.approve"], order: 25 },
    { key: "toPick", permissions: ["sales.delivery.post"], order: 45 },
    { key: "toShip", permissions: ["sales.sales_order.edit", "sales.sales_order.approve"], order: 35 },
  ],
});
