import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

export async function lotTracked(tx: Tx, orgId: Id, itemIds: readonly Id[]): Promise<Id[]> {
  const rows = await tx.query<{ item_id: Id }>(
    "select item_id from item where org_id = $1 and item_id = any($2::uuid[]) and is_lot_tracked",
    [orgId, [...new Set(itemIds)]],
  );
  return rows.map((row) => row.item_id);
}
