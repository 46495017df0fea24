import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { locationRow, warehouseRow } from "./warehouse.ts";

export const warehouseList: ListSource<typeof warehouseRow> = {
  row: warehouseRow,
  join: "",
  columns: {
    locationCount: "(select count(*)::int from location l where l.org_id = $1 and l.warehouse_id = d.warehouse_id)",
  },
  search: ["d.code", "d.name", "d.initials"],
  sort: "code",
};

export const locationList: ListSource<typeof locationRow> = {
  row: locationRow,
  join: "join warehouse w on w.org_id = $1 and w.warehouse_id = d.warehouse_id",
  columns: { warehouseName: "w.name" },
  search: ["d.code", "d.name", "d.initials"],
  sort: "code",
};

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

export async function rejectedLocationOf(
  tx: Tx,
  orgId: Id,
  warehouseIds: readonly Id[],
): Promise<{ warehouse_id: Id; rejected_location_id: Id }[]> {
  return await tx.query(
    "select warehouse_id, rejected_location_id from warehouse where org_id = $1 and warehouse_id = any($2::uuid[])",
    [orgId, [...warehouseIds]],
  );
}

export async function kindsOfLocations(
  tx: Tx,
  orgId: Id,
  locationIds: readonly Id[],
): Promise<{ location_id: Id; kind: string }[]> {
  return await tx.query("select location_id, kind from location where org_id = $1 and location_id = any($2::uuid[])", [
    orgId,
    [...new Set(locationIds)],
  ]);
}

export async function findLots(
  tx: Tx,
  orgId: Id,
  lots: readonly { itemId: Id; code: string }[],
): Promise<{ lot_id: Id; item_id: Id; code: string }[]> {
  return await tx.query(
    `select lot.lot_id, lot.item_id, lot.code from lot
     join json_to_recordset($2::json) as l("itemId" uuid, code text) on l."itemId" = lot.item_id and l.code = lot.code where lot.org_id = $1`,
    [orgId, JSON.stringify(lots)],
  );
}
