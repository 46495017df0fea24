/** Reads what requirements are planned from: the items, the orders, the bills of material. Three statements, whatever their number. */
import type { Registry } from "../../../documents/registry.ts";
import type { Day } from "../../../kernel/dates.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

/** Whose requirements: of one warehouse, or (null) of the whole company, as of a day. */
export interface Scope {
  readonly orgId: Id;
  readonly warehouseId: Id | null;
  readonly today: Day;
}

/** Who sells an item: supplier, unit (null: the stock unit), so many of it, are so many in stock, price, minimum, days, rate of tax. */
export type OfferRow = readonly [
  supplierId: Id,
  unit: string | null,
  unitQuantity: string | null,
  unitStockQuantity: string | null,
  price: string,
  minimum: string | null,
  leadTimeDays: number,
  taxRate: string,
];

export interface ItemRow {
  readonly itemId: Id;
  readonly code: string;
  /** Code, name and initials, in which is searched. */
  readonly words: string;
  readonly unit: string;
  readonly leadTimeDays: number;
  readonly lotSize: string | null;
  readonly reorderPoint: string | null;
  readonly safetyStock: string | null;
  readonly maximumStock: string | null;
  /** In usable places and to inspect. */
  readonly onHand: string;
  /** Of it, kept for orders. */
  readonly reserved: string;
  /** The item's own supplier first, then who sells a stock unit of it cheapest. */
  readonly offers: readonly OfferRow[] | null;
}

// What is out of use is not kept in stock; who ordered it gets it all the same. A service is never in stock.
const ITEMS = `
with stock as (
  select b.item_id, sum(b.quantity) as quantity
  from stock_balance b join location l on l.org_id = $1 and l.location_id = b.location_id and l.kind in ('usable', 'to_inspect')
  where b.org_id = $1 and b.is_owned and ($2::uuid is null or l.warehouse_id = $2) group by b.item_id),
kept as (
  select item_id, sum(quantity) as quantity from reservation where org_id = $1 and ($2::uuid is null or warehouse_id = $2) group by item_id),
offer as (
  select l.item_id, json_agg(json_build_array(l.supplier_id, l.unit, u.quantity::text, u.stock_quantity::text, l.price::text,
    l.minimum_quantity::text, l.lead_time_days, p.tax_rate::text)
    order by (l.supplier_id = i.supplier_id) desc nulls last, l.price * coalesce(u.quantity / u.stock_quantity, 1)) as offers
  from supplier_line l
  join supplier p on p.org_id = $1 and p.supplier_id = l.supplier_id and p.state = 'active'
  join item i on i.org_id = $1 and i.item_id = l.item_id
  left join item_line u on u.org_id = $1 and u.item_id = l.item_id and u.unit = l.unit
  where l.org_id = $1 group by l.item_id)
select i.item_id as "itemId", i.code, concat_ws(' ', i.code, i.name, i.initials, i.name_en) as words, i.unit, i.lead_time_days as "leadTimeDays",
  i.lot_size::text as "lotSize", case when i.state = 'active' then i.reorder_point::text end as "reorderPoint",
  case when i.state = 'active' then i.safety_stock::text end as "safetyStock", i.maximum_stock::text as "maximumStock",
  coalesce(s.quantity, 0)::text as "onHand", coalesce(k.quantity, 0)::text as reserved, o.offers
from item i
left join stock s on s.item_id = i.item_id left join kept k on k.item_id = i.item_id left join offer o on o.item_id = i.item_id
where i.org_id = $1 and i.kind <> 'service' order by i.code`;

export async function plannedItems(tx: Tx, { orgId, warehouseId }: Scope): Promise<ItemRow[]> {
  return await tx.query<ItemRow>(ITEMS, [orgId, warehouseId]);
}

export interface MoveRow {
  readonly itemId: Id;
  /** It comes in; else it goes out. */
  readonly isSupply: boolean;
  /** From today. */
  readonly day: number;
  readonly quantity: string;
  readonly type: string;
  readonly id: Id;
}

const texts = new WeakMap<Registry, string>();

function movesText(registry: Registry): string {
  const known = texts.get(registry);
  if (known) return known;
  const part = (sql: string, isSupply: boolean) =>
    `select item_id, ${isSupply} as is_supply, warehouse_id, due_on, quantity, document_type, document_id from (${sql}) m where quantity > 0`;
  const parts = registry.modules.flatMap(({ supply, demand }) => [
    ...(supply ? [part(supply, true)] : []),
    ...(demand ? [part(demand, false)] : []),
  ]);
  const text = `
select item_id as "itemId", is_supply as "isSupply", due_on - $3::date as day, round(quantity, 6)::text as quantity,
  document_type as type, document_id as id
from (${parts.join("\nunion all\n")}) move where $4::uuid is null or warehouse_id = $4 order by due_on, document_id`;
  texts.set(registry, text);
  return text;
}

/** What open orders bring and take, by day. */
export async function openMoves(tx: Tx, registry: Registry, { orgId, today, warehouseId }: Scope): Promise<MoveRow[]> {
  return await tx.query<MoveRow>(movesText(registry), [orgId, null, today, warehouseId]);
}

export interface BillRow {
  readonly billId: Id;
  readonly itemId: Id;
  readonly validFrom: number;
  readonly quantity: string;
  readonly lines: readonly (readonly [componentId: Id, quantity: string, scrapPercent: string])[];
}

const BILLS = `
with version as (
  select bill_of_material_id, item_id, valid_from, quantity,
    lead(valid_from) over (partition by item_id order by valid_from, revision) as next_from
  from bill_of_material where org_id = $1 and state = 'active')
select v.bill_of_material_id as "billId", v.item_id as "itemId", v.valid_from - $2::date as "validFrom", v.quantity::text as quantity,
  json_agg(json_build_array(l.component_id, l.quantity::text, l.scrap_percent::text) order by l.line_no) as lines
from version v join bill_of_material_line l on l.org_id = $1 and l.bill_of_material_id = v.bill_of_material_id
where v.next_from is null or v.next_from > $2::date
group by v.bill_of_material_id, v.item_id, v.valid_from, v.quantity`;

/** The versions that are valid today or will be. */
export async function validBills(tx: Tx, { orgId, today }: Scope): Promise<BillRow[]> {
  return await tx.query<BillRow>(BILLS, [orgId, today]);
}
