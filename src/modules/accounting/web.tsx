import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "accounting",
  menu: [
    {
      group: "finance",
      key: "journal_voucher",
      path: "/accounting/journal-vouchers",
      permission: "accounting.journal_voucher.view",
      order: 40,
    },
    {
      group: "finance",
      key: "account",
      path: "/accounting/accounts",
      permission: "accounting.account.view",
      order: 80,
    },
    {
      group: "finance",
      key: "period",
      path: "/accounting/periods",
      permission: "accounting.ledger.view",
      order: 80,
    },
  ],
  routes: [
    { path: "/accounting/periods", component: () => import("./period/period.page.tsx") },
    ...documentRoutes(
      "journal_voucher",
      "/accounting/journal-vouchers",
      () => import("./journal-voucher/journal-voucher.list.tsx"),
      () => import("./journal-voucher/journal-voucher.page.tsx"),
    ),
    { path: "/accounting/accounts", component: () => import("./account/account.list.tsx") },
    { path: "/accounting/accounts/$id", component: () => import("./account/account.page.tsx") },
  ],
  reports: [
    { name: "account_ledger", group: "finance", permission: "accounting.ledger.view", order: 50 },
    {
      name: "trial_balance",
      group: "finance",
      permission: "accounting.ledger.view",
      order: 60,
      component: () => import("./reports/trial-balance.page.tsx"),
    },
  ],
  home: () => import("./home.tsx"),
  cards: [{ key: "month", permissions: ["accounting.period.close"], order: 100 }],
});
