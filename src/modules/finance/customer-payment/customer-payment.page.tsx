import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import { today } from "../../../platform/web/format/parse.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { finance } from "../client.ts";
import { firstBank, fromBank, linesOf, openItemsOf, withRate } from "../settling.tsx";
import { customerPayment } from "./customer-payment.ts";

export default documentPage({
  definition: customerPayment,
  path: "/finance/customer-payments",
  api: finance.customerPayment,
  subtitle: ["customerId", "reference"],
  sections: {
    header: [
      "customerId",
      "paidOn",
      "bankAccountId",
      "currency",
      "rate",
      "amount",
      "discount",
      "method",
      "reference",
      "remark",
    ],
    lines: [
      { field: "openItemId", width: "minmax(240px, 3fr)" },
      { of: "openItemId", show: "spec", width: "minmax(104px, 0.8fr)" },
      "amount",
    ],
  },
  start: ({ invoice }, { company }) => fromInvoice(invoice, company.baseCurrency),
  onHeader: (values, { header }) => {
    if (values["bankAccountId"]) return fromBank(values["bankAccountId"], header);
    return "currency" in values || "paidOn" in values ? withRate({ ...header, ...values }) : undefined;
  },
  pull: { all: allOpen },
});

/** Everything open with the customer in the currency, advances against the invoices; the amount is what he still has to pay. */
async function allOpen({ header }: FormState): Promise<Start | undefined> {
  const answer = await openItemsOf(header["customerId"], "owed");
  return answer && { ...linesOf(answer, header["currency"]), replaces: true };
}

async function fromInvoice(id: unknown, baseCurrency: string): Promise<Start | undefined> {
  const invoice = await askedFor("sales_invoice", id, finance.salesInvoice.get);
  if (!invoice) return await firstBank(baseCurrency);
  const { customerId, currency } = invoice.document;
  const [answer, bank, { header: rate }] = await Promise.all([
    openItemsOf(customerId, "owed").catch(() => undefined),
    firstBank(currency),
    withRate({ currency, paidOn: today() }),
  ]);
  const lines = answer ? linesOf(answer, currency, invoice.document.id) : {};
  return {
    ...lines,
    header: { ...bank?.header, currency, ...rate, ...lines.header, customerId },
    refs: { ...invoice.refs, ...bank?.refs, ...lines.refs },
  };
}
