/** What other modules' servers may ask of the warehouses. */
import { type Id, newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { ensureLots, kindsOfLocations, rejectedLocationOf } from "./warehouse/warehouse.store.ts";

/** The lot of each line that names one by its code; a code seen for the first time makes the lot. Keyed by line. */
export async function lotsFor(
  tx: Tx,
  orgId: Id,
  lines: readonly { id: Id; itemId: Id; lotCode: string | null }[],
): Promise<Map<Id, Id>> {
  const named = lines.filter((line) => line.lotCode);
  if (named.length === 0) return new Map();
  const wanted = new Map(
    named.map((line) => [
      `${line.itemId} ${line.lotCode}`,
      { lotId: newId(), itemId: line.itemId, code: line.lotCode! },
    ]),
  );
  const lots = await ensureLots(tx, orgId, [...wanted.values()]);
  const byCode = new Map(lots.map((lot) => [`${lot.item_id} ${lot.code}`, lot.lot_id]));
  return new Map(named.map((line) => [line.id, byCode.get(`${line.itemId} ${line.lotCode}`)!]));
}

/** Where rejected goods of each warehouse wait. */
export async function rejectedLocations(tx: Tx, orgId: Id, warehouseIds: readonly Id[]): Promise<Map<Id, Id>> {
  if (warehouseIds.length === 0) return new Map();
  const rows = await rejectedLocationOf(tx, orgId, [...new Set(warehouseIds)]);
  return new Map(rows.map((row) => [row.warehouse_id, row.rejected_location_id]));
}

/** What is done at each location: usable, to_inspect, rejected, scrap. */
export async function locationKinds(tx: Tx, orgId: Id, locationIds: readonly Id[]): Promise<Map<Id, string>> {
  const rows = await kindsOfLocations(tx, orgId, locationIds);
  return new Map(rows.map((row) => [row.location_id, row.kind]));
}

export { knownLots } from "./lots.actions.ts";
export { release, reserve, useReserved } from "./reservation/reservation.store.ts";
