import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { items } from "../client.ts";
import { itemCategory, itemCategoryRow } from "./item.ts";

export default listPage({
  definition: itemCategory,
  path: "/items/item-categories",
  row: itemCategoryRow,
  api: items.itemCategory,
  newPath: "/items/item-categories/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    { field: "parentName", of: "parentId" },
    "state",
  ],
  filters: ["state"],
  sort: "code",
});
