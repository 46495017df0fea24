import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

export async function ensureLots(
  tx: Tx,
  orgId: Id,
  lots: readonly { lotId: Id; itemId: Id; code: string }[],
): Promise<{ lot_id: Id; item_id: Id; code: string }[]> {
  // The update changes nothing; it makes the statement return the lots that were there already.
  return await tx.query(
    `insert into lot (org_id, lot_id, item_id, code)
     select $1, l."lotId", l."itemId", l.code from json_to_recordset($2::json) as l("lotId" uuid, "itemId" uuid, code text) order by l."itemId", l.code
     on conflict (org_id, item_id, code) do update set code = excluded.code
     returning lot_id, item_id, code`,
    [orgId, JSON.stringify(lots)],
  );
}

export async function rejectedLocationOf(tx: Tx, orgId: Id, warehouseIds: readonly Id[]): Promise<{ warehouse_id: Id; rejected_location_id: Id }[]> {
  return await tx.query("select warehouse_id, rejected_location_id from warehouse where org_id = $1 and warehouse_id = any($2::uuid[])", [
    orgId,
    warehouseIds as string[],
  ]);
}
