import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type CurrencyFacts, currencyRow, exchangeRateRow } from "./currency.ts";

const lastRate = (column: string): string => `(
  select r.${column} from exchange_rate r
  where r.org_id = $1 and r.currency = d.code and r.state = 'active' order by r.rated_on desc limit 1)`;

export const currencyList: ListSource<typeof currencyRow> = {
  row: currencyRow,
  join: "join company c on c.company_id = d.org_id",
  columns: {
    isBase: "d.code = c.base_currency",
    lastRate: lastRate("rate"),
    lastRatedOn: lastRate("rated_on"),
  },
  search: ["d.code", "d.name", "d.initials", "d.name_en"],
  sort: "code",
};

export const exchangeRateList: ListSource<typeof exchangeRateRow> = {
  row: exchangeRateRow,
  join: "",
  columns: {},
  search: ["d.currency"],
  sort: "-ratedOn",
};

export async function currenciesByCode(tx: Tx, orgId: Id, codes: readonly string[]): Promise<CurrencyFacts[]> {
  return await tx.query<CurrencyFacts>(
    `select code, decimals, state = 'active' as "isActive" from currency where org_id = $1 and code = any($2::text[])`,
    [orgId, [...new Set(codes)]],
  );
}
