/** What other modules' servers may ask of the accounts. */
import { UnitPrice } from "../../kernel/decimal.ts";
import type { Id } from "../../kernel/ids.ts";
import { error, type Issue } from "../../kernel/refusal.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { leafAccounts } from "./account/account.store.ts";
import type { AccountFacts } from "./account/account.ts";
import { bankAccountsById } from "./bank-account/bank-account.store.ts";
import type { BankAccountFacts } from "./bank-account/bank-account.ts";

/** Bank accounts by id; unknown ids are left out. */
export async function bankAccounts(tx: Tx, orgId: Id, ids: readonly Id[]): Promise<Map<string, BankAccountFacts>> {
  return new Map((await bankAccountsById(tx, orgId, ids)).map((it) => [it.id, it]));
}

/** Those of these codes that may be posted to, with what they ask for. */
export async function postableAccounts(
  tx: Tx,
  orgId: Id,
  codes: readonly string[],
): Promise<Map<string, AccountFacts>> {
  return new Map((await leafAccounts(tx, orgId, codes)).map((it) => [it.code, it]));
}

/** Accounts whose every entry belongs to a document of their own; nothing else may write them. */
const OWNED = new Set([
  "payable",
  "payable_accrued",
  "supplier_advance",
  "receivable",
  "customer_advance",
  "inventory",
  "inventory_transit",
  "inventory_variance",
]);

/** May a person choose this account for the other side of an entry? It must be a leaf that no document owns. */
export function checkManualAccount(accounts: ReadonlyMap<string, AccountFacts>, code: string, path: string): Issue[] {
  const account = accounts.get(code);
  if (!account) return [error("accounting.not_postable", { account: code }, path)];
  return account.control && OWNED.has(account.control)
    ? [error("accounting.owned_account", { account: code }, path)]
    : [];
}

const ONE = UnitPrice.of("1");

/** The base currency is what rates are counted in, so a document in it has the rate 1; any other rate is above zero. */
export function checkRate(it: { currency: string; rate: UnitPrice }, baseCurrency: string): Issue[] {
  const { currency, rate } = it;
  if (currency === baseCurrency)
    return rate.equals(ONE) ? [] : [error("accounting.base_rate_differs", { currency, rate }, "rate")];
  return rate.isPositive() ? [] : [error("accounting.rate_not_positive", { currency, rate }, "rate")];
}
