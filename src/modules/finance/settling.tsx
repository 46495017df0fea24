/** Fills a payment: the open items of its party, the bank account it goes through, the rate of its day. */
import { Amount } from "../../kernel/decimal.ts";
import { askedFor } from "../../platform/web/data/client.ts";
import type { Start } from "../../platform/web/form/form-state.ts";
import type { Values } from "../../platform/web/lines/lines-state.ts";
import { accounting, rateOn } from "../accounting/client.ts";
import { finance } from "./client.ts";
import type { Side } from "./settlement.rules.ts";

type OpenItems = Awaited<ReturnType<typeof finance.openItems | typeof finance.openReceivables>>;

/** What is open with a supplier (we owe it) or with a customer (he does). */
export async function openItemsOf(partyId: unknown, side: Side): Promise<OpenItems | undefined> {
  if (typeof partyId !== "string") return undefined;
  return side === "owed"
    ? await finance.openReceivables({ customerId: partyId, dueUntil: null })
    : await finance.openItems({ partyId, account: null, dueUntil: null });
}

/** What is received or delivered and not billed: nobody pays an estimate. */
const ESTIMATES = ["goods_receipt", "delivery"];

/** What can be settled in one currency, and the amount that settles all of it. @param documentId only what this document made */
export function linesOf(answer: OpenItems, currency: unknown, documentId?: string): Start {
  const rows = answer.rows.filter(
    (row) =>
      !ESTIMATES.includes(row.documentType ?? "") &&
      row.currency === currency &&
      (!documentId || row.documentId === documentId),
  );
  const open = rows.map((row) => ({ openItemId: row.openItemId, amount: Amount.of(row.openCurrency) }));
  return {
    header: { amount: Amount.sum(open.map((it) => it.amount)).toString() },
    lines: open.map((it) => ({ ...it, amount: it.amount.toString() })),
    refs: answer.refs,
    lineKey: "openItemId",
  };
}

/** The bank account to begin with: the first that is in use in the currency and kept at a bank, if there is one. */
export async function firstBank(currency: string): Promise<Start | undefined> {
  const asked = { where: { currency, state: "active" }, sort: "code" };
  const found = await accounting.bankAccount.list(asked).catch(() => undefined);
  const bank = found?.rows.find((it) => it.account.startsWith("1002")) ?? found?.rows[0];
  if (!bank) return undefined;
  const { id, code, name, nameEn } = bank;
  return { header: { bankAccountId: id }, refs: { [id]: { id, code, name, nameEn, spec: null, unit: null } } };
}

/** An account in foreign currency pays in it; one in base currency pays bills in any, and what was chosen stays. */
export async function fromBank(id: unknown, header: Values): Promise<Start | undefined> {
  const bank = await askedFor("bank_account", id, accounting.bankAccount.get);
  const currency = bank?.document.currency;
  if (!currency || currency === header["currency"]) return undefined;
  const { header: found } = await withRate({ currency, paidOn: header["paidOn"] ?? null });
  return found?.["rate"] === "1" ? undefined : { header: { currency, ...found } };
}

export async function withRate({ currency, paidOn }: Values): Promise<Start> {
  const rate = await rateOn(currency, paidOn);
  return rate ? { header: { rate } } : {};
}
