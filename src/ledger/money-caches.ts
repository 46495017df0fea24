/** What postings change in the caches of money and progress, one row a key. */
import { monthOf } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import { currencyChange, type Posting } from "./posting.ts";

interface OpenItemChange {
  readonly [column: string]: unknown;
  readonly balance: Amount;
  readonly currency: string | null;
  readonly currency_balance: Amount | null;
}

export function moneyCaches(postings: readonly Posting[]) {
  const accounts = new Map<string, { month: string; account: string; debit: Amount; credit: Amount }>();
  const openItems = new Map<Id, OpenItemChange>();
  const progress = new Map<string, { target_id: Id; measure: string; quantity: Quantity }>();
  for (const it of postings) {
    const month = monthOf(it.postedOn);
    for (const line of it.journal) {
      const key = `${month} ${line.account}`;
      const so = accounts.get(key) ?? { month, account: line.account, debit: Amount.zero, credit: Amount.zero };
      accounts.set(key, { ...so, debit: so.debit.plus(line.debit), credit: so.credit.plus(line.credit) });
      if (!line.openItemId) continue;
      const currency = line.foreign?.currency ?? null;
      const open = openItems.get(line.openItemId) ?? {
        open_item_id: line.openItemId,
        account: line.account,
        party_id: line.partyId,
        document_type: it.documentType,
        document_id: it.documentId,
        opened_on: it.postedOn,
        due_on: line.dueOn,
        balance: Amount.zero,
        currency,
        currency_balance: currency === null ? null : Amount.zero,
      };
      // One entry in another currency, and the item is in base currency from then on.
      const isOwn = open.currency !== null && open.currency === currency;
      openItems.set(line.openItemId, {
        ...open,
        balance: open.balance.plus(line.debit).minus(line.credit),
        currency: isOwn ? currency : null,
        currency_balance: isOwn ? (open.currency_balance?.plus(currencyChange(line)) ?? null) : null,
      });
    }
    for (const line of it.progress) {
      const key = `${line.targetId} ${line.measure}`;
      const so = progress.get(key)?.quantity ?? Quantity.zero;
      progress.set(key, { target_id: line.targetId, measure: line.measure, quantity: so.plus(line.quantity) });
    }
  }
  const targets = [...progress.values()];
  return {
    accounts: [...accounts.values()],
    open_items: [...openItems.values()],
    progress_up: targets.filter((target) => target.quantity.isPositive()),
    progress_down: targets.filter((target) => target.quantity.isNegative()),
  };
}
