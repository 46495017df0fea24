/** The accounts, as the browser asks. */
import { clientFor } from "../../platform/web/data/client.ts";
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
