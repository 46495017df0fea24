import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { paymentRow } from "./payment.ts";

export const paymentList: ListSource<typeof paymentRow> = {
  row: paymentRow,
  join: `
    join supplier s on s.org_id = $1 and s.supplier_id = d.supplier_id
    join bank_account b on b.org_id = $1 and b.bank_account_id = d.bank_account_id
    left join lateral (
      select count(*)::int as lines from payment_line l where l.org_id = $1 and l.payment_id = d.payment_id) t on true`,
  columns: {
    supplierName: "s.name",
    bankAccountName: "b.name",
    lineCount: "t.lines",
    amountBase: "round(d.amount * d.rate, 2)",
  },
  search: ["d.number", "d.reference", "s.code", "s.name", "s.initials"],
  sort: "-paidOn",
  sums: ["amountBase"],
};

/** The document that made each open item. */
export async function documentsOfOpenItems(
  tx: Tx,
  orgId: Id,
  openItemIds: readonly Id[],
): Promise<Map<Id, { type: string; id: Id }>> {
  const rows = await tx.query<{ open_item_id: Id; document_type: string; document_id: Id }>(
    "select open_item_id, document_type, document_id from open_item where org_id = $1 and open_item_id = any($2::uuid[])",
    [orgId, [...new Set(openItemIds)]],
  );
  return new Map(rows.map((row) => [row.open_item_id, { type: row.document_type, id: row.document_id }]));
}
