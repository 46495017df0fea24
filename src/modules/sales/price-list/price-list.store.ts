import type { ListSource } from "../../../documents/list.ts";
import { type Day, dayOf } from "../../../kernel/dates.ts";
import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { AskedPrice, ListPrice, PriceBuyer } from "./price.rules.ts";
import type { ItemUnits } from "./price-list.rules.ts";
import { priceListRow } from "./price-list.ts";

export const priceListList: ListSource<typeof priceListRow> = {
  row: priceListRow,
  join: `
    left join customer c on c.org_id = $1 and c.customer_id = d.customer_id
    left join lateral (
      select count(*)::int as lines from price_list_line l where l.org_id = $1 and l.price_list_id = d.price_list_id) n on true`,
  columns: { customerName: "c.name", lineCount: "n.lines" },
  search: ["d.code", "d.name", "d.initials", "d.name_en", "c.code", "c.name", "c.initials"],
  sort: "code",
};

/** The units of items, by id; one statement. */
export async function unitsOf(tx: Tx, orgId: Id, itemIds: readonly Id[]): Promise<Map<Id, ItemUnits>> {
  const rows = await tx.query<{ item_id: Id; unit: string; units: string[] }>(
    `select i.item_id, i.unit, coalesce((select array_agg(u.unit order by u.line_no) from item_line u
       where u.org_id = $1 and u.item_id = i.item_id), '{}'::text[]) as units
     from item i where i.org_id = $1 and i.item_id = any($2::uuid[])`,
    [orgId, [...new Set(itemIds)]],
  );
  return new Map(rows.map((row) => [row.item_id, { stockUnit: row.unit, units: row.units }]));
}

const CANDIDATES = `
select a.at, p.price_list_id as "priceListId", p.customer_id as "customerId", p.is_standard as "isStandard", p.currency,
  p.is_tax_included as "isTaxIncluded", p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
  l.item_id as "itemId", l.unit, l.from_quantity::text as "fromQuantity", l.price::text as price
from unnest($2::int[], $3::uuid[], $4::text[], $5::numeric[]) as a(at, item_id, unit, quantity)
join price_list_line l on l.org_id = $1 and l.item_id = a.item_id and l.unit is not distinct from a.unit and l.from_quantity <= a.quantity
join price_list p on p.org_id = $1 and p.price_list_id = l.price_list_id
where p.state = 'active' and p.currency = $6 and p.valid_from <= $7::date and (p.valid_to is null or p.valid_to >= $7::date)
  and (p.customer_id = $8 or p.customer_id is null and (p.price_list_id = $9 or p.is_standard))`;

interface CandidateRow extends Omit<ListPrice, "validFrom" | "validTo" | "fromQuantity" | "price"> {
  readonly at: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly fromQuantity: string;
  readonly price: string;
}

/** What lists of a buyer may know for each of the lines asked, in their order; one statement, however many. */
export async function candidatesFor(
  tx: Tx,
  orgId: Id,
  buyer: PriceBuyer,
  asked: readonly AskedPrice[],
  day: Day,
): Promise<ListPrice[][]> {
  const rows = await tx.query<CandidateRow>(CANDIDATES, [
    orgId,
    asked.map((_, i) => i),
    asked.map((it) => it.itemId),
    asked.map((it) => it.unit),
    asked.map((it) => it.quantity.toString()),
    buyer.currency,
    day,
    buyer.customerId,
    buyer.priceListId,
  ]);
  const found: ListPrice[][] = asked.map(() => []);
  for (const { at, ...row } of rows)
    found[at]!.push({
      ...row,
      validFrom: dayOf(row.validFrom),
      validTo: row.validTo === null ? null : dayOf(row.validTo),
      fromQuantity: Quantity.of(row.fromQuantity),
      price: UnitPrice.of(row.price),
    });
  return found;
}
