import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "finance",
  menu: [
    {
      group: "procurement",
      key: "supplier_bill",
      path: "/finance/supplier-bills",
      permission: "finance.supplier_bill.view",
      order: 50,
    },
    {
      group: "procurement",
      key: "charge_bill",
      path: "/finance/charge-bills",
      permission: "finance.charge_bill.view",
      order: 55,
    },
    {
      group: "sales",
      key: "sales_invoice",
      path: "/finance/sales-invoices",
      permission: "finance.sales_invoice.view",
      order: 40,
    },
    {
      group: "finance",
      key: "customer_payment",
      path: "/finance/customer-payments",
      permission: "finance.customer_payment.view",
      order: 15,
    },
    { group: "finance", key: "payment", path: "/finance/payments", permission: "finance.payment.view", order: 10 },
    { group: "finance", key: "opening", path: "/finance/openings", permission: "finance.opening.view", order: 90 },
  ],
  routes: [
    ...documentRoutes(
      "charge_bill",
      "/finance/charge-bills",
      () => import("./charge-bill/charge-bill.list.tsx"),
      () => import("./charge-bill/charge-bill.page.tsx"),
    ),
    ...documentRoutes(
      "supplier_bill",
      "/finance/supplier-bills",
      () => import("./supplier-bill/supplier-bill.list.tsx"),
      () => import("./supplier-bill/supplier-bill.page.tsx"),
    ),
    ...documentRoutes(
      "sales_invoice",
      "/finance/sales-invoices",
      () => import("./sales-invoice/sales-invoice.list.tsx"),
      () => import("./sales-invoice/sales-invoice.page.tsx"),
    ),
    ...documentRoutes(
      "customer_payment",
      "/finance/customer-payments",
      () => import("./customer-payment/customer-payment.list.tsx"),
      () => import("./customer-payment/customer-payment.page.tsx"),
    ),
    ...documentRoutes(
      "payment",
      "/finance/payments",
      () => import("./payment/payment.list.tsx"),
      () => import("./payment/payment.page.tsx"),
    ),
    ...documentRoutes(
      "opening",
      "/finance/openings",
      () => import("./opening/opening.list.tsx"),
      () => import("./opening/opening.page.tsx"),
    ),
  ],
  reports: [
    {
      name: "payables_ageing",
      group: "finance",
      permission: "finance.supplier_bill.view",
      order: 20,
      component: () => import("./reports/payables-ageing.page.tsx"),
    },
    {
      name: "open_items",
      group: "finance",
      permission: "finance.supplier_bill.view",
      order: 30,
      component: () => import("./reports/open-items.page.tsx"),
    },
    {
      name: "vat_summary",
      group: "finance",
      permission: "accounting.ledger.view",
      order: 67,
      component: () => import("./reports/vat-summary.page.tsx"),
    },
    {
      name: "vat_documents",
      group: "finance",
      permission: "accounting.ledger.view",
      order: 68,
      component: () => import("./reports/vat-documents.page.tsx"),
    },
  ],
  home: () => import("./home.tsx"),
  cards: [
    { key: "toCollect", permissions: ["finance.customer_payment.edit", "sales.sales_order.approve"], order: 85 },
    { key: "toMatch", permissions: ["finance.supplier_bill.edit", "procurement.purchase_order.edit"], order: 70 },
    { key: "due", permissions: ["finance.payment.edit", "procurement.purchase_order.approve"], order: 80 },
  ],
});
