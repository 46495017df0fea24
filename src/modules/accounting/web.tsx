import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "accounting",
  menu: [
    {
      group: "finance",
      key: "bank_account",
      path: "/accounting/bank-accounts",
      permission: "accounting.bank_account.view",
      order: 15,
    },
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
      key: "statements",
      path: "/accounting/statements",
      permission: "accounting.ledger.view",
      order: 65,
    },
    {
      group: "finance",
      key: "period",
      path: "/accounting/periods",
      permission: "accounting.ledger.view",
      order: 80,
    },
    {
      group: "finance",
      key: "exchange_rate",
      path: "/accounting/exchange-rates",
      permission: "accounting.exchange_rate.view",
      order: 82,
    },
    {
      group: "masters",
      key: "currency",
      path: "/accounting/currencies",
      permission: "accounting.currency.view",
      order: 50,
    },
    {
      group: "masters",
      key: "tax_rate",
      path: "/accounting/tax-rates",
      permission: "accounting.tax_rate.view",
      order: 60,
    },
  ],
  routes: [
    { path: "/accounting/periods", component: () => import("./period/period.page.tsx") },
    { path: "/accounting/periods/$month", component: () => import("./period/month-end.page.tsx") },
    { path: "/accounting/statements", component: () => import("./statements/statements.page.tsx") },
    ...documentRoutes(
      "journal_voucher",
      "/accounting/journal-vouchers",
      () => import("./journal-voucher/journal-voucher.list.tsx"),
      () => import("./journal-voucher/journal-voucher.page.tsx"),
    ),
    { path: "/accounting/accounts", component: () => import("./account/account.list.tsx") },
    { path: "/accounting/accounts/$id", component: () => import("./account/account.page.tsx") },
    ...documentRoutes(
      "bank_account",
      "/accounting/bank-accounts",
      () => import("./bank-account/bank-account.list.tsx"),
      () => import("./bank-account/bank-account.page.tsx"),
    ),
    // A currency is known by its code too.
    { path: "/accounting/currencies", component: () => import("./currency/currency.list.tsx") },
    { path: "/accounting/currencies/$id", component: () => import("./currency/currency.page.tsx") },
    ...documentRoutes(
      "exchange_rate",
      "/accounting/exchange-rates",
      () => import("./currency/exchange-rate.list.tsx"),
      () => import("./currency/exchange-rate.page.tsx"),
    ),
    ...documentRoutes(
      "tax_rate",
      "/accounting/tax-rates",
      () => import("./tax-rate/tax-rate.list.tsx"),
      () => import("./tax-rate/tax-rate.page.tsx"),
    ),
  ],
  reports: [
    {
      name: "account_ledger",
      group: "finance",
      permission: "accounting.ledger.view",
      order: 50,
      component: () => import("./reports/account-ledger.page.tsx"),
    },
    {
      name: "trial_balance",
      group: "finance",
      permission: "accounting.ledger.view",
      order: 60,
      component: () => import("./reports/trial-balance.page.tsx"),
    },
  ],
  home: () => import("./home.tsx"),
  cards: [
    { key: "missing", permissions: ["accounting.period.close"], order: 65 },
    { key: "month", permissions: ["accounting.period.close"], order: 100 },
  ],
});
