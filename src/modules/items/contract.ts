/** The API of the items. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { item, itemCategory, itemCategoryRow, itemRow } from "./item/item.ts";

export const itemsContract = {
  item: documentContract(item, "/items/items", itemRow),
  itemCategory: documentContract(itemCategory, "/items/item-categories", itemCategoryRow),
};
