import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { ImportButton } from "../../../platform/web/parts/import-button.tsx";
import { admin } from "../client.ts";
import { employee, employeeRow } from "./employee.ts";

export default listPage({
  definition: employee,
  path: "/admin/employees",
  row: employeeRow,
  api: admin.employee,
  extra: () => <ImportButton kind="employee" />,
  newPath: "/admin/employees/new",
  columns: [
    { field: "code", isLink: true },
    { field: "name", english: "nameEn" },
    { field: "departmentName", of: "departmentId" },
    { field: "memberName", isDim: true },
    "state",
  ],
  filters: ["departmentId", "state"],
  sort: "code",
});
