import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { supplierRow } from "./supplier.ts";

/** What is owed is read from the open items of the books, so it is always what the accounts say. */
export const supplierList: ListSource<typeof supplierRow> = {
  row: supplierRow,
  join: `
    left join lateral (select count(*)::int as items from supplier_line l where l.org_id = $1 and l.supplier_id = d.supplier_id) n on true
    left join lateral (
      select -coalesce(sum(o.balance), 0) as owed from open_item o
      where o.org_id = $1 and o.party_id = d.supplier_id and o.balance <> 0) a on true`,
  columns: {
    itemCount: "n.items",
    owed: "a.owed",
  },
  search: ["d.code", "d.name", "d.initials", "d.name_en", "d.contact"],
  sort: "code",
  sums: ["owed"],
};

export async function emailOf(tx: Tx, orgId: Id, supplierId: Id): Promise<string | null> {
  const [row] = await tx.query<{ email: string | null }>(
    "select email from supplier where org_id = $1 and supplier_id = $2",
    [orgId, supplierId],
  );
  return row?.email ?? null;
}
