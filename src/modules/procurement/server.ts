/** The server's half of purchasing. */
import { plainPaper } from "../../documents/print.ts";
import type { ServerModule } from "../../documents/registry.ts";
import { goodsReceiptActions } from "./goods-receipt/goods-receipt.actions.ts";
import { goodsReceiptList, waitingReceipts } from "./goods-receipt/goods-receipt.store.ts";
import { goodsReceipt } from "./goods-receipt/goods-receipt.ts";
import { procurement } from "./module.ts";
import { purchaseOrderActions } from "./purchase-order/purchase-order.actions.ts";
import { purchaseOrderPaper } from "./purchase-order/purchase-order.rules.ts";
import { ORDERED, purchaseOrderList } from "./purchase-order/purchase-order.store.ts";
import { purchaseReturnActions } from "./purchase-return/purchase-return.actions.ts";
import { purchaseReturnList } from "./purchase-return/purchase-return.store.ts";
import { purchaseReturn } from "./purchase-return/purchase-return.ts";

const ORDER_UNIT = { dividend: "l.unit_quantity", divisor: "l.unit_stock_quantity" };
const RECEIPT_UNIT = {
  join: "join purchase_order_line o on o.org_id = l.org_id and o.purchase_order_line_id = l.order_line_id",
  dividend: "o.unit_quantity",
  divisor: "o.unit_stock_quantity",
};

export const procurementServer: ServerModule = {
  name: procurement.name,
  documents: [
    {
      actions: purchaseOrderActions,
      list: purchaseOrderList,
      progress: { measures: ["received", "billed"], of: "quantity", perStockUnit: ORDER_UNIT },
      paper: purchaseOrderPaper,
    },
    {
      actions: goodsReceiptActions,
      list: goodsReceiptList,
      progress: { measures: ["billed", "returned"], of: "quantityAccepted", perStockUnit: RECEIPT_UNIT },
      paper: plainPaper(goodsReceipt, "orderLineId"),
    },
    {
      actions: purchaseReturnActions,
      list: purchaseReturnList,
      paper: plainPaper(purchaseReturn, "receiptLineId"),
    },
  ],
  beforeClose: waitingReceipts,
  supply: ORDERED,
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
      from: `purchase_order_line r join purchase_order o on o.org_id = r.org_id and o.purchase_order_id = r.purchase_order_id
        join item i on i.org_id = r.org_id and i.item_id = r.item_id`,
      id: "r.purchase_order_line_id",
      code: "o.number || ' / ' || r.line_no",
      name: "o.number || ' / ' || r.line_no",
      unit: "coalesce(r.unit, i.unit)",
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
      from: `goods_receipt_line r join goods_receipt g on g.org_id = r.org_id and g.goods_receipt_id = r.goods_receipt_id
        join purchase_order_line l on l.org_id = r.org_id and l.purchase_order_line_id = r.order_line_id
        join item i on i.org_id = r.org_id and i.item_id = r.item_id`,
      id: "r.goods_receipt_line_id",
      code: "g.number || ' / ' || r.line_no",
      name: "g.number || ' / ' || r.line_no",
      unit: "coalesce(l.unit, i.unit)",
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
