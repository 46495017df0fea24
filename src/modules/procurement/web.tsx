import { defineWeb, documentRoutes } from "../../platform/web/shell/manifest.ts";

export const web = defineWeb({
  name: "procurement",
  menu: [
    {
      group: "procurement",
      key: "purchase_order",
      path: "/procurement/purchase-orders",
      permission: "procurement.purchase_order.view",
      order: 20,
    },
    {
      group: "procurement",
      key: "goods_receipt",
      path: "/procurement/goods-receipts",
      permission: "procurement.goods_receipt.view",
      order: 30,
    },
    {
      group: "procurement",
      key: "purchase_return",
      path: "/procurement/purchase-returns",
      permission: "procurement.purchase_return.view",
      order: 40,
    },
  ],
  routes: [
    ...documentRoutes(
      "purchase_order",
      "/procurement/purchase-orders",
      () => import("./purchase-order/purchase-order.list.tsx"),
      () => import("./purchase-order/purchase-order.page.tsx"),
      { isFound: true },
    ),
    ...documentRoutes(
      "goods_receipt",
      "/procurement/goods-receipts",
      () => import("./goods-receipt/goods-receipt.list.tsx"),
      () => import("./goods-receipt/goods-receipt.page.tsx"),
    ),
    ...documentRoutes(
      "purchase_return",
      "/procurement/purchase-returns",
      () => import("./purchase-return/purchase-return.list.tsx"),
      () => import("./purchase-return/purchase-return.page.tsx"),
    ),
  ],
  home: () => import("./home.tsx"),
  cards: [
    { key: "toApprove", permissions: ["procurement.purchase_order.approve"], order: 10 },
    { key: "late", permissions: ["procurement.purchase_order.edit", "procurement.purchase_order.approve"], order: 30 },
    { key: "toInspect", permissions: ["procurement.goods_receipt.edit"], order: 40 },
    { key: "expected", permissions: ["procurement.goods_receipt.edit"], order: 50 },
    { key: "toBill", permissions: ["finance.supplier_bill.edit"], order: 90 },
  ],
});
