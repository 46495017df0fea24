import type { ListSource } from "../../../documents/list.ts";
import { openingRow } from "./opening.ts";

export const openingList: ListSource<typeof openingRow> = {
  row: openingRow,
  join: `left join lateral (
    select count(*)::int as lines, sum(l.debit) as amount from opening_line l where l.org_id = $1 and l.opening_id = d.opening_id) t on true`,
  columns: { lineCount: "t.lines", amount: "t.amount" },
  search: ["d.number", "d.remark"],
  sort: "-openedOn",
};
