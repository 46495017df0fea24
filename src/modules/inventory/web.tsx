import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "inventory",
  menu: [
    {
      group: "inventory",
      key: "stock_count",
      path: "/inventory/stock-counts",
      permission: "inventory.stock_count.view",
      order: 30,
    },
    {
      group: "inventory",
      key: "transfer",
      path: "/inventory/transfers",
      permission: "inventory.transfer.view",
      order: 40,
    },
    {
      group: "inventory",
      key: "other_movement",
      path: "/inventory/other-movements",
      permission: "inventory.other_movement.view",
      order: 50,
    },
    {
      group: "masters",
      key: "warehouse",
      path: "/inventory/warehouses",
      permission: "inventory.warehouse.view",
      order: 40,
    },
    {
      group: "masters",
      key: "location",
      path: "/inventory/locations",
      permission: "inventory.location.view",
      order: 50,
    },
    {
      group: "inventory",
      key: "costing_comparison",
      path: "/inventory/costing-comparison",
      permission: "inventory.stock.view",
      order: 70,
    },
  ],
  routes: [
    {
      path: "/inventory/costing-comparison",
      component: () => import("./costing-comparison/costing-comparison.page.tsx"),
    },
    ...documentRoutes(
      "stock_count",
      "/inventory/stock-counts",
      () => import("./stock-count/stock-count.list.tsx"),
      () => import("./stock-count/stock-count.page.tsx"),
    ),
    ...documentRoutes(
      "transfer",
      "/inventory/transfers",
      () => import("./transfer/transfer.list.tsx"),
      () => import("./transfer/transfer.page.tsx"),
    ),
    ...documentRoutes(
      "other_movement",
      "/inventory/other-movements",
      () => import("./other-movement/other-movement.list.tsx"),
      () => import("./other-movement/other-movement.page.tsx"),
    ),
    ...documentRoutes(
      "warehouse",
      "/inventory/warehouses",
      () => import("./warehouse/warehouse.list.tsx"),
      () => import("./warehouse/warehouse.page.tsx"),
      { isFound: true },
    ),
    ...documentRoutes(
      "location",
      "/inventory/locations",
      () => import("./warehouse/location.list.tsx"),
      () => import("./warehouse/location.page.tsx"),
      { isFound: true },
    ),
  ],
  reports: [
    {
      name: "stock_on_hand",
      group: "inventory",
      permission: "inventory.stock.view",
      order: 10,
      component: () => import("./reports/stock-on-hand.page.tsx"),
    },
    { name: "stock_card", group: "inventory", permission: "inventory.stock.view", order: 20 },
  ],
  home: () => import("./home.tsx"),
  cards: [{ key: "counts", permissions: ["inventory.stock_count.edit"], order: 60 }],
});
