import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import { today } from "../../../platform/web/format/parse.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { finance } from "../client.ts";
import { firstBank, fromBank, linesOf, openItemsOf, withRate } from "../settling.tsx";
import { payment } from "./payment.ts";

export default documentPage({
  definition: payment,
  path: "/finance/payments",
  api: finance.payment,
  subtitle: ["supplierId", "reference"],
  sections: {
    header: [
      "supplierId",
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
  start: ({ bill }, { company }) => fromBill(bill, company.baseCurrency),
  onHeader: (values, { header }) => {
    if (values["bankAccountId"]) return fromBank(values["bankAccountId"], header);
    return "currency" in values || "paidOn" in values ? withRate({ ...header, ...values }) : undefined;
  },
  pull: { all: allOpen },
});

/** Everything open with the supplier in the currency, prepayments and returns against the bills; the amount is what is left to pay. */
async function allOpen({ header }: FormState): Promise<Start | undefined> {
  const answer = await openItemsOf(header["supplierId"], "owing");
  return answer && { ...linesOf(answer, header["currency"]), replaces: true };
}

async function fromBill(id: unknown, baseCurrency: string): Promise<Start | undefined> {
  const bill = await askedFor("supplier_bill", id, finance.supplierBill.get);
  if (!bill) return await firstBank(baseCurrency);
  const { supplierId, currency } = bill.document;
  const [answer, bank, { header: rate }] = await Promise.all([
    openItemsOf(supplierId, "owing").catch(() => undefined),
    firstBank(currency),
    withRate({ currency, paidOn: today() }),
  ]);
  const lines = answer ? linesOf(answer, currency, bill.document.id) : {};
  return {
    ...lines,
    header: { ...bank?.header, currency, ...rate, ...lines.header, supplierId },
    refs: { ...bill.refs, ...bank?.refs, ...lines.refs },
  };
}
