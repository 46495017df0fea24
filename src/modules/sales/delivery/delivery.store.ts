import type { ListSource } from "../../../documents/list.ts";
import { firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { Kept } from "./delivery.rules.ts";
import { type DeliveryLine, deliveryRow } from "./delivery.ts";

export const deliveryList: ListSource<typeof deliveryRow> = {
  row: deliveryRow,
  join: `
join customer c on c.org_id = $1 and c.customer_id = d.customer_id
join sales_order o on o.org_id = $1 and o.sales_order_id = d.order_id
left join lateral (
  select count(*)::int as lines, coalesce(sum(i.balance), 0) as open from delivery_line l
  left join open_item i on i.org_id = $1 and i.open_item_id = l.delivery_line_id
  where l.org_id = $1 and l.delivery_id = d.delivery_id) t on true`,
  columns: {
    customerName: "c.name",
    orderNumber: "o.number",
    lineCount: "t.lines",
    toInvoice: "t.open",
  },
  search: ["d.number", "o.number", "c.code", "c.name", "c.initials", "d.tracking_number"],
  sort: "-deliveredOn",
  sums: ["toInvoice"],
};

const KEPT = `
select r.item_id as "itemId", r.warehouse_id as "warehouseId", w.name as warehouse, sum(r.quantity)::text as "forOthers",
  (select json_agg(l.location_id) from location l where l.org_id = $1 and l.warehouse_id = r.warehouse_id and l.kind = 'usable') as "locationIds",
  coalesce((select sum(b.quantity) from stock_balance b join location l on l.org_id = $1 and l.location_id = b.location_id
    where b.org_id = $1 and b.item_id = r.item_id and b.is_owned and l.warehouse_id = r.warehouse_id and l.kind = 'usable'), 0)::text as "onHand"
from reservation r join warehouse w on w.org_id = $1 and w.warehouse_id = r.warehouse_id
where r.org_id = $1 and r.item_id = any($2::uuid[]) and r.demand_id <> all($3::uuid[])
group by r.item_id, r.warehouse_id, w.name`;

type KeptRow = Omit<Kept, "onHand" | "forOthers"> & Record<"onHand" | "forOthers", string>;

/** What of these items is kept for other lines of demand than these. Asked once the pools are locked. */
export async function keptForOthers(
  tx: Tx,
  orgId: Id,
  itemIds: readonly Id[],
  demandIds: readonly Id[],
): Promise<Kept[]> {
  const rows = await tx.query<KeptRow>(KEPT, [orgId, [...new Set(itemIds)], [...new Set(demandIds)]]);
  return rows.map((row) => ({ ...row, onHand: Quantity.of(row.onHand), forOthers: Quantity.of(row.forOthers) }));
}

/** Deliveries of a month that are released and did not go out. */
export async function waitingDeliveries(tx: Tx, orgId: Id, month: Month): Promise<Issue[]> {
  const rows = await tx.query<{ number: string }>(
    "select number from delivery where org_id = $1 and state = 'released' and delivered_on between $2::date and $3::date order by number",
    [orgId, firstDay(month), lastDay(month)],
  );
  return rows.length === 0
    ? []
    : [error("sales.deliveries_waiting", { month, numbers: rows.map((row) => row.number).join(", ") })];
}

type Decimals = "quantity" | "price" | "rate" | "unitQuantity" | "unitStockQuantity";
export type DeliveryLineRow = Omit<DeliveryLine, Decimals> & Record<Decimals, string>;

const DELIVERY_LINES = `
select l.delivery_line_id as id, d.delivery_id as "deliveryId", d.number as "deliveryNumber", d.state as "deliveryState",
  d.customer_id as "customerId", lot.lot_id as "lotId", l.order_line_id as "orderLineId", l.item_id as "itemId", l.quantity::text as quantity,
  ol.unit, ol.unit_quantity::text as "unitQuantity", ol.unit_stock_quantity::text as "unitStockQuantity", ol.price::text as price,
  trim_scale(ol.tax_rate)::text as "taxRate", d.delivered_on::text as "deliveredOn", o.rate::text as rate, o.currency
from delivery_line l
join delivery d on d.org_id = l.org_id and d.delivery_id = l.delivery_id
left join lot on lot.org_id = l.org_id and lot.item_id = l.item_id and lot.code = l.lot_code
join sales_order_line ol on ol.org_id = l.org_id and ol.sales_order_line_id = l.order_line_id
join sales_order o on o.org_id = l.org_id and o.sales_order_id = ol.sales_order_id
where l.org_id = $1 and l.delivery_line_id = any($2::uuid[])`;
const LOCKED_DELIVERY_LINES = `${DELIVERY_LINES} order by d.delivery_id for no key update of d`;

/**
 * With `lock` their deliveries stay as they are until the transaction ends: nobody voids one that is being invoiced, and who invoices or takes
 * back the same waits, and then sees what the one before him left.
 */
export async function loadDeliveryLines(
  tx: Tx,
  orgId: Id,
  lineIds: readonly Id[],
  lock = false,
): Promise<DeliveryLineRow[]> {
  return await tx.query(lock ? LOCKED_DELIVERY_LINES : DELIVERY_LINES, [orgId, [...new Set(lineIds)]]);
}
