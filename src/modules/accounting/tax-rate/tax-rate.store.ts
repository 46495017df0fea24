import type { ListSource } from "../../../documents/list.ts";
import type { RefKind } from "../../../documents/refs.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { type RateInForce, taxRateRow } from "./tax-rate.ts";

export const taxRateList: ListSource<typeof taxRateRow> = {
  row: taxRateRow,
  join: "",
  columns: {},
  search: ["d.name", "d.name_en"],
  sort: "-rate",
};

/** Known by its figure: that is what a document keeps. One that ended is offered no more. */
export const taxRateRef: RefKind = {
  kind: "tax_rate",
  from: "tax_rate r",
  id: "trim_scale(r.rate)::text",
  idType: "text",
  code: "trim_scale(r.rate)::text",
  name: "r.name",
  nameEn: "r.name_en",
  search: ["trim_scale(r.rate)::text", "r.name", "r.name_en"],
  offered: "r.state = 'active' and (r.valid_to is null or r.valid_to >= current_date)",
};

/** All rates of a company with their time, the highest first. */
export async function loadTaxRates(tx: Tx, orgId: Id): Promise<RateInForce[]> {
  return await tx.query<RateInForce>(
    `select trim_scale(rate)::text as rate, valid_from::text as "validFrom", valid_to::text as "validTo"
     from tax_rate where org_id = $1 and state = 'active' order by tax_rate.rate desc`,
    [orgId],
  );
}
