import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { items } from "../client.ts";
import { itemCategory } from "./item.ts";

export default recordPage({
  definition: itemCategory,
  path: "/items/item-categories",
  api: items.itemCategory,
  sections: { basics: ["code", "name", "nameEn", "parentId"] },
});
