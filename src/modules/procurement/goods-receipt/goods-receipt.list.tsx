import { listPage } from "../../../platform/web/pages/list-page.tsx";
import { procurement } from "../client.ts";
import { goodsReceipt, goodsReceiptRow } from "./goods-receipt.ts";

export default listPage({
  definition: goodsReceipt,
  path: "/procurement/goods-receipts",
  row: goodsReceiptRow,
  api: procurement.goodsReceipt,
  newPath: "/procurement/goods-receipts/new",
  columns: [
    "number",
    { field: "supplierName", of: "supplierId" },
    { field: "orderNumber", of: "orderId" },
    "receivedOn",
    "state",
    { field: "warehouseName", of: "warehouseId" },
    { field: "deliveryNote", isDim: true },
    "lineCount",
    "quantityArrived",
    { field: "quantityRejected", isBad: ({ quantityRejected }) => quantityRejected !== "0" },
  ],
  filters: ["supplierId", "orderId", "warehouseId", "receivedOn", "state", "quantityRejected"],
  sort: "-receivedOn",
});
