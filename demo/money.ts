/** The demo factory's money: an account in US dollars beside the basic one that every company starts with. Banks and numbers are invented. */
import type { Actor } from "../src/documents/actor.ts";
import { create, update } from "../src/documents/verbs.ts";
import type { Id } from "../src/kernel/ids.ts";
import { bankAccountActions } from "../src/modules/accounting/bank-account/bank-account.actions.ts";
import { accountActions } from "../src/modules/accounting/server.ts";
import type { Tx } from "../src/platform/server/db/database.ts";

export const BASIC = "100201";
const DOLLARS = "100203";

/** @returns the id of the basic account */
export async function makeBankAccounts(tx: Tx, by: Actor): Promise<Id> {
  await create(tx, by, accountActions, [
    {
      code: DOLLARS,
      name: "美元户",
      nameEn: "US dollar bank account",
      class: "asset",
      normalBalance: "debit",
      control: "bank",
      needsParty: false,
      isLeaf: true,
      lines: [],
    },
  ]);
  const rows = await tx.query<{ id: Id }>(
    "select bank_account_id as id from bank_account where org_id = $1 and code = $2",
    [by.orgId, BASIC],
  );
  const id = rows[0]!.id;
  const basic = {
    code: BASIC,
    name: "基本户",
    nameEn: "Basic bank account",
    bankName: "远行银行 开发区支行",
    accountNumber: "6100 0001 2026 0001",
    currency: "CNY",
    account: BASIC,
    lines: [],
  };
  await update(tx, by, bankAccountActions, [{ id, version: 1, document: basic }]);
  const dollars = { ...basic, code: DOLLARS, name: "美元户", nameEn: "US dollar account" };
  await create(tx, by, bankAccountActions, [
    { ...dollars, accountNumber: "6100 0001 2026 0840", currency: "USD", account: DOLLARS },
  ]);
  return id;
}
