import { Amount } from "../../../kernel/decimal.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import { today } from "../../../platform/web/format/parse.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { accounting, rateOn } from "../../accounting/client.ts";
import { finance } from "../client.ts";
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

type OpenItems = Awaited<ReturnType<typeof finance.openItems>>;

async function openItemsOf(supplierId: unknown): Promise<OpenItems | undefined> {
  if (typeof supplierId !== "string") return undefined;
  return await finance.openItems({ partyId: supplierId, account: null, dueUntil: null });
}

/** Receipts that no bill has come for are open too, but nobody pays an estimate; and one payment is in one currency. */
function linesOf(answer: OpenItems, currency: unknown, billId?: string): Start {
  const rows = answer.rows.filter(
    (row) =>
      row.documentType !== "goods_receipt" && row.currency === currency && (!billId || row.documentId === billId),
  );
  return {
    header: { amount: Amount.sum(rows.map((row) => Amount.of(row.openCurrency))).toString() },
    lines: rows.map((row) => ({ openItemId: row.openItemId, amount: row.openCurrency })),
    refs: answer.refs,
    lineKey: "openItemId",
  };
}

/** Everything open with the supplier in the currency, prepayments and returns against the bills; the amount is what is left to pay. */
async function allOpen({ header }: FormState): Promise<Start | undefined> {
  const answer = await openItemsOf(header["supplierId"]);
  return answer && { ...linesOf(answer, header["currency"]), replaces: true };
}

async function fromBill(id: unknown, baseCurrency: string): Promise<Start | undefined> {
  const bill = await askedFor("supplier_bill", id, finance.supplierBill.get);
  if (!bill) return await firstBank(baseCurrency);
  const { supplierId, currency } = bill.document;
  const [answer, bank, { header: rate }] = await Promise.all([
    openItemsOf(supplierId).catch(() => undefined),
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

/** The bank account to begin with: the first that is in use in the currency and kept at a bank, if there is one. */
async function firstBank(currency: string): Promise<Start | undefined> {
  const asked = { where: { currency, state: "active" }, sort: "code" };
  const found = await accounting.bankAccount.list(asked).catch(() => undefined);
  const bank = found?.rows.find((it) => it.account.startsWith("1002")) ?? found?.rows[0];
  if (!bank) return undefined;
  const { id, code, name, nameEn } = bank;
  return { header: { bankAccountId: id }, refs: { [id]: { id, code, name, nameEn, spec: null, unit: null } } };
}

/** An account in foreign currency pays in it; one in base currency pays bills in any, and what was chosen stays. */
async function fromBank(id: unknown, header: Values): Promise<Start | undefined> {
  const bank = await askedFor("bank_account", id, accounting.bankAccount.get);
  const currency = bank?.document.currency;
  if (!currency || currency === header["currency"]) return undefined;
  const { header: found } = await withRate({ currency, paidOn: header["paidOn"] ?? null });
  return found?.["rate"] === "1" ? undefined : { header: { currency, ...found } };
}

async function withRate({ currency, paidOn }: Values): Promise<Start> {
  const rate = await rateOn(currency, paidOn);
  return rate ? { header: { rate } } : {};
}
