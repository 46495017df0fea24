/** The demo factory's money: an account in US dollars beside the basic one that every company starts with. Banks and numbers are invented. */
import type { Actor } from "../src/documents/actor.ts";
import { create, update } from "../src/documents/verbs.ts";
import { addMonths, lastDay, type Month } from "../src/kernel/dates.ts";
import type { Id } from "../src/kernel/ids.ts";
import { bankAccountActions } from "../src/modules/accounting/bank-account/bank-account.actions.ts";
import { exchangeRateActions } from "../src/modules/accounting/currency/currency.actions.ts";
import { accountActions } from "../src/modules/accounting/server.ts";
import type { Tx } from "../src/platform/server/db/database.ts";

export const BASIC = "100201";
export const DOLLARS = "100203";
export const DOLLARS_AT_START = { foreign: "50000.00", base: "358000.00" } as const;
/** Yuan for a dollar at the end of a month, twelve of them over and over. Invented, and near enough. */
const MONTH_END_RATES = "7.16 7.1524 7.1691 7.1837 7.1742 7.1588 7.1463 7.1295 7.1348 7.1406 7.1173 7.1211".split(" ");

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

/** The rate of every month's last day, from the one before the first that is played. */
export async function makeRates(tx: Tx, by: Actor, from: Month, months: number): Promise<void> {
  const inputs = Array.from({ length: months }, (_, i) => ({
    currency: "USD",
    ratedOn: lastDay(addMonths(from, i)),
    rate: MONTH_END_RATES[i % MONTH_END_RATES.length]!,
    lines: [],
  }));
  await create(tx, by, exchangeRateActions, inputs);
}
