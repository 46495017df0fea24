import type { ListSource } from "../../../documents/list.ts";
import type { RefKind } from "../../../documents/refs.ts";
import { employeeRow } from "./employee.ts";

export const employeeList: ListSource<typeof employeeRow> = {
  row: employeeRow,
  join: `
    join department p on p.org_id = $1 and p.department_id = d.department_id
    left join member m on m.org_id = $1 and m.member_id = d.member_id`,
  columns: { departmentName: "p.name", memberName: "m.name" },
  search: ["d.code", "d.name", "d.initials", "d.name_en", "p.name"],
  sort: "code",
};

/** A member has no code: he is known by his name. */
export const memberRef: RefKind = {
  kind: "member",
  from: "member r",
  id: "r.member_id",
  code: "r.name",
  name: "''",
  search: ["r.name"],
  offered: "r.is_active",
};
