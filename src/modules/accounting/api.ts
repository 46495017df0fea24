/** What other modules' servers may ask of the accounts. */
import { type Amount, UnitPrice } from "../../kernel/decimal.ts";
import type { Id } from "../../kernel/ids.ts";
import { error, type Issue } from "../../kernel/refusal.ts";
import type { Tx } from "../../platform/server/db/database.ts";
import { leafAccounts } from "./account/account.store.ts";
import type { AccountFacts } from "./account/account.ts";
import { bankAccountsById } from "./bank-account/bank-account.store.ts";
import type { BankAccountFacts } from "./bank-account/bank-account.ts";
import { currenciesByCode } from "./currency/currency.store.ts";
import type { CurrencyFacts } from "./currency/currency.ts";
import { loadTaxRates } from "./tax-rate/tax-rate.store.ts";
import type { RateInForce } from "./tax-rate/tax-rate.ts";

/** Bank accounts by id; unknown ids are left out. */
export async function bankAccounts(tx: Tx, orgId: Id, ids: readonly Id[]): Promise<Map<string, BankAccountFacts>> {
  return new Map((await bankAccountsById(tx, orgId, ids)).map((it) => [it.id, it]));
}

/** The rates of value added tax, each with its time, the highest first. */
export async function taxRates(tx: Tx, orgId: Id): Promise<readonly RateInForce[]> {
  return await loadTaxRates(tx, orgId);
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
  "receivable_accrued",
  "customer_advance",
  "work_order",
  "inventory",
  "inventory_transit",
  "inventory_variance",
]);

/**
 * May a person choose this account for the other side of an entry? It must be a leaf that no document owns.
 * @param amount in the account's own currency; left out by documents that cannot say one
 */
export function checkManualAccount(
  accounts: ReadonlyMap<string, AccountFacts>,
  code: string,
  path: string,
  amount: Amount | null = null,
): Issue[] {
  const account = accounts.get(code);
  if (!account) return [error("accounting.not_postable", { account: code }, path)];
  if (account.control && OWNED.has(account.control))
    return [error("accounting.owned_account", { account: code }, path)];
  return checkCurrencyAmount(account, amount, path);
}

/** An account of money in foreign currency is moved by an amount in it, every other one is not. */
function checkCurrencyAmount(account: AccountFacts, amount: Amount | null, path: string): Issue[] {
  const { code, currency } = account;
  if (currency && !amount) return [error("accounting.currency_amount_missing", { account: code, currency }, path)];
  return !currency && amount ? [error("accounting.currency_amount_unwanted", { account: code, amount }, path)] : [];
}

/** What currencies are kept, by code. */
export async function currenciesOf(tx: Tx, orgId: Id, codes: readonly string[]): Promise<Map<string, CurrencyFacts>> {
  return new Map((await currenciesByCode(tx, orgId, codes)).map((it) => [it.code, it]));
}

/** A currency in use, and amounts with no more decimals than it has: `{ amount: … }` by the field they stand in. */
export function checkCurrency(
  currency: CurrencyFacts | undefined,
  code: string,
  amounts: Readonly<Record<string, Amount>>,
): Issue[] {
  if (!currency?.isActive) return [error("accounting.currency_not_used", { currency: code }, "currency")];
  return checkDecimals(currency, code, amounts);
}

/** No more decimals than the currency has; a save says where a code is of no currency. */
export function checkDecimals(
  currency: CurrencyFacts | undefined,
  code: string,
  amounts: Readonly<Record<string, Amount>>,
): Issue[] {
  if (!currency) return [];
  const step = STEPS[currency.decimals]!;
  return Object.entries(amounts).flatMap(([path, amount]) =>
    amount.units % step === 0n
      ? []
      : [error("accounting.currency_decimals", { currency: code, decimals: currency.decimals, amount }, path)],
  );
}

/** Cents in the smallest unit of a currency, by its decimals. */
const STEPS = [100n, 10n, 1n];

const ONE = UnitPrice.of("1");

/** The base currency is what rates are counted in, so a document in it has the rate 1; any other rate is above zero. */
export function checkRate(it: { currency: string; rate: UnitPrice }, baseCurrency: string): Issue[] {
  const { currency, rate } = it;
  if (currency === baseCurrency)
    return rate.equals(ONE) ? [] : [error("accounting.base_rate_differs", { currency, rate }, "rate")];
  return rate.isPositive() ? [] : [error("accounting.rate_not_positive", { currency, rate }, "rate")];
}
