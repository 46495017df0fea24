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
  allUnbilled,
  billedBefore,
  difference,
  fromReceipt,
  fromReceiptLine,
  receiptFacts,
  termsOf,
} from "./supplier-bill.start.tsx";
import { supplierBill } from "./supplier-bill.ts";

export default documentPage({
  definition: supplierBill,
  path: "/finance/supplier-bills",
  api: finance.supplierBill,
  subtitle: ["supplierId", "billNumber"],
  sections: {
    header: ["supplierId", "billNumber", "billedOn", "dueOn", "currency", "rate", "remark"],
    lines: [
      { field: "receiptLineId", width: "minmax(150px, 1.5fr)" },
      "itemId",
      { of: "receiptLineId", show: "unit" },
      {
        key: "accepted",
        kind: "quantity",
        compute: ({ receiptLineId }, { facts }) => facts[receiptLineId ?? ""]?.["accepted"],
      },
      { key: "billedBefore", kind: "quantity", compute: billedBefore },
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
  start: ({ receipt }) => (receipt ? fromReceipt(receipt, today()) : Promise.resolve(undefined)),
  within: { goods_receipt: "supplierId", goods_receipt_line: "supplierId" },
  pull: { kind: "goods_receipt", load: (id) => fromReceipt(id, today()), all: allUnbilled },
  facts: { of: sourcesOf("goods_receipt"), load: receiptFacts },
  onHeader: (values, { header }) => {
    if (!("supplierId" in values || "billedOn" in values || "currency" in values)) return undefined;
    const { supplierId, billedOn, currency } = { ...header, ...values };
    return termsOf(supplierId, billedOn, currency).then((terms) => ({ header: terms }));
  },
  onLine: ({ line, values, form }) =>
    values["receiptLineId"]
      ? fromReceiptLine(String(values["receiptLineId"]), form)
      : withDecimals(form.header["currency"], (decimals) =>
          amountsOf(knownValues(supplierBill.lines as Fields, line) as never, values, decimals),
        ),
  next: [
    {
      key: "pay",
      permission: "finance.payment.edit",
      when: (answer) => isLeft(answer, "settled"),
      to: (id) => `/finance/payments/new?bill=${id}`,
    },
  ],
});
