/** The lists of the documents that move stock inside the factory. */
import type { ListSource } from "../../documents/list.ts";
import { firstDay, lastDay, type Month } from "../../kernel/dates.ts";
import type { Id } from "../../kernel/ids.ts";
import { error, type Issue } from "../../kernel/refusal.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { otherMovementRow } from "./other-movement/other-movement.ts";
import { stockCountRow } from "./stock-count/stock-count.ts";
import { transferRow } from "./transfer/transfer.ts";

const linesOf = (name: string, more: string): string => `left join lateral (
  select count(*)::int as lines, ${more} from ${name}_line l where l.org_id = $1 and l.${name}_id = d.${name}_id) t on true`;

export const transferList: ListSource<typeof transferRow> = {
  row: transferRow,
  join: linesOf("transfer", "sum(l.quantity) as quantity"),
  columns: { lineCount: "t.lines", quantity: "t.quantity" },
  search: ["d.number", "d.remark"],
  sort: "-movedOn",
};

export const otherMovementList: ListSource<typeof otherMovementRow> = {
  row: otherMovementRow,
  join: linesOf("other_movement", "sum(l.quantity) as quantity"),
  columns: { lineCount: "t.lines", quantity: "t.quantity" },
  search: ["d.number", "d.reason", "d.remark"],
  sort: "-movedOn",
};

export const stockCountList: ListSource<typeof stockCountRow> = {
  row: stockCountRow,
  join: `join warehouse w on w.org_id = $1 and w.warehouse_id = d.warehouse_id
    ${linesOf("stock_count", "count(*) filter (where l.quantity_counted <> l.quantity_book)::int as differences")}`,
  columns: { warehouseName: "w.name", lineCount: "t.lines", differences: "t.differences" },
  search: ["d.number", "w.name", "d.remark"],
  sort: "-countedOn",
};

/** Counts of a month that were handed in and are not posted. */
export async function waitingCounts(tx: Tx, orgId: Id, month: Month): Promise<Issue[]> {
  const rows = await tx.query<{ number: string }>(
    "select number from stock_count where org_id = $1 and state = 'counted' and counted_on between $2::date and $3::date order by number",
    [orgId, firstDay(month), lastDay(month)],
  );
  return rows.length === 0
    ? []
    : [error("inventory.counts_waiting", { month, numbers: rows.map((row) => row.number).join(", ") })];
}
