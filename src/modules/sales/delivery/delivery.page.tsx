import { namedBy } from "../../../platform/web/form/use-facts.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { sales } from "../client.ts";
import { fromOrder, orderFacts, orderLineOf, shippedBefore, unitOf } from "./delivery.start.tsx";
import { delivery } from "./delivery.ts";

export default documentPage({
  definition: delivery,
  path: "/sales/deliveries",
  api: sales.delivery,
  subtitle: ["customerId", "orderId", "trackingNumber"],
  sections: {
    header: [
      { field: "orderId", fixed: true },
      { field: "customerId", readOnly: true },
      "deliveredOn",
      "shipTo",
      "carrier",
      "trackingNumber",
      "boxes",
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
      { key: "shippedBefore", kind: "quantity", compute: shippedBefore },
      { field: "quantity", sum: true, isCounted: true },
      "locationId",
      "lotCode",
    ],
  },
  scan: { find: "itemId", focus: "quantity" },
  start: ({ order }) => fromOrder(order),
  onHeader: ({ orderId }) => (orderId ? fromOrder(orderId) : undefined),
  onLine: ({ values, form }) =>
    values["itemId"] ? orderLineOf(form.header["orderId"], String(values["itemId"])) : undefined,
  facts: { of: namedBy("orderId"), load: orderFacts },
  next: [
    {
      key: "invoice",
      permission: "finance.sales_invoice.edit",
      when: (answer) => answer.document["state"] === "posted" && isLeft(answer, "invoiced", "returned"),
      to: (id) => `/finance/sales-invoices/new?delivery=${id}`,
    },
    {
      key: "return",
      permission: "sales.sales_return.edit",
      when: (answer) => answer.document["state"] === "posted" && isLeft(answer, "returned"),
      to: (id) => `/sales/sales-returns/new?delivery=${id}`,
    },
  ],
});
