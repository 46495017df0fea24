/**
 * What an opening does to the books (CHINA §1): one layer per item and lot, one open item per bill, and the accounts.
 *
 *   stock 100 worth 1000.00; bank 500.00; owed to a supplier 300.00; capital 1200.00
 *   →  Dr inventory 1000.00; Dr bank 500.00; Cr payable 300.00 (an open item); Cr capital 1200.00
 *   USD 100.00 owed, 710.00; USD 1000.00 in a dollar account, 7100.00; capital 6390.00
 *   →  Dr bank 7100.00 (USD 1000.00); Cr payable 710.00 (an open item of USD 100.00); Cr capital 6390.00
 */
import { Amount } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { Book } from "../../../ledger/book.ts";
import { foreignOf, type Posting } from "../../../ledger/posting.ts";
import type { AccountFacts } from "../../accounting/account/account.ts";
import type { opening } from "./opening.ts";

export type Opening = DocumentOf<typeof opening>;
type Line = Opening["lines"][number];

type Accounts = ReadonlyMap<string, AccountFacts>;

function checkLine(line: Line, i: number, accounts: Accounts, baseCurrency: string): Issue[] {
  const at = (field: string) => `lines.${i}.${field}`;
  const missing = (field: string) => error("finance.opening_missing", { line: line.lineNo }, at(field));
  if (line.what === "stock") {
    const issues = (["itemId", "locationId", "quantity"] as const).flatMap((field) =>
      line[field] ? [] : [missing(field)],
    );
    if (line.quantity && !line.quantity.isPositive())
      issues.push(error("finance.quantity_not_positive", { line: line.lineNo }, at("quantity")));
    return line.debit.isNegative()
      ? [...issues, error("finance.amount_negative", { amount: line.debit }, at("debit"))]
      : issues;
  }
  if (!line.account) return [missing("account")];
  const account = accounts.get(line.account);
  if (!account) return [error("accounting.not_postable", { account: line.account }, at("account"))];
  const isInventory = account.control?.startsWith("inventory") ?? false;
  if (isInventory) return [error("finance.opening_is_stock", { line: line.lineNo, account: line.account }, at("what"))];
  const isControl =
    account.control === "payable" || account.control === "payable_accrued" || account.control === "supplier_advance";
  if (line.currency === baseCurrency || !isCurrencyRight(line, account.currency))
    return [
      error(
        "finance.opening_currency",
        { line: line.lineNo, account: line.account, currency: account.currency ?? line.currency ?? "" },
        at("currencyAmount"),
      ),
    ];
  if (isControl !== (line.what === "open_item"))
    return [error("finance.opening_wrong_kind", { line: line.lineNo, account: line.account }, at("what"))];
  return isControl && !line.partyId ? [missing("partyId")] : [];
}

/** Currency and amount go together; on an account they are those of its bank account, or none. */
function isCurrencyRight(line: Line, ofAccount: string | null): boolean {
  const { currencyAmount: amount } = line;
  if (amount && amount.isNegative() !== line.debit.plus(line.credit).isNegative()) return false;
  if (line.what === "open_item") return (line.currency === null) === (amount === null);
  return (line.currency ?? ofAccount) === ofAccount && (ofAccount === null) === (amount === null);
}

export function checkOpening(it: Opening, accounts: Accounts, baseCurrency: string): Issue[] {
  const debit = Amount.sum(it.lines.map((line) => line.debit));
  const credit = Amount.sum(it.lines.map((line) => line.credit));
  const balance = debit.equals(credit)
    ? []
    : [error("finance.opening_not_balanced", { debit, credit, difference: debit.minus(credit) })];
  return [...it.lines.flatMap((line, i) => checkLine(line, i, accounts, baseCurrency)), ...balance];
}

export function postOpening(it: Opening, accounts: Accounts, lots: ReadonlyMap<Id, Id>, book: Book): Posting {
  const posting = book.posting({
    documentType: "opening",
    documentId: it.id,
    number: it.number,
    postedOn: it.openedOn,
    summary: it.number ?? "",
    isOpening: true,
  });
  for (const line of it.lines) {
    const summary = line.note ?? it.number ?? "";
    if (line.what === "stock") {
      const place = {
        itemId: line.itemId!,
        locationId: line.locationId!,
        lotId: lots.get(line.id) ?? NO_ID,
        isOwned: true,
      };
      posting.stockIn({ ...place, quantity: line.quantity!, value: line.debit, layerId: line.id });
      continue;
    }
    const currency = accounts.get(line.account!)?.currency ?? line.currency;
    const foreign = foreignOf(currency, line.currencyAmount, line.debit.plus(line.credit));
    const detail =
      line.what === "open_item"
        ? { partyId: line.partyId, openItemId: line.id, dueOn: line.dueOn, foreign, summary }
        : { partyId: line.partyId, foreign, summary };
    posting.debit(line.account!, line.debit, detail).credit(line.account!, line.credit, detail);
  }
  return posting.done();
}
