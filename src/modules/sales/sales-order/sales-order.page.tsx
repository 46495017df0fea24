import { Amount } from "../../../kernel/decimal.ts";
import { extend, percentOf } from "../../../kernel/money.ts";
import { today } from "../../../platform/web/format/parse.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { stockQuantity } from "../../items/client.ts";
import { sales } from "../client.ts";
import {
  afterQuantity,
  afterUnit,
  freeOf,
  fromCustomer,
  marginOf,
  outlook,
  outlookAsked,
  termsOf,
  withRate,
} from "./sales-order.terms.tsx";
import { salesOrder } from "./sales-order.ts";

export default documentPage({
  definition: salesOrder,
  path: "/sales/sales-orders",
  api: sales.salesOrder,
  subtitle: ["customerId", "orderedOn", "customerOrderNumber"],
  sections: {
    header: [
      "customerId",
      "orderedOn",
      "customerOrderNumber",
      "salespersonId",
      "warehouseId",
      "shipTo",
      "currency",
      "rate",
      "remark",
    ],
    lines: [
      "itemId",
      { of: "itemId", show: "spec" },
      { field: "quantity", sum: true },
      { unit: "unit", ofItem: "itemId" },
      { key: "stockQuantity", kind: "quantity", width: "96px", isSpare: true, compute: stockQuantity },
      { key: "free", kind: "quantity", isSpare: true, compute: freeOf },
      { key: "shipped", kind: "quantity", isSpare: true, compute: (_, { own }) => own["shipped"] },
      { key: "invoiced", kind: "quantity", isSpare: true, compute: (_, { own }) => own["invoiced"] },
      "price",
      { key: "amount", kind: "amount", compute: ({ quantity, price }) => quantity && price && extend(quantity, price) },
      "taxRate",
      {
        key: "gross",
        kind: "amount",
        compute: ({ quantity, price, taxRate }) => {
          if (!quantity || !price || taxRate === undefined) return undefined;
          const net = extend(quantity, price);
          return Amount.sum([net, percentOf(net, taxRate)]);
        },
      },
      // A loss may be several times the price.
      { key: "margin", kind: "rate", isSpare: true, width: "minmax(86px, 0.55fr)", compute: marginOf },
      "promisedOn",
    ],
  },
  start: ({ customer }) => fromCustomer(customer, today()),
  onHeader: (values, { header }) => {
    if (values["customerId"]) return fromCustomer(values["customerId"], header["orderedOn"]);
    return "currency" in values || "orderedOn" in values ? withRate({ ...header, ...values }) : undefined;
  },
  onLine: ({ line, values, form }) => {
    if (values["itemId"]) return termsOf(line.values, form);
    if ("unit" in values) return afterUnit(line.values, form);
    return "quantity" in values ? afterQuantity(line.values, form) : undefined;
  },
  facts: { of: outlookAsked, load: outlook },
  next: [
    {
      key: "deliver",
      permission: "sales.delivery.edit",
      when: (answer) => answer.document["state"] === "approved" && isLeft(answer, "shipped"),
      to: (id) => `/sales/deliveries/new?order=${id}`,
    },
  ],
});
