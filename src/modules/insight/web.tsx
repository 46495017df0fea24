import { defineWeb } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "insight",
  menu: [],
  routes: [],
  reports: [
    { name: "sales_by_month", group: "insight", permission: "finance.sales_invoice.view", order: 10 },
    { name: "sales_by_customer", group: "insight", permission: "finance.sales_invoice.view", order: 20 },
    { name: "sales_by_item", group: "insight", permission: "finance.sales_invoice.view", order: 30 },
    { name: "sales_lines", group: "insight", permission: "finance.sales_invoice.view", order: 40 },
    { name: "stock_turnover", group: "insight", permission: "inventory.stock.view", order: 50 },
    { name: "turnover_by_category", group: "insight", permission: "inventory.stock.view", order: 60 },
    { name: "turnover_by_month", group: "insight", permission: "inventory.stock.view", order: 70 },
    { name: "abc", group: "insight", permission: "inventory.stock.view", order: 80 },
    { name: "slow_stock", group: "insight", permission: "inventory.stock.view", order: 90 },
    { name: "purchase_prices", group: "insight", permission: "finance.supplier_bill.view", order: 100 },
    { name: "supplier_performance", group: "insight", permission: "procurement.goods_receipt.view", order: 110 },
    { name: "receipts_by_promise", group: "insight", permission: "procurement.goods_receipt.view", order: 120 },
  ],
});
