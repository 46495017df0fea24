/** The part that payments and customer payments post alike: their lines take open items off the accounts they stand on. */
import { Amount } from "../../kernel/decimal.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Book, PostingBuilder } from "../../ledger/book.ts";
import { foreignOf } from "../../ledger/posting.ts";
import { type Settlement, type Side, settledBase } from "./settlement.rules.ts";

export interface Settling {
  readonly side: Side;
  readonly partyId: Id;
  /** Null: base currency. */
  readonly currency: string | null;
}

/** An item is settled at what it stands for in the books; one of the other direction goes the other way. @returns what is settled, in base currency */
export function settleItems(
  posting: PostingBuilder,
  { lines }: Pick<Settlement, "lines">,
  { side, partyId, currency }: Settling,
  book: Book,
): Amount {
  let settled = Amount.zero;
  for (const line of lines) {
    const item = book.openItem(line.openItemId);
    const base = settledBase(item, line.amount, side);
    const detail = { partyId, openItemId: item.id, foreign: foreignOf(currency, line.amount.abs(), base.abs()) };
    if ((side === "owing") === base.isPositive()) posting.debit(item.account, base.abs(), detail);
    else posting.credit(item.account, base.abs(), detail);
    settled = settled.plus(base);
  }
  return settled;
}
