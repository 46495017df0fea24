import { recordPage } from "../../../platform/web/pages/record-page.tsx";
import { admin } from "../client.ts";
import { department } from "./department.ts";

export default recordPage({
  definition: department,
  path: "/admin/departments",
  api: admin.department,
  sections: { basics: ["code", "name", "nameEn"] },
});
