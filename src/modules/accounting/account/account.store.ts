import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type AccountFacts, accountRow } from "./account.ts";

export const accountList: ListSource<typeof accountRow> = {
  row: accountRow,
  join: "",
  columns: {},
  search: ["d.code", "d.name", "d.initials", "d.name_en"],
  sort: "code",
};

/** The leaves that hold money: cash and bank. */
export async function moneyAccounts(tx: Tx, orgId: Id): Promise<Set<string>> {
  const rows = await tx.query<{ code: string }>(
    "select code from account where org_id = $1 and is_leaf and state = 'active' and control in ('cash', 'bank')",
    [orgId],
  );
  return new Set(rows.map((row) => row.code));
}

export async function leafAccounts(tx: Tx, orgId: Id, codes: readonly string[]): Promise<AccountFacts[]> {
  return await tx.query<AccountFacts>(
    `select a.code, a.control, a.needs_party as "needsParty", case when b.currency <> c.base_currency then b.currency end as currency
     from account a join company c on c.company_id = a.org_id
     left join bank_account b on b.org_id = a.org_id and b.account = a.code
     where a.org_id = $1 and a.is_leaf and a.state = 'active' and a.code = any($2::text[])`,
    [orgId, [...new Set(codes)]],
  );
}
