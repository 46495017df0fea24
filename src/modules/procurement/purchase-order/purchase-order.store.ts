import type { ListSource } from "../../../documents/list.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { UnitFacts } from "./order-units.rules.ts";
import { purchaseOrderRow } from "./purchase-order.ts";

/** What the lines of an order come to, and how much of them the books know. One row for each order of the page. */
const LINES = `
join supplier s on s.org_id = $1 and s.supplier_id = d.supplier_id
left join lateral (
  select count(*)::int as lines, min(l.required_on) as required_on, sum(round(l.quantity * l.price, 2)) as amount, sum(l.quantity) as ordered,
    sum(coalesce(r.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) as received,
    sum(coalesce(b.quantity, 0) * l.unit_quantity / l.unit_stock_quantity) as billed
  from purchase_order_line l
  left join progress r on r.org_id = l.org_id and r.target_id = l.purchase_order_line_id and r.measure = 'received'
  left join progress b on b.org_id = l.org_id and b.target_id = l.purchase_order_line_id and b.measure = 'billed'
  where l.org_id = $1 and l.purchase_order_id = d.purchase_order_id) t on true`;

export const purchaseOrderList: ListSource<typeof purchaseOrderRow> = {
  row: purchaseOrderRow,
  join: LINES,
  columns: {
    supplierName: "s.name",
    requiredOn: "t.required_on",
    lineCount: "t.lines",
    amount: "t.amount",
    amountBase: "round(t.amount * d.rate, 2)",
    receivedPercent: "floor(100 * t.received / nullif(t.ordered, 0))::int",
    billedPercent: "floor(100 * t.billed / nullif(t.ordered, 0))::int",
  },
  search: ["d.number", "s.code", "s.name", "s.initials", "d.remark"],
  sort: "-orderedOn",
  sums: ["amountBase"],
};

const UNITS = `
with line as (select * from unnest($2::uuid[], $3::uuid[], $4::text[]) as l(id, item_id, unit)),
received as (
  select distinct g.order_line_id from goods_receipt r
  join goods_receipt_line g on g.org_id = r.org_id and g.goods_receipt_id = r.goods_receipt_id
  where r.org_id = $1 and r.order_id = any($5::uuid[]))
select line.id, i.unit as "stockUnit", u.quantity::text as quantity, u.stock_quantity::text as "stockQuantity",
  (select string_agg(a.unit, ', ' order by a.line_no) from item_line a where a.org_id = $1 and a.item_id = line.item_id) as units,
  s.item_id as "savedItemId", s.unit as "savedUnit", s.unit_quantity::text as "savedQuantity", s.unit_stock_quantity::text as "savedStockQuantity",
  line.id in (select order_line_id from received) as "isReceived"
from line
left join item i on i.org_id = $1 and i.item_id = line.item_id
left join item_line u on u.org_id = $1 and u.item_id = line.item_id and u.unit = line.unit
left join purchase_order_line s on s.org_id = $1 and s.purchase_order_line_id = line.id`;

interface UnitRow extends Record<"units" | "stockUnit" | "quantity" | "stockQuantity", string | null> {
  readonly id: Id;
  readonly savedItemId: Id | null;
  readonly savedUnit: string | null;
  readonly savedQuantity: string | null;
  readonly savedStockQuantity: string | null;
  readonly isReceived: boolean;
}

type Asked = { readonly id: Id; readonly lines: readonly { readonly id: Id; itemId: Id; unit: string | null }[] };

/** What is known of the units of orders' lines, by line; one statement. */
export async function unitFacts(tx: Tx, orgId: Id, orders: readonly Asked[]): Promise<Map<Id, UnitFacts>> {
  const lines = orders.flatMap((order) => order.lines);
  const rows = await tx.query<UnitRow>(UNITS, [
    orgId,
    lines.map((line) => line.id),
    lines.map((line) => line.itemId),
    lines.map((line) => line.unit),
    orders.map((order) => order.id),
  ]);
  return new Map(rows.map((row) => [row.id, factsIn(row)]));
}

function factsIn(row: UnitRow): UnitFacts {
  const fraction = (of: string | null, stock: string | null) =>
    of === null || stock === null ? null : { unitQuantity: Quantity.of(of), unitStockQuantity: Quantity.of(stock) };
  const saved = fraction(row.savedQuantity, row.savedStockQuantity);
  return {
    stockUnit: row.stockUnit,
    units: row.units ?? "",
    now: fraction(row.quantity, row.stockQuantity),
    saved: saved && { ...saved, unit: row.savedUnit, itemId: row.savedItemId!, isReceived: row.isReceived },
  };
}
