/** The API of the items. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { billOfMaterial, billOfMaterialRow } from "./bill-of-material/bill-of-material.ts";
import { item, itemCategory, itemCategoryRow, itemRow } from "./item/item.ts";

export const itemsContract = {
  item: documentContract(item, "/items/items", itemRow),
  itemCategory: documentContract(itemCategory, "/items/item-categories", itemCategoryRow),
  billOfMaterial: documentContract(billOfMaterial, "/items/bills-of-material", billOfMaterialRow),
};
