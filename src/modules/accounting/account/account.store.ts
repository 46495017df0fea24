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
    `select code, control, needs_party as "needsParty" from account where org_id = $1 and is_leaf and state = 'active' and code = any($2::text[])`,
    [orgId, [...new Set(codes)]],
  );
}
