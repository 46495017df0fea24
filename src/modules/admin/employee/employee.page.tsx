import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { admin } from "../client.ts";
import { employee } from "./employee.ts";

export default recordPage({
  definition: employee,
  path: "/admin/employees",
  api: admin.employee,
  sections: { basics: ["code", "name", "nameEn", "departmentId", "memberId"] },
});
