import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "admin",
  menu: [
    { group: "masters", key: "department", path: "/admin/departments", permission: "admin.department.view", order: 70 },
    { group: "masters", key: "employee", path: "/admin/employees", permission: "admin.employee.view", order: 80 },
    { group: "admin", key: "member", path: "/admin/members", permission: "admin.member.view", order: 10 },
  ],
  routes: [
    { path: "/admin/members", component: () => import("./member/member.page.tsx") },
    ...documentRoutes(
      "department",
      "/admin/departments",
      () => import("./department/department.list.tsx"),
      () => import("./department/department.page.tsx"),
    ),
    ...documentRoutes(
      "employee",
      "/admin/employees",
      () => import("./employee/employee.list.tsx"),
      () => import("./employee/employee.page.tsx"),
      { isFound: true },
    ),
  ],
});
