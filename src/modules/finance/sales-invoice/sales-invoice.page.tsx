import type { Fields } from "../../../kernel/field.ts";
import { sourcesOf } from "../../../platform/web/form/use-facts.ts";
import { today } from "../../../platform/web/format/parse.ts";
import { knownValues } from "../../../platform/web/lines/columns.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { withDecimals } from "../../accounting/client.ts";
import { finance } from "../client.ts";
import { amountsOf } from "../stated-amounts.tsx";
import {
  deliveryFacts,
  difference,
  fromDelivery,
  fromDeliveryLine,
  invoicedBefore,
  termsOf,
} from "./sales-invoice.start.tsx";
import { salesInvoice } from "./sales-invoice.ts";

export default documentPage({
  definition: salesInvoice,
  path: "/finance/sales-invoices",
  api: finance.salesInvoice,
  subtitle: ["customerId", "taxNumber"],
  sections: {
    header: ["customerId", "taxNumber", "invoicedOn", "dueOn", "currency", "rate", "remark"],
    lines: [
      { field: "deliveryLineId", width: "minmax(150px, 1.5fr)" },
      "itemId",
      { of: "deliveryLineId", show: "unit" },
      {
        key: "delivered",
        kind: "quantity",
        compute: ({ deliveryLineId }, { facts }) => facts[deliveryLineId ?? ""]?.["delivered"],
      },
      { key: "invoicedBefore", kind: "quantity", compute: invoicedBefore },
      { field: "quantity", sum: true },
      "price",
      { key: "difference", kind: "amount", tone: "bad", compute: difference },
      "amountNet",
      "taxRate",
      "amountTax",
      {
        key: "gross",
        kind: "amount",
        compute: ({ amountNet, amountTax }) => amountNet && amountTax && amountNet.plus(amountTax),
      },
    ],
  },
  start: ({ delivery }) => (delivery ? fromDelivery(delivery, today()) : Promise.resolve(undefined)),
  within: { delivery: "customerId", delivery_line: "customerId" },
  pull: { kind: "delivery", load: (id) => fromDelivery(id, today()) },
  facts: { of: sourcesOf("delivery"), load: deliveryFacts },
  onHeader: (values, { header }) => {
    if (!("customerId" in values || "invoicedOn" in values || "currency" in values)) return undefined;
    const { customerId, invoicedOn, currency } = { ...header, ...values };
    return termsOf(customerId, invoicedOn, currency).then((terms) => ({ header: terms }));
  },
  onLine: ({ line, values, form }) =>
    values["deliveryLineId"]
      ? fromDeliveryLine(String(values["deliveryLineId"]), form)
      : withDecimals(form.header["currency"], (decimals) =>
          amountsOf(knownValues(salesInvoice.lines as Fields, line) as never, values, decimals),
        ),
  next: [
    {
      key: "collect",
      permission: "finance.customer_payment.edit",
      when: (answer) => isLeft(answer, "settled"),
      to: (id) => `/finance/customer-payments/new?invoice=${id}`,
    },
  ],
});
