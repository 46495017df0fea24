import { namedBy } from "../../../platform/web/form/use-facts.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { procurement } from "../client.ts";
import {
  estimate,
  fromOrder,
  inspected,
  orderFacts,
  orderLineOf,
  receivedBefore,
  unitOf,
} from "./goods-receipt.start.tsx";
import { goodsReceipt } from "./goods-receipt.ts";

export default documentPage({
  definition: goodsReceipt,
  path: "/procurement/goods-receipts",
  api: procurement.goodsReceipt,
  subtitle: ["supplierId", "orderId", "deliveryNote"],
  sections: {
    header: [
      { field: "orderId", fixed: true },
      { field: "supplierId", readOnly: true },
      "warehouseId",
      "receivedOn",
      "deliveryNote",
      "remark",
    ],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { key: "unit", kind: "text", width: "46px", isPlain: true, compute: unitOf },
      {
        key: "ordered",
        kind: "quantity",
        compute: ({ orderLineId }, { facts }) => facts[orderLineId ?? ""]?.["ordered"],
      },
      { key: "receivedBefore", kind: "quantity", compute: receivedBefore },
      { field: "quantityArrived", sum: true, isCounted: true },
      { field: "quantityAccepted", sum: true },
      { field: "quantityRejected", sum: true, tone: "bad" },
      "rejectReason",
      "locationId",
      "lotCode",
      { key: "price", kind: "price", compute: ({ orderLineId }, { facts }) => facts[orderLineId ?? ""]?.["price"] },
      { key: "estimate", kind: "amount", compute: estimate },
    ],
  },
  within: { location: "warehouseId" },
  scan: { find: "itemId", focus: "quantityArrived" },
  start: ({ order }) => fromOrder(order),
  onHeader: ({ orderId }) => (orderId ? fromOrder(orderId) : undefined),
  onLine: ({ line, values, form }) =>
    values["itemId"] ? orderLineOf(form.header["orderId"], String(values["itemId"])) : inspected(line.values, values),
  facts: { of: namedBy("orderId"), load: orderFacts },
  next: [
    {
      key: "bill",
      permission: "finance.supplier_bill.edit",
      when: (answer) => answer.document["state"] === "posted" && isLeft(answer, "billed"),
      to: (id) => `/finance/supplier-bills/new?receipt=${id}`,
    },
    {
      key: "return",
      permission: "procurement.purchase_return.edit",
      when: (answer) => answer.document["state"] === "posted",
      to: (id) => `/procurement/purchase-returns/new?receipt=${id}`,
    },
  ],
});
