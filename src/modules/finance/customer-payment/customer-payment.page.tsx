import { Amount } from "../../../kernel/decimal.ts";
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
      "direction",
      "paidOn",
      "bankAccountId",
      "currency",
      "rate",
      "amount",
      "discount",
      "method",
      "reference",
      "badDebtId",
      "remark",
    ],
    lines: [
      { field: "openItemId", width: "minmax(240px, 3fr)" },
      { of: "openItemId", show: "spec", width: "minmax(104px, 0.8fr)" },
      "amount",
    ],
  },
  start: ({ invoice, credit, badDebt }, { company }) => {
    if (credit) return fromCredit(credit);
    return badDebt ? fromBadDebt(badDebt) : fromInvoice(invoice, company.baseCurrency);
  },
  within: { bad_debt: "customerId" },
  onHeader: (values, { header }) => {
    if (values["bankAccountId"]) return fromBank(values["bankAccountId"], header);
    return "currency" in values || "paidOn" in values ? withRate({ ...header, ...values }) : undefined;
  },
  pull: { all: allOpen },
});

/** Everything open with the customer in the currency, advances against the invoices; the amount is what he still has to pay, or to get. */
async function allOpen({ header }: FormState): Promise<Start | undefined> {
  const answer = await openItemsOf(header["customerId"], "owed");
  if (!answer) return undefined;
  const lines = linesOf(answer, header["currency"]);
  return { ...(header["direction"] === "refund" ? toGet(lines) : lines), replaces: true };
}

const negated = (amount: unknown): string => Amount.of(String(amount)).negated().toString();

/** The same from the customer's side. */
function toGet({ lines = [], header, ...rest }: Start): Start {
  return {
    ...rest,
    header: { amount: negated(header?.["amount"] ?? "0") },
    lines: lines.map((line) => ({ ...line, amount: negated(line["amount"]) })),
  };
}

/** What is left of a credit note goes back to the customer. */
async function fromCredit(id: string): Promise<Start | undefined> {
  const credit = await askedFor("credit_note", id, finance.creditNote.get);
  if (!credit) return undefined;
  const { customerId, currency } = credit.document;
  const [answer, bank, { header: rate }] = await Promise.all([
    openItemsOf(customerId, "owed").catch(() => undefined),
    firstBank(currency),
    withRate({ currency, paidOn: today() }),
  ]);
  const lines = answer ? toGet(linesOf(answer, currency, credit.document.id)) : {};
  return {
    ...lines,
    header: { ...bank?.header, currency, ...rate, ...lines.header, customerId, direction: "refund" },
    refs: { ...credit.refs, ...bank?.refs, ...lines.refs },
  };
}

/** What was written off, as if all of it came in after all. */
async function fromBadDebt(id: string): Promise<Start | undefined> {
  const debt = await askedFor("bad_debt", id, finance.badDebt.get);
  if (!debt) return undefined;
  const { customerId, currency, rate, number, lines } = debt.document;
  const bank = await firstBank(currency);
  const amount = Amount.sum(lines.map((line) => Amount.of(line.amount))).toString();
  const label = { id, code: number ?? "", name: number ?? "", nameEn: null, spec: null, unit: null };
  return {
    header: { ...bank?.header, customerId, direction: "recovery", badDebtId: id, currency, rate, amount },
    refs: { ...debt.refs, ...bank?.refs, [id]: label },
  };
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
