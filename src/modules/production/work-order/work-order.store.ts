import type { ListSource } from "../../../documents/list.ts";
import { firstDay, lastDay, type Month } from "../../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { Bill, ItemFacts } from "./work-order.rules.ts";
import { workOrderRow } from "./work-order.ts";

const DONE = `
left join progress made on made.org_id = $1 and made.target_id = d.work_order_id and made.measure = 'produced'
left join progress lost on lost.org_id = $1 and lost.target_id = d.work_order_id and lost.measure = 'scrapped'
left join open_item o on o.org_id = $1 and o.open_item_id = d.work_order_id`;

export const workOrderList: ListSource<typeof workOrderRow> = {
  row: workOrderRow,
  join: `
join item i on i.org_id = $1 and i.item_id = d.item_id${DONE}
left join lateral (
  select sum(l.quantity) as needed, sum(least(l.quantity, coalesce(p.quantity, 0))) as issued
  from work_order_line l left join progress p on p.org_id = $1 and p.target_id = l.work_order_line_id and p.measure = 'issued'
  where l.org_id = $1 and l.work_order_id = d.work_order_id) t on true`,
  columns: {
    itemName: "i.name",
    produced: "coalesce(made.quantity, 0)",
    scrapped: "coalesce(lost.quantity, 0)",
    left: "greatest(d.quantity - coalesce(made.quantity, 0) - coalesce(lost.quantity, 0), 0)",
    issuedPercent: "coalesce(floor(100 * t.issued / nullif(t.needed, 0)), 0)::int",
    donePercent:
      "least(100, floor(100 * (coalesce(made.quantity, 0) + coalesce(lost.quantity, 0)) / nullif(d.quantity, 0)))::int",
    inProcess: "coalesce(o.balance, 0)",
  },
  search: ["d.number", "d.purpose", "i.code", "i.name", "i.initials"],
  sort: "-dueOn",
  sums: ["inProcess"],
};

const BILLS = `
select b.bill_of_material_id as id, b.item_id as "itemId", b.quantity::text, b.labour_cost::text as "labourCost", b.overhead_cost::text as "overheadCost",
  b.valid_from::text as "validFrom",
  (select coalesce(json_agg(json_build_object('itemId', l.component_id, 'quantity', l.quantity::text, 'scrapPercent', l.scrap_percent::text) order by l.line_no), '[]')
    from bill_of_material_line l where l.org_id = $1 and l.bill_of_material_id = b.bill_of_material_id) as lines
from bill_of_material b where b.org_id = $1 and b.state = 'active' and b.item_id = any($2::uuid[])
order by b.item_id, b.valid_from desc, b.revision desc`;

interface BillRow {
  readonly id: Id;
  readonly itemId: Id;
  readonly quantity: string;
  readonly labourCost: string;
  readonly overheadCost: string;
  readonly validFrom: string;
  readonly lines: readonly { itemId: Id; quantity: string; scrapPercent: string }[];
}

/** The bills of these items that are in use, the latest first. */
export async function billsOf(tx: Tx, orgId: Id, itemIds: readonly Id[]): Promise<(Bill & { validFrom: string })[]> {
  const rows = await tx.query<BillRow>(BILLS, [orgId, [...new Set(itemIds)]]);
  return rows.map((row) => ({
    ...row,
    quantity: Quantity.of(row.quantity),
    labourCost: UnitPrice.of(row.labourCost),
    overheadCost: UnitPrice.of(row.overheadCost),
    lines: row.lines.map((line) => ({ ...line, quantity: Quantity.of(line.quantity) })),
  }));
}

/** What orders must know of items. */
export async function itemFacts(tx: Tx, orgId: Id, itemIds: readonly Id[]): Promise<Map<Id, ItemFacts>> {
  const rows = await tx.query<ItemFacts & { itemId: Id }>(
    `select item_id as "itemId", kind <> 'service' as "isStocked", is_lot_tracked as "isLotTracked"
     from item where org_id = $1 and item_id = any($2::uuid[])`,
    [orgId, [...new Set(itemIds)]],
  );
  return new Map(rows.map((row) => [row.itemId, row]));
}

/** What is in process of orders, and the newest thing that was booked on each: the order's rows in the books. */
export async function inProcessOf(tx: Tx, orgId: Id, orderIds: readonly Id[]): Promise<Map<Id, Amount>> {
  const rows = await tx.query<{ id: Id; balance: string }>(
    "select open_item_id as id, balance::text from open_item where org_id = $1 and open_item_id = any($2::uuid[])",
    [orgId, [...orderIds]],
  );
  return new Map(rows.map((row) => [row.id, Amount.of(row.balance)]));
}

const USABLE =
  'select warehouse_id as "warehouseId", usable_location_id as "locationId" from warehouse where org_id = $1 and warehouse_id = any($2::uuid[])';

/** Where each warehouse keeps what is usable: what is backflushed leaves from there. */
export async function usableLocations(tx: Tx, orgId: Id, warehouseIds: readonly Id[]): Promise<Map<Id, Id>> {
  const rows = await tx.query<{ warehouseId: Id; locationId: Id }>(USABLE, [orgId, [...new Set(warehouseIds)]]);
  return new Map(rows.map((row) => [row.warehouseId, row.locationId]));
}

/** Papers of a month that were made and not posted: they are decided before the month is closed. */
export async function draftsOf(tx: Tx, orgId: Id, month: Month): Promise<string[]> {
  const rows = await tx.query<{ number: string }>(
    `select w.number from completion c join work_order w on w.org_id = $1 and w.work_order_id = c.work_order_id
     where c.org_id = $1 and c.state = 'draft' and c.completed_on between $2::date and $3::date
     union select w.number from material_issue m join work_order w on w.org_id = $1 and w.work_order_id = m.work_order_id
     where m.org_id = $1 and m.state = 'draft' and m.moved_on between $2::date and $3::date order by number`,
    [orgId, firstDay(month), lastDay(month)],
  );
  return rows.map((row) => row.number);
}

const LEFT = `
from work_order d${DONE.slice(0, DONE.lastIndexOf("left join open_item"))}
cross join lateral (select d.quantity - coalesce(made.quantity, 0) - coalesce(lost.quantity, 0) as quantity) rest`;

const POINT = "d.state = 'released' as is_firm, 'work_order' as document_type, d.work_order_id as document_id";

/** What open orders still make; it is firm once they are released. `ServerModule.supply` */
export const MADE = `
select d.item_id, d.warehouse_id, d.due_on, greatest(rest.quantity, 0) as quantity, ${POINT}${LEFT}
where d.org_id = $1 and d.state in ('draft', 'released') and ($2::uuid[] is null or d.item_id = any($2::uuid[]))`;

/** What open orders still take: nothing more once all is made. `ServerModule.demand` */
export const NEEDED = `
select l.item_id, d.warehouse_id, d.start_on as due_on,
  case when rest.quantity <= 0 then 0 else greatest(l.quantity - coalesce(p.quantity, 0), 0) end as quantity, ${POINT}${LEFT}
join work_order_line l on l.org_id = $1 and l.work_order_id = d.work_order_id
left join progress p on p.org_id = $1 and p.target_id = l.work_order_line_id and p.measure = 'issued'
where d.org_id = $1 and d.state in ('draft', 'released') and ($2::uuid[] is null or l.item_id = any($2::uuid[]))`;

const LATER = `
select p.document_id as "documentId", c.number
from posting p
join journal_line j on j.org_id = $1 and j.posting_id = p.posting_id and j.open_item_id is not null
join completion c on c.org_id = $1 and c.work_order_id = j.open_item_id and c.state = 'posted'
join posting q on q.org_id = $1 and q.document_id = c.completion_id and q.kind = 'post' and q.seq > p.seq
where p.org_id = $1 and p.document_id = any($2::uuid[]) and p.kind = 'post' and c.completion_id <> all($2::uuid[])
group by p.document_id, c.number order by c.number`;

/** Completions that were posted after these documents on the same orders. */
export async function completionsAfter(
  tx: Tx,
  orgId: Id,
  documentIds: readonly Id[],
): Promise<{ documentId: Id; number: string }[]> {
  return await tx.query(LATER, [orgId, [...documentIds]]);
}
