import { Amount } from "../../../kernel/decimal.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import { documentPage } from "../../../platform/web/pages/document-page.tsx";
import { finance } from "../client.ts";
import { payment } from "./payment.ts";

export default documentPage({
  definition: payment,
  path: "/finance/payments",
  api: finance.payment,
  subtitle: ["supplierId", "reference"],
  sections: {
    header: ["supplierId", "paidOn", "bankAccountId", "method", "amount", "discount", "reference", "remark"],
    lines: [
      { field: "openItemId", width: "minmax(240px, 3fr)" },
      { of: "openItemId", show: "spec", width: "minmax(104px, 0.8fr)" },
      "amount",
    ],
  },
  start: ({ bill }) => fromBill(bill),
  pull: { all: allOpen },
});

type OpenItems = Awaited<ReturnType<typeof finance.openItems>>;

async function openItemsOf(supplierId: unknown): Promise<OpenItems | undefined> {
  if (typeof supplierId !== "string") return undefined;
  return await finance.openItems({ partyId: supplierId, account: null, dueUntil: null });
}

/** Receipts that no bill has come for are open too, but nobody pays an estimate. */
function linesOf(answer: OpenItems, billId?: string): Start {
  const rows = answer.rows.filter(
    (row) => row.documentType !== "goods_receipt" && (!billId || row.documentId === billId),
  );
  return {
    header: { amount: Amount.sum(rows.map((row) => Amount.of(row.open))).toString() },
    lines: rows.map((row) => ({ openItemId: row.openItemId, amount: row.open })),
    refs: answer.refs,
    lineKey: "openItemId",
  };
}

/** Everything open with the supplier, prepayments and returns against the bills; the amount is what is left to pay. */
async function allOpen({ header }: FormState): Promise<Start | undefined> {
  const answer = await openItemsOf(header["supplierId"]);
  return answer && { ...linesOf(answer), replaces: true };
}

async function fromBill(id: unknown): Promise<Start | undefined> {
  const bill = await askedFor("supplier_bill", id, finance.supplierBill.get);
  if (!bill) return undefined;
  const { supplierId } = bill.document;
  const answer = await openItemsOf(supplierId).catch(() => undefined);
  const lines = answer ? linesOf(answer, bill.document.id) : {};
  return { ...lines, header: { ...lines.header, supplierId }, refs: { ...bill.refs, ...lines.refs } };
}
