import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type BankAccountFacts, bankAccountRow } from "./bank-account.ts";

export const bankAccountList: ListSource<typeof bankAccountRow> = {
  row: bankAccountRow,
  join: "",
  columns: {
    balance: `coalesce((
      select sum(b.debit - b.credit) from account_balance b where b.org_id = $1 and b.account = d.account), 0)`,
  },
  search: ["d.code", "d.name", "d.initials", "d.name_en", "d.bank_name", "d.account_number"],
  sort: "code",
  sums: ["balance"],
};

export async function bankAccountsById(tx: Tx, orgId: Id, ids: readonly Id[]): Promise<BankAccountFacts[]> {
  return await tx.query<BankAccountFacts>(
    `select bank_account_id as id, code, account, currency, state = 'active' as "isActive" from bank_account
     where org_id = $1 and bank_account_id = any($2::uuid[])`,
    [orgId, [...new Set(ids)]],
  );
}

/**
 * Which of these records do not fit what is in the books: their account has entries in another currency, or the account they had
 * until now has entries in theirs, which would then belong to nobody. A bank account's entries are all in its own currency, so the
 * newest tells, however many there are.
 */
export async function misfits(
  tx: Tx,
  orgId: Id,
  baseCurrency: string,
  wanted: readonly { id: Id; account: string; currency: string }[],
): Promise<Set<Id>> {
  const rows = await tx.query<{ id: Id }>(
    `select w.id from json_to_recordset($3::json) as w(id uuid, account text, currency text)
     where (select coalesce(j.currency, $2) from journal_line j where j.org_id = $1 and j.account = w.account
         order by j.posted_on desc, j.seq desc limit 1) <> w.currency
       or w.currency = $2 and exists (select from journal_line j where j.org_id = $1 and j.account = w.account and j.currency is not null)
       or exists (select from bank_account b join journal_line j on j.org_id = b.org_id and j.account = b.account
         where b.org_id = $1 and b.bank_account_id = w.id and b.account <> w.account and j.currency is not null)`,
    [orgId, baseCurrency, JSON.stringify(wanted)],
  );
  return new Set(rows.map((row) => row.id));
}
