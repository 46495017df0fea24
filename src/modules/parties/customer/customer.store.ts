import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { customerCategoryRow, customerRow } from "./customer.ts";

export const customerList: ListSource<typeof customerRow> = {
  row: customerRow,
  join: "left join customer_category c on c.org_id = $1 and c.customer_category_id = d.category_id",
  columns: { categoryName: "c.name", isBlocked: "(d.block_reason is not null)" },
  search: ["d.code", "d.name", "d.initials", "d.name_en", "d.contact", "d.tax_number"],
  sort: "code",
};

export const customerCategoryList: ListSource<typeof customerCategoryRow> = {
  row: customerCategoryRow,
  join: `left join lateral (
    select count(*)::int as customers from customer c where c.org_id = $1 and c.category_id = d.customer_category_id) n on true`,
  columns: { customerCount: "n.customers" },
  search: ["d.code", "d.name", "d.initials", "d.name_en"],
  sort: "code",
};

export async function emailOfCustomer(tx: Tx, orgId: Id, customerId: Id): Promise<string | null> {
  const [row] = await tx.query<{ email: string | null }>(
    "select email from customer where org_id = $1 and customer_id = $2",
    [orgId, customerId],
  );
  return row?.email ?? null;
}
