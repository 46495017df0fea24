/** The API of purchasing: one line a document. */
import { documentContract } from "../../platform/contract/document-contract.ts";
import { goodsReceipt, goodsReceiptRow } from "./goods-receipt/goods-receipt.ts";
import { purchaseOrder, purchaseOrderRow } from "./purchase-order/purchase-order.ts";
import { purchaseReturn, purchaseReturnRow } from "./purchase-return/purchase-return.ts";

export const procurementContract = {
  purchaseOrder: documentContract(purchaseOrder, "/procurement/purchase-orders", purchaseOrderRow),
  goodsReceipt: documentContract(goodsReceipt, "/procurement/goods-receipts", goodsReceiptRow),
  purchaseReturn: documentContract(purchaseReturn, "/procurement/purchase-returns", purchaseReturnRow),
};
