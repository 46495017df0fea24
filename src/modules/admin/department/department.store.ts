import type { ListSource } from "../../../documents/list.ts";
import { departmentRow } from "./department.ts";

export const departmentList: ListSource<typeof departmentRow> = {
  row: departmentRow,
  join: `left join lateral (
    select count(*)::int as employees from employee e
    where e.org_id = $1 and e.department_id = d.department_id and e.state = 'active') n on true`,
  columns: { employeeCount: "n.employees" },
  search: ["d.code", "d.name", "d.initials", "d.name_en"],
  sort: "code",
};
