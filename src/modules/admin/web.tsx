import { defineWeb } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "admin",
  menu: [{ group: "admin", key: "member", path: "/admin/members", permission: "admin.member.view", order: 10 }],
  routes: [{ path: "/admin/members", component: () => import("./member/member.page.tsx") }],
});
