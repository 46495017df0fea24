import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { admin } from "../client.ts";
import { department, departmentRow } from "./department.ts";

export default listPage({
  definition: department,
  path: "/admin/departments",
  row: departmentRow,
  api: admin.department,
  newPath: "/admin/departments/new",
  columns: [{ field: "code", isLink: true }, { field: "name", english: "nameEn" }, "employeeCount", "state"],
  filters: ["state"],
  sort: "code",
});
