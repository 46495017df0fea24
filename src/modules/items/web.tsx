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
  ],
  routes: [
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
