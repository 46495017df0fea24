/** The server's half of the items. */
import { recordRef, type ServerModule } from "../../documents/registry.ts";
import { billOfMaterialActions } from "./bill-of-material/bill-of-material.actions.ts";
import { billOfMaterialList } from "./bill-of-material/bill-of-material.store.ts";
import { itemActions, itemCategoryActions } from "./item/item.actions.ts";
import { itemCategoryList, itemList } from "./item/item.store.ts";
import { item, itemCategory } from "./item/item.ts";
import { items } from "./module.ts";

export const itemsServer: ServerModule = {
  name: items.name,
  documents: [
    { actions: itemActions, list: itemList },
    { actions: itemCategoryActions, list: itemCategoryList },
    { actions: billOfMaterialActions, list: billOfMaterialList },
  ],
  imports: [
    {
      key: "item",
      actions: itemActions,
      groupBy: ["code"],
      areLinesOptional: true,
      permission: "items.item.edit",
    },
    {
      key: "bill_of_material",
      actions: billOfMaterialActions,
      groupBy: ["itemId", "revision"],
      permission: "items.bill_of_material.edit",
    },
  ],
  refs: [
    recordRef(item, {
      spec: "r.spec",
      unit: "r.unit",
      units:
        "(select array_agg(u.unit order by u.line_no) from item_line u where u.org_id = r.org_id and u.item_id = r.item_id)",
      search: ["r.code", "r.name", "r.initials", "r.name_en", "r.spec"],
    }),
    recordRef(itemCategory),
    {
      kind: "bill_of_material",
      from: "bill_of_material r join item i on i.org_id = r.org_id and i.item_id = r.item_id",
      id: "r.bill_of_material_id",
      code: "r.revision",
      name: "i.name",
      nameEn: "i.name_en",
      search: ["r.revision", "i.code", "i.name", "i.initials"],
      within: "r.item_id",
      offered: "r.state = 'active'",
      permission: "items.bill_of_material.view",
    },
  ],
  constraints: {
    item_code_key: "items.code_taken",
    item_line_unit_key: "items.unit_twice",
    item_category_code_key: "items.code_taken",
    bill_of_material_revision_key: "items.revision_taken",
  },
};
