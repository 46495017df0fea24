/** What the books say of order and receipt lines, for rules that post nothing themselves. */
import { Quantity } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";

/** Keyed `<line id> <measure>`; a line of which nothing happened is not there. */
export async function progressOf(tx: Tx, orgId: Id, targetIds: readonly Id[]): Promise<Map<string, Quantity>> {
  const rows = await tx.query<{ target_id: Id; measure: string; quantity: string }>(
    "select target_id, measure, quantity from progress where org_id = $1 and target_id = any($2::uuid[])",
    [orgId, [...new Set(targetIds)]],
  );
  return new Map(rows.map((row) => [`${row.target_id} ${row.measure}`, Quantity.of(row.quantity)]));
}
