import type { ListSource } from "../../../documents/list.ts";
import { materialIssueRow } from "./material-issue.ts";

export const materialIssueList: ListSource<typeof materialIssueRow> = {
  row: materialIssueRow,
  join: `
join work_order o on o.org_id = $1 and o.work_order_id = d.work_order_id
join item i on i.org_id = $1 and i.item_id = o.item_id`,
  columns: {
    orderNumber: "o.number",
    itemId: "o.item_id",
    itemName: "i.name",
    lineCount:
      "(select count(*)::int from material_issue_line l where l.org_id = $1 and l.material_issue_id = d.material_issue_id)",
  },
  search: ["d.number", "o.number", "i.code", "i.name", "i.initials"],
  sort: "-movedOn",
};
