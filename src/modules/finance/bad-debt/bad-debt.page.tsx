import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { finance } from "../client.ts";
import { linesOf, openItemsOf, withRate } from "../settling.tsx";
import { badDebt } from "./bad-debt.ts";

export default documentPage({
  definition: badDebt,
  path: "/finance/bad-debts",
  api: finance.badDebt,
  subtitle: ["customerId", "reason"],
  sections: {
    header: ["customerId", "writtenOffOn", "reason", "currency", "rate", "evidence"],
    lines: [
      { field: "openItemId", width: "minmax(240px, 3fr)" },
      { of: "openItemId", show: "spec", width: "minmax(104px, 0.8fr)" },
      { field: "amount", sum: true },
    ],
  },
  onHeader: (values, { header }) => {
    if (!("currency" in values || "writtenOffOn" in values)) return undefined;
    const { currency, writtenOffOn } = { ...header, ...values };
    return withRate({ currency: currency ?? null, paidOn: writtenOffOn ?? null });
  },
  pull: { all: allOwed },
  next: [
    {
      key: "recover",
      permission: "finance.customer_payment.edit",
      when: (answer) => answer.document["state"] === "posted",
      to: (id) => `/finance/customer-payments/new?badDebt=${id}`,
    },
  ],
});

/** Everything that he owes in the currency. */
async function allOwed({ header }: FormState): Promise<Start | undefined> {
  const answer = await openItemsOf(header["customerId"], "owed");
  if (!answer) return undefined;
  const { refs, lines = [], lineKey } = linesOf(answer, header["currency"]);
  const owed = lines.filter((line) => !String(line["amount"]).startsWith("-"));
  return { lines: owed, replaces: true, ...(refs ? { refs } : {}), ...(lineKey ? { lineKey } : {}) };
}
