import type { ListSource } from "../../../documents/list.ts";
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type ReturnLine, salesReturnRow } from "./sales-return.ts";

// What came back after it was invoiced is to be credited: the delivery line's open item is below zero by just that.
export const salesReturnList: ListSource<typeof salesReturnRow> = {
  row: salesReturnRow,
  join: `
    join customer c on c.org_id = $1 and c.customer_id = d.customer_id
    left join lateral (
      select count(*)::int as lines, sum(l.quantity) as quantity,
        coalesce(sum(-o.balance) filter (where o.balance < 0), 0) as credit
      from sales_return_line l
      join delivery_line g on g.org_id = $1 and g.delivery_line_id = l.delivery_line_id
      join sales_order_line ol on ol.org_id = $1 and ol.sales_order_line_id = g.order_line_id
      left join progress p on p.org_id = $1 and p.target_id = l.sales_return_line_id and p.measure = 'invoiced'
      left join open_item o on o.org_id = $1 and o.open_item_id = l.delivery_line_id
        and l.quantity * ol.unit_stock_quantity > coalesce(p.quantity, 0) * ol.unit_quantity
      where l.org_id = $1 and l.sales_return_id = d.sales_return_id) t on true`,
  columns: { customerName: "c.name", lineCount: "t.lines", quantity: "t.quantity", toCredit: "t.credit" },
  search: ["d.number", "c.code", "c.name", "c.initials"],
  sort: "-returnedOn",
  sums: ["quantity"],
};

const RETURN_LINES = `
select l.sales_return_line_id as id, r.sales_return_id as "returnId", r.number as "returnNumber", r.state as "returnState",
  l.delivery_line_id as "deliveryLineId", l.item_id as "itemId", l.quantity::text as quantity
from sales_return_line l join sales_return r on r.org_id = l.org_id and r.sales_return_id = l.sales_return_id
where l.org_id = $1 and l.sales_return_line_id = any($2::uuid[])`;
const LOCKED_RETURN_LINES = `${RETURN_LINES} order by r.sales_return_id for no key update of r`;

/** With `lock` their returns stay as they are until the transaction ends. Unknown ids are left out. */
export async function loadReturnLines(
  tx: Tx,
  orgId: Id,
  lineIds: readonly Id[],
  lock = false,
): Promise<Map<Id, ReturnLine>> {
  const rows = await tx.query<Omit<ReturnLine, "quantity"> & { quantity: string }>(
    lock ? LOCKED_RETURN_LINES : RETURN_LINES,
    [orgId, [...new Set(lineIds)]],
  );
  return new Map(rows.map((row) => [row.id, { ...row, quantity: Quantity.of(row.quantity) }]));
}
