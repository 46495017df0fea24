import type { ListSource } from "../../../documents/list.ts";
import type { Id } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/server/db/database.ts";
import { billOfMaterialRow } from "./bill-of-material.ts";
import type { Edge } from "./ring.rules.ts";

export const billOfMaterialList: ListSource<typeof billOfMaterialRow> = {
  row: billOfMaterialRow,
  join: `
    join item i on i.org_id = $1 and i.item_id = d.item_id
    left join lateral (
      select count(*)::int as lines from bill_of_material_line l where l.org_id = $1 and l.bill_of_material_id = d.bill_of_material_id) t on true`,
  columns: { itemCode: "i.code", itemName: "i.name", lineCount: "t.lines" },
  search: ["i.code", "i.name", "i.initials"],
  sort: "itemCode",
};

const EDGES = `
with recursive below as (
  select unnest($2::uuid[]) as item_id
  union
  select l.component_id from below w
  join bill_of_material b on b.org_id = $1 and b.item_id = w.item_id and b.state = 'active' and b.bill_of_material_id <> all($3::uuid[])
  join bill_of_material_line l on l.org_id = $1 and l.bill_of_material_id = b.bill_of_material_id)
select distinct b.item_id as "itemId", l.component_id as "componentId" from below w
join bill_of_material b on b.org_id = $1 and b.item_id = w.item_id and b.state = 'active' and b.bill_of_material_id <> all($3::uuid[])
join bill_of_material_line l on l.org_id = $1 and l.bill_of_material_id = b.bill_of_material_id`;

/** What items are made of, down to what is bought, by every version in use but these. */
export async function edgesBelow(tx: Tx, orgId: Id, itemIds: readonly Id[], without: readonly Id[]): Promise<Edge[]> {
  return await tx.query<Edge>(EDGES, [orgId, [...new Set(itemIds)], [...without]]);
}

export async function codesOf(tx: Tx, orgId: Id, itemIds: readonly Id[]): Promise<Map<Id, string>> {
  const rows = await tx.query<{ id: Id; code: string }>(
    "select item_id as id, code from item where org_id = $1 and item_id = any($2::uuid[])",
    [orgId, [...new Set(itemIds)]],
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}
