/** Reads, in one statement, everything the proposals are made of. */
import type { Day } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

export interface ItemRow {
  readonly itemId: Id;
  readonly supplierId: Id | null;
  /** What the supplier sells it by; null: the stock unit. Price and minimum are in it. */
  readonly unit: string | null;
  readonly unitQuantity: string | null;
  readonly unitStockQuantity: string | null;
  readonly stockUnit: string;
  readonly price: string | null;
  readonly minimum: string | null;
  readonly taxRate: string;
  readonly leadTimeDays: number;
  readonly lotSize: string | null;
  readonly reorderPoint: string;
  readonly safetyStock: string;
  readonly maximumStock: string | null;
  readonly onHand: string;
  readonly toInspect: string;
  readonly onOrder: string;
  readonly promised: string;
  readonly usedPerDay: string;
}

// The supplier is the item's own choice; else who has a stock unit of it cheapest. The use of the last 30 days tells how long stock lasts.
const ITEMS = `
with usable as (
  select location_id from location where org_id = $1 and kind in ('usable', 'to_inspect') and ($2::uuid is null or warehouse_id = $2::uuid)),
stock as (
  select item_id, sum(quantity) as quantity from stock_balance
  where org_id = $1 and is_owned and location_id in (select location_id from usable) group by item_id),
ordered as (
  select l.item_id, sum(greatest(round(l.quantity * l.unit_stock_quantity / l.unit_quantity, 6) - coalesce(p.quantity, 0), 0)) as quantity
  from purchase_order o join purchase_order_line l on l.org_id = o.org_id and l.purchase_order_id = o.purchase_order_id
  left join progress p on p.org_id = l.org_id and p.target_id = l.purchase_order_line_id and p.measure = 'received'
  where o.org_id = $1 and o.state in ('draft', 'submitted', 'approved') and ($2::uuid is null or o.warehouse_id = $2::uuid) group by l.item_id),
inspecting as (
  select l.item_id, sum(round(l.quantity_arrived * o.unit_stock_quantity / o.unit_quantity, 6)) as quantity
  from goods_receipt r join goods_receipt_line l on l.org_id = r.org_id and l.goods_receipt_id = r.goods_receipt_id
  join purchase_order_line o on o.org_id = l.org_id and o.purchase_order_line_id = l.order_line_id
  where r.org_id = $1 and r.state = 'arrived' and ($2::uuid is null or r.warehouse_id = $2::uuid) group by l.item_id),
promised as (
  select l.item_id, sum(greatest(l.quantity * l.unit_stock_quantity / l.unit_quantity - coalesce(p.quantity, 0), 0)) as quantity
  from sales_order o join sales_order_line l on l.org_id = o.org_id and l.sales_order_id = o.sales_order_id
  left join progress p on p.org_id = l.org_id and p.target_id = l.sales_order_line_id and p.measure = 'shipped'
  where o.org_id = $1 and o.state = 'approved' and ($2::uuid is null or o.warehouse_id = $2::uuid) group by l.item_id),
used as (
  select item_id, round(-sum(quantity) / 30, 6) as per_day from stock_line
  where org_id = $1 and is_owned and quantity < 0 and posted_on > $3::date - 30 and posted_on <= $3::date group by item_id)
select i.item_id as "itemId", s.supplier_id as "supplierId", s.price::text as price, s.minimum_quantity::text as minimum,
  s.unit, s.quantity::text as "unitQuantity", s.stock_quantity::text as "unitStockQuantity", i.unit as "stockUnit", i.tax_rate::text as "taxRate",
  coalesce(s.lead_time_days, i.lead_time_days) as "leadTimeDays", i.lot_size::text as "lotSize", coalesce(i.reorder_point, 0)::text as "reorderPoint",
  coalesce(i.safety_stock, 0)::text as "safetyStock", i.maximum_stock::text as "maximumStock", coalesce(k.quantity, 0)::text as "onHand",
  coalesce(n.quantity, 0)::text as "toInspect", greatest(coalesce(o.quantity, 0) - coalesce(n.quantity, 0), 0)::text as "onOrder",
  round(coalesce(d.quantity, 0), 6)::text as promised, coalesce(u.per_day, 0)::text as "usedPerDay"
from item i
left join lateral (
  select l.supplier_id, l.price, l.minimum_quantity, l.lead_time_days, l.unit, u.quantity, u.stock_quantity from supplier_line l
  join supplier p on p.org_id = l.org_id and p.supplier_id = l.supplier_id and p.state = 'active'
  left join item_line u on u.org_id = l.org_id and u.item_id = l.item_id and u.unit = l.unit
  where l.org_id = i.org_id and l.item_id = i.item_id
  order by (l.supplier_id = i.supplier_id) desc nulls last, l.price * coalesce(u.quantity / u.stock_quantity, 1) limit 1) s on true
left join stock k on k.item_id = i.item_id
left join ordered o on o.item_id = i.item_id
left join inspecting n on n.item_id = i.item_id
left join promised d on d.item_id = i.item_id
left join used u on u.item_id = i.item_id
where i.org_id = $1 and i.state = 'active' and i.reorder_point > 0
  and coalesce(k.quantity, 0) + greatest(coalesce(o.quantity, 0), coalesce(n.quantity, 0)) - coalesce(d.quantity, 0) <= i.reorder_point
order by i.code`;

/** Items at or below their reorder point, orders under way and what customers were promised counted. */
export async function itemsToBuy(tx: Tx, orgId: Id, warehouseId: Id | null, on: Day): Promise<ItemRow[]> {
  return await tx.query<ItemRow>(ITEMS, [orgId, warehouseId, on]);
}
