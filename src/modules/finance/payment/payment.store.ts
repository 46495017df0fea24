import type { ListSource } from "../../../documents/list.ts";
import type { Upstream } from "../../../documents/upstream.ts";
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

interface Settling {
  readonly id: Id;
  readonly lines: readonly { readonly openItemId: Id }[];
}

const BEHIND =
  "select open_item_id as item, document_type as type, document_id as id from open_item where org_id = $1 and open_item_id = any($2::uuid[])";

/** Of each document, those that made the open items its lines name; its own it does not rest on. */
export async function documentsBehind(tx: Tx, orgId: Id, documents: readonly Settling[]): Promise<Upstream[][]> {
  const named = documents.flatMap((it) => it.lines.map((line) => line.openItemId));
  const rows = await tx.query<{ item: Id; type: string; id: Id }>(BEHIND, [orgId, [...new Set(named)]]);
  const made = new Map(rows.map(({ item, type, id }) => [item, { type, id }]));
  return documents.map(({ id, lines }) =>
    lines.flatMap((line) => made.get(line.openItemId) ?? []).filter((up) => up.id !== id),
  );
}
