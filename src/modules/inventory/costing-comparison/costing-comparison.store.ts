import type { Day } from "../../../kernel/dates.ts";
import { Amount, Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Move } from "../../../ledger/replay.ts";
import type { Tx } from "../../../platform/server/db/database.ts";

const MOVES = `
select to_char(l.posted_on, 'YYYY-MM') as month, l.quantity::text, l.value::text,
  exists (select from layer_use u where u.org_id = l.org_id and u.posting_id = l.posting_id and u.line_no = l.line_no and u.kind = 'issue') as is_issue
from stock_line l join posting p on p.org_id = l.org_id and p.posting_id = l.posting_id
where l.org_id = $1 and l.item_id = $2 and l.is_owned and l.posted_on <= $3::date and p.document_type not in ('transfer', 'costing_run')
order by l.seq, l.line_no`;

/** What moved of an item up to a day; its issues without their value. */
export async function movesOf(tx: Tx, orgId: Id, itemId: Id, to: Day): Promise<Move[]> {
  const rows = await tx.query<{ month: string; quantity: string; value: string; is_issue: boolean }>(MOVES, [
    orgId,
    itemId,
    to,
  ]);
  return rows.map((row) => ({
    month: row.month,
    quantity: Quantity.of(row.quantity),
    value: row.is_issue ? undefined : Amount.of(row.value),
  }));
}
