import type { Fields } from "../../../kernel/field.ts";
import { knownValues } from "../../../platform/web/lines/columns.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { isLeft } from "../../../platform/web/parts/next-document.ts";
import { withDecimals } from "../../accounting/client.ts";
import { finance } from "../client.ts";
import { amountsOf } from "../stated-amounts.tsx";
import { fromReturn } from "./credit-note.start.tsx";
import { creditNote } from "./credit-note.ts";

export default documentPage({
  definition: creditNote,
  path: "/finance/credit-notes",
  api: finance.creditNote,
  subtitle: ["customerId", "invoiceId", "taxNumber"],
  sections: {
    header: ["customerId", "invoiceId", "creditedOn", "taxNumber", "confirmation", "currency", "remark"],
    lines: [
      { field: "returnLineId", width: "minmax(150px, 1.5fr)" },
      "itemId",
      { of: "returnLineId", show: "unit" },
      { field: "quantity", sum: true },
      "price",
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
  start: (search) => fromReturn(search["return"]),
  within: { sales_invoice: "customerId", sales_return_line: "customerId" },
  onLine: ({ line, values, form }) =>
    withDecimals(form.header["currency"], (decimals) =>
      amountsOf(knownValues(creditNote.lines as Fields, line) as never, values, decimals),
    ),
  next: [
    {
      key: "refund",
      permission: "finance.customer_payment.edit",
      when: (answer) => isLeft(answer, "settled"),
      to: (id) => `/finance/customer-payments/new?credit=${id}`,
    },
  ],
});
