/**
 * What a stock count does to the books (CHINA §3, Stock): only the difference to what the books said when it was counted.
 *
 *   found 5 more at a cost of 10.00  →  Dr inventory 50.00; Cr 190101 50.00
 *   10 missing                       →  Dr 190101 100.00; Cr inventory 100.00
 *
 * 190101 is cleared by a voucher once it is decided who bears it; it must be zero at the end of the year.
 */

import { UnitPrice } from "../../../kernel/decimal.ts";
import type { DocumentOf } from "../../../kernel/document.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { extend, unitPrice } from "../../../kernel/money.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { type Book, checkOnHand } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { Pool } from "../../../ledger/valuation.ts";
import type { stockCount } from "./stock-count.ts";

export type StockCount = DocumentOf<typeof stockCount>;
type CountLine = StockCount["lines"][number];
type Lots = ReadonlyMap<Id, Id>;

export function differenceOf(line: CountLine) {
  return line.quantityCounted.minus(line.quantityBook);
}

function placeOf(line: CountLine, lots: Lots) {
  return { itemId: line.itemId, locationId: line.locationId, lotId: lots.get(line.id) ?? NO_ID, isOwned: true };
}

export function checkCount(it: StockCount, lots: Lots, book: Book): Issue[] {
  const negative = it.lines.flatMap((line, i) =>
    line.quantityCounted.isNegative()
      ? [error("inventory.counted_negative", { line: line.lineNo }, `lines.${i}.quantityCounted`)]
      : [],
  );
  const places = it.lines.map((line) => `${line.itemId} ${line.locationId} ${line.lotCode}`);
  const twice = it.lines.flatMap((line, i) =>
    places.indexOf(places[i]!) < i
      ? [
          error(
            "inventory.counted_twice",
            { line: line.lineNo, first: places.indexOf(places[i]!) + 1 },
            `lines.${i}.itemId`,
          ),
        ]
      : [],
  );
  const reasons = it.lines.flatMap((line, i) =>
    !differenceOf(line).isZero() && !line.reason
      ? [
          error(
            "inventory.difference_unexplained",
            { line: line.lineNo, difference: differenceOf(line) },
            `lines.${i}.reason`,
          ),
        ]
      : [],
  );
  const losses = it.lines.flatMap((line, i) =>
    differenceOf(line).isNegative()
      ? [{ ...placeOf(line, lots), quantity: differenceOf(line).negated(), path: `lines.${i}.quantityCounted` }]
      : [],
  );
  return [...negative, ...twice, ...reasons, ...checkOnHand(book, losses)];
}

/** What a found piece is worth: the pool's cost now; with an empty pool what it last cost. */
function costNow(pool: Pool): UnitPrice {
  if (pool.method === "standard" && pool.standardCost) return pool.standardCost;
  return pool.quantity.isPositive() ? unitPrice(pool.value, pool.quantity) : (pool.lastCost ?? UnitPrice.zero);
}

export function postStockCount(it: StockCount, lots: Lots, book: Book): Posting {
  const posting = book.posting({
    documentType: "stock_count",
    documentId: it.id,
    number: it.number,
    postedOn: it.countedOn,
    summary: it.number ?? "",
  });
  const suspense = book.account("suspense");
  for (const line of it.lines) {
    const difference = differenceOf(line);
    const { itemId } = line;
    if (difference.isPositive()) {
      const value = extend(difference, costNow(book.pool(itemId)));
      posting
        .stockIn({ ...placeOf(line, lots), quantity: difference, value, layerId: line.id })
        .credit(suspense, value, { itemId });
    }
    if (difference.isNegative()) {
      const cost = posting.stockOut({ ...placeOf(line, lots), quantity: difference.negated() });
      posting.debit(suspense, cost, { itemId });
    }
  }
  return posting.done();
}
