/** Opens cost pools: an item can be posted once it has one. Amounts are none of this file's business. */
import type { UnitPrice } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";
import type { CostingMethod } from "./valuation.ts";

export interface PoolSetting {
  readonly itemId: Id;
  readonly method: CostingMethod;
  /** The account role of the item's kind, e.g. `inventory_material`. */
  readonly accountRole: string;
  readonly standardCost: UnitPrice | null;
  readonly isLotTracked: boolean;
}

/**
 * Opens the pools of items, or changes the setting of empty ones. @returns the items whose pool has stock and another
 * setting: how they are costed, and whether they are kept by lot, cannot change now.
 */
export async function openPools(tx: Tx, orgId: Id, settings: readonly PoolSetting[]): Promise<Id[]> {
  if (settings.length === 0) return [];
  const rows = await tx.query<{ item_id: Id }>(
    `with setting as (
       select s.item_id, s.method, r.account, s.standard_cost, s.is_lot_tracked
       from json_to_recordset($2::json) as s(item_id uuid, method text, role text, standard_cost numeric, is_lot_tracked boolean)
       join account_role r on r.org_id = $1 and r.role = s.role order by s.item_id),
     opened as (
       insert into cost_pool (org_id, pool_id, item_id, method, account, standard_cost, is_lot_tracked)
       select $1, item_id, item_id, method, account, standard_cost, is_lot_tracked from setting
       on conflict (org_id, pool_id) do update
         set method = excluded.method, account = excluded.account, standard_cost = excluded.standard_cost,
           is_lot_tracked = excluded.is_lot_tracked, version = cost_pool.version + 1
         where cost_pool.quantity = 0 and cost_pool.value = 0
       returning item_id)
     select s.item_id from setting s join cost_pool p on p.org_id = $1 and p.item_id = s.item_id
     where not exists (select from opened o where o.item_id = s.item_id)
       and (p.method, p.account, p.is_lot_tracked, coalesce(p.standard_cost, -1))
         is distinct from (s.method, s.account, s.is_lot_tracked, coalesce(s.standard_cost, -1))`,
    [
      orgId,
      JSON.stringify(
        settings.map((it) => ({
          item_id: it.itemId,
          method: it.method,
          role: it.accountRole,
          standard_cost: it.standardCost,
          is_lot_tracked: it.isLotTracked,
        })),
      ),
    ],
  );
  return rows.map((row) => row.item_id);
}

/** Locks the pools of items as a posting does, without one: what is on hand stays so until the transaction ends. */
export async function lockPools(tx: Tx, orgId: Id, itemIds: readonly Id[]): Promise<void> {
  await tx.query(
    "select 1 from cost_pool where org_id = $1 and item_id = any($2::uuid[]) order by pool_id for update",
    [orgId, [...new Set(itemIds)]],
  );
}
