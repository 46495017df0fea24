import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "items",
  menu: [
    { group: "masters", key: "item", path: "/items/items", permission: "items.item.view", order: 10 },
    {
      group: "masters",
      key: "item_category",
      path: "/items/item-categories",
      permission: "items.item_category.view",
      order: 20,
    },
    {
      group: "masters",
      key: "bill_of_material",
      path: "/items/bills-of-material",
      permission: "items.bill_of_material.view",
      order: 25,
    },
  ],
  routes: [
    ...documentRoutes(
      "bill_of_material",
      "/items/bills-of-material",
      () => import("./bill-of-material/bill-of-material.list.tsx"),
      () => import("./bill-of-material/bill-of-material.page.tsx"),
    ),
    ...documentRoutes(
      "item",
      "/items/items",
      () => import("./item/item.list.tsx"),
      () => import("./item/item.page.tsx"),
      { isFound: true },
    ),
    ...documentRoutes(
      "item_category",
      "/items/item-categories",
      () => import("./item/item-category.list.tsx"),
      () => import("./item/item-category.page.tsx"),
    ),
  ],
});
