import { describe, expect, it } from "vitest";
import type { Day, Month } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import { type Id, NO_ID, newId } from "../kernel/ids.ts";
import { Book, checkOnHand } from "../ledger/book.ts";
import { checkEach } from "./issues.ts";

const ITEM = newId();
const place = { itemId: ITEM, locationId: newId(), lotId: NO_ID, isOwned: true };
const head = { documentType: "test", documentId: newId(), number: null, postedOn: "2026-11-10" as Day, summary: "" };

function aBook(): Book {
  const pool = {
    id: ITEM,
    itemId: ITEM,
    method: "fifo" as const,
    account: "140301",
    standardCost: null,
    lastCost: null,
    isLotTracked: false,
  };
  const book = new Book({
    periods: new Map([["2026-11" as Month, "open"]]),
    roles: new Map(),
    pools: new Map([[ITEM, { ...pool, quantity: Quantity.zero, value: Amount.zero, layers: [] }]]),
    balances: new Map(),
    openItems: new Map(),
    progress: new Map(),
    uses: new Map(),
  });
  book.posting(head).stockIn({ ...place, quantity: Quantity.of("100"), value: Amount.of("100"), layerId: newId() });
  return book;
}

const check = (quantity: string, book: Book) =>
  checkOnHand(book, [{ ...place, quantity: Quantity.of(quantity), path: "lines.0.quantity" }]);
const post = (quantity: string, book: Book) =>
  book.posting(head).stockOut({ ...place, quantity: Quantity.of(quantity) });
const documents = (issues: ReturnType<typeof checkEach>) => issues.map((issue) => issue.document);

describe("the documents of a batch", () => {
  it("are checked against what those before them leave", () => {
    expect(documents(checkEach(aBook(), ["60", "60"], check, post))).toEqual([1]);
    expect(documents(checkEach(aBook(), ["60", "40"], check, post))).toEqual([]);
  });

  it("that are refused themselves take nothing from those behind", () => {
    expect(documents(checkEach(aBook(), ["60", "50", "40"], check, post))).toEqual([1]);
  });

  it("leave the book as it was, for the postings that are then made from it", () => {
    const book = aBook();
    checkEach(book, ["60", "40"], check, post);
    expect(book.onHand(place).toString()).toBe("100");
    expect(book.pool(ITEM as Id).layers.map((layer) => layer.leftQuantity.toString())).toEqual(["100"]);
  });
});
