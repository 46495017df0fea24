/** The server's half of purchasing. */
import type { ServerModule } from "../../documents/registry.ts";
import { goodsReceiptActions } from "./goods-receipt/goods-receipt.actions.ts";
import { goodsReceiptList, waitingReceipts } from "./goods-receipt/goods-receipt.store.ts";
import { procurement } from "./module.ts";
import { purchaseOrderActions } from "./purchase-order/purchase-order.actions.ts";
import { purchaseOrderPaper } from "./purchase-order/purchase-order.rules.ts";
import { purchaseOrderList } from "./purchase-order/purchase-order.store.ts";
import { purchaseReturnActions } from "./purchase-return/purchase-return.actions.ts";
import { purchaseReturnList } from "./purchase-return/purchase-return.store.ts";

export const procurementServer: ServerModule = {
  name: procurement.name,
  documents: [
    {
      actions: purchaseOrderActions,
      list: purchaseOrderList,
      progress: { measures: ["received", "billed"], of: "quantity" },
      paper: purchaseOrderPaper,
    },
    {
      actions: goodsReceiptActions,
      list: goodsReceiptList,
      progress: { measures: ["billed", "returned"], of: "quantityAccepted" },
    },
    { actions: purchaseReturnActions, list: purchaseReturnList },
  ],
  beforeClose: waitingReceipts,
  refs: [
    {
      kind: "purchase_order",
      from: "purchase_order r join supplier s on s.org_id = r.org_id and s.supplier_id = r.supplier_id",
      id: "r.purchase_order_id",
      code: "r.number",
      name: "s.name",
      nameEn: "s.name_en",
      search: ["r.number", "s.name", "s.initials", "s.name_en"],
      within: "r.supplier_id",
      offered: "r.state = 'approved'",
      permission: "procurement.purchase_order.view",
    },
    {
      kind: "purchase_order_line",
      from: "purchase_order_line r join purchase_order o on o.org_id = r.org_id and o.purchase_order_id = r.purchase_order_id",
      id: "r.purchase_order_line_id",
      code: "o.number || ' / ' || r.line_no",
      name: "o.number || ' / ' || r.line_no",
      search: ["o.number"],
      permission: "procurement.purchase_order.view",
    },
    {
      kind: "goods_receipt",
      from: "goods_receipt r join supplier s on s.org_id = r.org_id and s.supplier_id = r.supplier_id",
      id: "r.goods_receipt_id",
      code: "r.number",
      name: "s.name",
      nameEn: "s.name_en",
      spec: "r.delivery_note",
      search: ["r.number", "r.delivery_note", "s.name", "s.initials", "s.name_en"],
      within: "r.supplier_id",
      offered: "r.state = 'posted'",
      permission: "procurement.goods_receipt.view",
    },
    {
      kind: "goods_receipt_line",
      from: "goods_receipt_line r join goods_receipt g on g.org_id = r.org_id and g.goods_receipt_id = r.goods_receipt_id",
      id: "r.goods_receipt_line_id",
      code: "g.number || ' / ' || r.line_no",
      name: "g.number || ' / ' || r.line_no",
      search: ["g.number"],
      within: "g.supplier_id",
      offered: "g.state = 'posted'",
      permission: "procurement.goods_receipt.view",
    },
  ],
  constraints: {
    goods_receipt_line_order_line_fkey: "procurement.line_in_use",
    purchase_order_line_quantity_check: "procurement.quantity_wrong",
  },
};
