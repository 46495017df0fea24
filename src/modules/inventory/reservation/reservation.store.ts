/**
 * Stock kept for lines of demand, by warehouse. What may be kept is what is on hand in usable places and not kept for others; the cost
 * pools are locked while it is shared out, as a posting locks them, so that two orders never keep the same piece.
 */
import type { Id } from "../../../kernel/ids.ts";
import { lockPools } from "../../../ledger/pools.store.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

/** A line of demand. */
interface Demand {
  readonly demandId: Id;
  readonly itemId: Id;
  readonly warehouseId: Id;
  /** In stock units. */
  readonly quantity: string;
}

// Lines of one item and warehouse are served in the order they are given.
const RESERVE = `
with demand as (
  select * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::numeric[]) with ordinality as d(demand_id, item_id, warehouse_id, quantity, n)),
asked as (select distinct item_id, warehouse_id from demand),
free as (
  select a.item_id, a.warehouse_id,
    coalesce((select sum(b.quantity) from stock_balance b join location l on l.org_id = $1 and l.location_id = b.location_id
      where b.org_id = $1 and b.item_id = a.item_id and b.is_owned and l.warehouse_id = a.warehouse_id and l.kind = 'usable'), 0)
    - coalesce((select sum(r.quantity) from reservation r where r.org_id = $1 and r.item_id = a.item_id and r.warehouse_id = a.warehouse_id
      and r.demand_id <> all($2::uuid[])), 0) as quantity
  from asked a),
shared as (
  select d.*, least(d.quantity, f.quantity - (sum(d.quantity) over (partition by d.item_id, d.warehouse_id order by d.n) - d.quantity)) as kept
  from demand d join free f using (item_id, warehouse_id)),
none as (
  delete from reservation r using shared s where r.org_id = $1 and r.demand_id = s.demand_id and s.kept <= 0)
insert into reservation (org_id, demand_id, item_id, warehouse_id, quantity)
select $1, demand_id, item_id, warehouse_id, kept from shared where kept > 0 order by demand_id
on conflict (org_id, demand_id) do update
  set item_id = excluded.item_id, warehouse_id = excluded.warehouse_id, quantity = excluded.quantity`;

/** Keeps for each line as much as is free; what was kept for it before is shared out anew. */
export async function reserve(tx: Tx, orgId: Id, demands: readonly Demand[]): Promise<void> {
  if (demands.length === 0) return;
  await lockPools(
    tx,
    orgId,
    demands.map((it) => it.itemId),
  );
  await tx.query(RESERVE, [
    orgId,
    demands.map((it) => it.demandId),
    demands.map((it) => it.itemId),
    demands.map((it) => it.warehouseId),
    demands.map((it) => it.quantity),
  ]);
}

/** Nothing is kept for these lines any more. */
export async function release(tx: Tx, orgId: Id, demandIds: readonly Id[]): Promise<void> {
  if (demandIds.length === 0) return;
  await tx.query("delete from reservation where org_id = $1 and demand_id = any($2::uuid[])", [orgId, [...demandIds]]);
}

const USE = `
with used as (select demand_id, sum(quantity) as quantity from unnest($2::uuid[], $3::numeric[]) as u(demand_id, quantity) group by demand_id),
gone as (
  delete from reservation r using used u where r.org_id = $1 and r.demand_id = u.demand_id and r.quantity <= u.quantity)
update reservation r set quantity = r.quantity - u.quantity from used u
where r.org_id = $1 and r.demand_id = u.demand_id and r.quantity > u.quantity`;

/** So much went out for these lines, and need not be kept for them any longer. */
export async function useReserved(
  tx: Tx,
  orgId: Id,
  used: readonly Pick<Demand, "demandId" | "quantity">[],
): Promise<void> {
  await tx.query(USE, [orgId, used.map((it) => it.demandId), used.map((it) => it.quantity)]);
}
