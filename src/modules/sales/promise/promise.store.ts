/** What is known of items in a warehouse before a promise: stock, what is kept of it, what comes and what goes. One statement. */
import type { Registry } from "../../../documents/registry.ts";
import type { Day } from "../../../kernel/dates.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { Move } from "./promise.rules.ts";

export interface Outlook {
  readonly onHand: Quantity;
  readonly reserved: Quantity;
  readonly moves: readonly Move[];
  readonly leadTimeDays: number;
  readonly unitCost: string | null;
}

const texts = new WeakMap<Registry, string>();

function outlookText(registry: Registry): string {
  const known = texts.get(registry);
  if (known) return known;
  const moves = registry.modules.flatMap(({ supply, demand }) => [
    ...(supply
      ? [`select item_id, warehouse_id, due_on, quantity from (${supply}) s where is_firm and quantity > 0`]
      : []),
    ...(demand
      ? [`select item_id, warehouse_id, due_on, -quantity from (${demand}) d where is_firm and quantity > 0`]
      : []),
  ]);
  const text = `
with move as (${moves.join("\nunion all\n")})
select i.item_id as id, i.lead_time_days as "leadTimeDays",
  coalesce((select sum(b.quantity) from stock_balance b join location l on l.org_id = $1 and l.location_id = b.location_id
    where b.org_id = $1 and b.item_id = i.item_id and b.is_owned and l.warehouse_id = $3 and l.kind = 'usable'), 0)::text as "onHand",
  coalesce((select sum(r.quantity) from reservation r where r.org_id = $1 and r.item_id = i.item_id and r.warehouse_id = $3), 0)::text as reserved,
  coalesce((select json_agg(json_build_array(m.due_on::text, round(m.quantity, 6)::text) order by m.due_on) from move m
    where m.item_id = i.item_id and m.warehouse_id = $3), '[]') as moves,
  (select coalesce(p.standard_cost, case when p.quantity > 0 then round(p.value / p.quantity, 6) else p.last_cost end)::text
   from cost_pool p where p.org_id = $1 and p.item_id = i.item_id) as "unitCost"
from item i where i.org_id = $1 and i.item_id = any($2::uuid[])`;
  texts.set(registry, text);
  return text;
}

interface OutlookRow extends Record<"onHand" | "reserved", string> {
  readonly id: Id;
  readonly leadTimeDays: number;
  readonly moves: readonly [Day, string][];
  readonly unitCost: string | null;
}

export async function outlookOf(
  tx: Tx,
  orgId: Id,
  registry: Registry,
  asked: { readonly itemIds: readonly Id[]; readonly warehouseId: Id },
): Promise<Map<Id, Outlook>> {
  const { itemIds, warehouseId } = asked;
  const rows = await tx.query<OutlookRow>(outlookText(registry), [orgId, [...new Set(itemIds)], warehouseId]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        onHand: Quantity.of(row.onHand),
        reserved: Quantity.of(row.reserved),
        moves: row.moves.map(([on, quantity]) => ({ on, quantity: Quantity.of(quantity) })),
        leadTimeDays: row.leadTimeDays,
        unitCost: row.unitCost,
      },
    ]),
  );
}
