import type { ListSource } from "../../../documents/list.ts";
import { billOfMaterialRow } from "./bill-of-material.ts";

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
