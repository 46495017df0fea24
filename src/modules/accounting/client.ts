/** The accounts, as the browser asks. */
import type { Decimals } from "../../kernel/money.ts";
import { clientFor, queryClient } from "../../platform/web/data/client.ts";
import { keyOf } from "../../platform/web/data/keys.ts";
import { accountingContract } from "./contract.ts";

export const accounting = clientFor("accounting", accountingContract);

/** The last rate of a currency at or before a day; "1" for the base currency. Undefined where nobody entered one, or it may not be seen. */
export async function rateOn(currency: unknown, day: unknown): Promise<string | undefined> {
  if (typeof currency !== "string" || typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const asked = { where: { currency, ratedOn: `..${day}`, state: "active" }, sort: "-ratedOn", limit: 1 };
  const [found, known] = await Promise.all([
    accounting.exchangeRate.list(asked).catch(() => undefined),
    accounting.currency.list({ where: { code: currency } }).catch(() => undefined),
  ]);
  return known?.rows.some((it) => it.isBase) ? "1" : found?.rows[0]?.rate;
}

const decimalsKey = (currency: string) => keyOf("currency", "decimals", currency);

/** How many decimals a currency has; two where it may not be seen. */
export async function decimalsOf(currency: unknown): Promise<Decimals> {
  if (typeof currency !== "string") return 2;
  const load = async () => (await accounting.currency.list({ where: { code: currency } })).rows[0]?.decimals ?? 2;
  const options = { queryKey: decimalsKey(currency), queryFn: load, staleTime: Number.POSITIVE_INFINITY, retry: false };
  return await queryClient.fetchQuery(options).then(
    (it) => it as Decimals,
    () => 2,
  );
}

/** What follows from a currency's decimals: at once where they are known, so that typing does not wait. */
export function withDecimals<T>(currency: unknown, then: (decimals: Decimals) => T): T | Promise<T> {
  const known = queryClient.getQueryData<Decimals>(decimalsKey(String(currency)));
  return known === undefined ? decimalsOf(currency).then(then) : then(known);
}
