import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { itemCategoryRow, itemRow } from "./item.ts";

export const itemList: ListSource<typeof itemRow> = {
  row: itemRow,
  join: `
    left join item_category c on c.org_id = $1 and c.item_category_id = d.category_id
    left join cost_pool p on p.org_id = $1 and p.pool_id = d.item_id`,
  columns: { categoryName: "c.name", onHand: "coalesce(p.quantity, 0)", value: "coalesce(p.value, 0)" },
  search: ["d.code", "d.name", "d.initials", "d.name_en", "d.spec"],
  sort: "code",
  sums: ["value"],
};

export const itemCategoryList: ListSource<typeof itemCategoryRow> = {
  row: itemCategoryRow,
  join: "left join item_category p on p.org_id = $1 and p.item_category_id = d.parent_id",
  columns: { parentName: "p.name" },
  search: ["d.code", "d.name", "d.initials", "d.name_en"],
  sort: "code",
};

/** The lines of other units that items have now. */
export async function unitLines(
  tx: Tx,
  orgId: Id,
  itemIds: readonly Id[],
): Promise<{ id: Id; itemId: Id; unit: string }[]> {
  return await tx.query(
    'select item_line_id as id, item_id as "itemId", unit from item_line where org_id = $1 and item_id = any($2::uuid[])',
    [orgId, itemIds],
  );
}
