import type { ListSource } from "../../../documents/list.ts";
import { badDebtRow } from "./bad-debt.ts";

export const badDebtList: ListSource<typeof badDebtRow> = {
  row: badDebtRow,
  join: `
    join customer c on c.org_id = $1 and c.customer_id = d.customer_id
    left join progress p on p.org_id = $1 and p.target_id = d.bad_debt_id and p.measure = 'recovered'
    left join lateral (
      select count(*)::int as lines, sum(l.amount) as amount from bad_debt_line l
      where l.org_id = $1 and l.bad_debt_id = d.bad_debt_id) t on true`,
  columns: {
    customerName: "c.name",
    lineCount: "t.lines",
    amount: "t.amount",
    recovered: "coalesce(round(p.quantity, 2), 0)",
  },
  search: ["d.number", "c.code", "c.name", "c.initials"],
  sort: "-writtenOffOn",
};
