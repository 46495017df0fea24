/** The API of purchasing: one line a document. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { documentContract } from "../../platform/contract/document-contract.ts";
import { refusals } from "../../platform/contract/refusals.ts";
import { goodsReceipt, goodsReceiptRow } from "./goods-receipt/goods-receipt.ts";
import { purchaseOrder, purchaseOrderRow } from "./purchase-order/purchase-order.ts";
import { purchaseReturn, purchaseReturnRow } from "./purchase-return/purchase-return.ts";

/** Mails an approved order to its supplier as a PDF; `to` overrides the supplier's own address. */
const sendOrder = oc
  .errors(refusals)
  .route({ method: "POST", path: "/procurement/purchase-orders/{id}/send", tags: ["purchase_order"] })
  .input(z.object({ id: z.uuid(), to: z.email().max(200).optional() }))
  .output(z.object({ to: z.string() }));

export const procurementContract = {
  sendOrder,
  purchaseOrder: documentContract(purchaseOrder, "/procurement/purchase-orders", purchaseOrderRow),
  goodsReceipt: documentContract(goodsReceipt, "/procurement/goods-receipts", goodsReceiptRow),
  purchaseReturn: documentContract(purchaseReturn, "/procurement/purchase-returns", purchaseReturnRow),
};
