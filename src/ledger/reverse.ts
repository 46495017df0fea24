/**
 * The void of a posting (红字冲销): the same lines with the opposite sign, each on its own side, so that turnover is right
 * too. It cancels the original exactly. What a cost pool cannot bear afterwards (an average pool at quantity zero with
 * value left) is a second posting, kind `residue`, to cost of sales; at standard cost a cent of rounding, to the price variance.
 */
import type { Day } from "../kernel/dates.ts";
import { Quantity } from "../kernel/decimal.ts";
import { NO_ID, newId } from "../kernel/ids.ts";
import type { Issue } from "../kernel/refusal.ts";
import { type Book, checkOnHand, type Place } from "./book.ts";
import type { Posting } from "./posting.ts";
import * as valuation from "./valuation.ts";

/** @throws NotEnoughLayers if later facts rest on the posting; `checkNothingRests` refuses before. */
export function reverse(book: Book, original: Posting, on: Day, summary: string): Posting[] {
  const uses = original.stock.flatMap((line, i) => {
    const lineNo = i + 1;
    const own = original.uses.filter((use) => use.lineNo === lineNo);
    if (!line.isOwned || (line.quantity.isZero() && line.value.isZero())) return [];
    const layer = original.layers.find((it) => it.lineNo === lineNo);
    const pool = book.pool(line.itemId);
    if (layer) return [{ ...valuation.voidLayer(pool, layer.id, line.value), lineNo }];
    return valuation.reverseUses(pool, own, line.quantity, line.value).map((use) => ({ ...use, lineNo }));
  });
  const reversal: Posting = {
    ...original,
    id: newId(),
    kind: "void",
    postedOn: on,
    reversesId: original.id,
    summary,
    stock: original.stock.map((line) => ({ ...line, quantity: line.quantity.negated(), value: line.value.negated() })),
    journal: original.journal.map((line) => ({
      ...line,
      debit: line.debit.negated(),
      credit: line.credit.negated(),
      foreign: line.foreign && { ...line.foreign, amount: line.foreign.amount.negated() },
      summary,
    })),
    progress: original.progress.map((line) => ({ ...line, quantity: line.quantity.negated() })),
    layers: [],
    uses,
  };
  for (const line of reversal.stock) book.moved(line);
  for (const line of reversal.journal) book.entered(line);
  for (const line of reversal.progress) book.progressed(line);
  return [reversal, ...residueOf(book, reversal)];
}

function residueOf(book: Book, reversal: Posting): Posting[] {
  const items = [...new Set(reversal.stock.filter((line) => line.isOwned).map((line) => line.itemId))];
  const { documentType, documentId, number, postedOn, summary, isOpening } = reversal;
  const builder = book.posting({ documentType, documentId, number, postedOn, summary, isOpening, kind: "residue" });
  const stock = items.flatMap((itemId) => {
    const pool = book.pool(itemId);
    const value = valuation.settleResidue(pool);
    if (value.isZero()) return [];
    const other = book.account(pool.method === "standard" ? "price_variance" : "cost_of_sales");
    builder.debit(pool.account, value, { itemId }).credit(other, value, { itemId });
    return [
      {
        itemId,
        poolId: pool.id,
        locationId: NO_ID,
        lotId: NO_ID,
        isOwned: true,
        quantity: Quantity.zero,
        value,
        usedFor: null,
      },
    ];
  });
  return stock.length === 0 ? [] : [{ ...builder.done(), stock }];
}

/**
 * What a reversal takes out must still lie where it came in: it may have been moved since. The lines of one posting count together;
 * of several, reversed newest first, none may find too little, though a later one would bring it back.
 * @param originals oldest first
 */
export function checkLeaves(book: Book, originals: readonly Posting[]): Issue[] {
  const leaves = new Map<string, Leave>();
  for (const original of [...originals].reverse()) {
    for (const { itemId, locationId, lotId, isOwned, quantity } of original.stock) {
      const key = `${itemId} ${locationId} ${lotId} ${isOwned}`;
      const { taken, most } = leaves.get(key) ?? { taken: Quantity.zero, most: Quantity.zero };
      leaves.set(key, { place: { itemId, locationId, lotId, isOwned }, taken: taken.plus(quantity), most });
    }
    for (const it of leaves.values()) if (it.most.lessThan(it.taken)) it.most = it.taken;
  }
  const moves = [...leaves.values()].map(({ place, most }) => ({ ...place, quantity: most, path: "" }));
  return checkOnHand(
    book,
    moves.filter((it) => it.quantity.isPositive()),
  );
}

interface Leave {
  readonly place: Place;
  /** Out of the place by the reversals so far. */
  readonly taken: Quantity;
  /** The most that was out after any of them. */
  most: Quantity;
}
