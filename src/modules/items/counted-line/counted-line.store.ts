/** What the database knows of the units that the lines of orders are counted in. */
import { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import type { LineOfItem, UnitFacts } from "./counted-line.rules.ts";

export interface CountedSource {
  /** The table of the lines. */
  readonly lines: string;
  /** SQL of the ids of lines that goods have moved on: $1 company, $5 the documents' ids. */
  readonly fixed: string;
}

const unitsText = ({ lines, fixed }: CountedSource) => `
with line as (select * from unnest($2::uuid[], $3::uuid[], $4::text[]) as l(id, item_id, unit)),
fixed as (${fixed})
select line.id, i.unit as "stockUnit", u.quantity::text as quantity, u.stock_quantity::text as "stockQuantity",
  (select string_agg(a.unit, ', ' order by a.line_no) from item_line a where a.org_id = $1 and a.item_id = line.item_id) as units,
  s.item_id as "savedItemId", s.unit as "savedUnit", s.unit_quantity::text as "savedQuantity", s.unit_stock_quantity::text as "savedStockQuantity",
  line.id in (select * from fixed) as "isFixed"
from line
left join item i on i.org_id = $1 and i.item_id = line.item_id
left join item_line u on u.org_id = $1 and u.item_id = line.item_id and u.unit = line.unit
left join ${lines} s on s.org_id = $1 and s.${lines}_id = line.id`;

interface UnitRow extends Record<"units" | "stockUnit" | "quantity" | "stockQuantity", string | null> {
  readonly id: Id;
  readonly savedItemId: Id | null;
  readonly savedUnit: string | null;
  readonly savedQuantity: string | null;
  readonly savedStockQuantity: string | null;
  readonly isFixed: boolean;
}

type Asked = { readonly id: Id; readonly lines: readonly Pick<LineOfItem, "id" | "itemId" | "unit">[] };

/** What is known of the units of orders' lines, by line; one statement. */
export async function unitFacts(
  tx: Tx,
  orgId: Id,
  source: CountedSource,
  orders: readonly Asked[],
): Promise<Map<Id, UnitFacts>> {
  const lines = orders.flatMap((order) => order.lines);
  const rows = await tx.query<UnitRow>(unitsText(source), [
    orgId,
    lines.map((line) => line.id),
    lines.map((line) => line.itemId),
    lines.map((line) => line.unit),
    orders.map((order) => order.id),
  ]);
  return new Map(rows.map((row) => [row.id, factsIn(row)]));
}

function factsIn(row: UnitRow): UnitFacts {
  const fraction = (of: string | null, stock: string | null) =>
    of === null || stock === null ? null : { unitQuantity: Quantity.of(of), unitStockQuantity: Quantity.of(stock) };
  const saved = fraction(row.savedQuantity, row.savedStockQuantity);
  return {
    stockUnit: row.stockUnit,
    units: row.units ?? "",
    now: fraction(row.quantity, row.stockQuantity),
    saved: saved && { ...saved, unit: row.savedUnit, itemId: row.savedItemId!, isFixed: row.isFixed },
  };
}
