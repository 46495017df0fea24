import type { ListSource } from "../../../documents/list.ts";
import { completionRow } from "./completion.ts";

export const completionList: ListSource<typeof completionRow> = {
  row: completionRow,
  join: `
join work_order o on o.org_id = $1 and o.work_order_id = d.work_order_id
join item i on i.org_id = $1 and i.item_id = o.item_id
left join cost_layer c on c.org_id = $1 and c.layer_id = d.completion_id`,
  columns: { orderNumber: "o.number", itemId: "o.item_id", itemName: "i.name", cost: "coalesce(c.value, 0)" },
  search: ["d.number", "o.number", "i.code", "i.name", "i.initials"],
  sort: "-completedOn",
  sums: ["quantityScrapped", "cost"],
};
