/**
 * What papers in another unit do to the books, in numbers a storekeeper can follow. A box is 24 pieces and costs 48.00; the books
 * are in pieces. Each row follows the ones before it; what is not named is zero.
 */
import { describe, expect, it } from "vitest";
import type { Day, Month } from "../../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { Book } from "../../../ledger/book.ts";
import type { Posting } from "../../../ledger/posting.ts";
import type { CostingMethod } from "../../../ledger/valuation.ts";
import { postGoodsReceipt } from "../../procurement/goods-receipt/goods-receipt.posting.ts";
import type { GoodsReceipt, PurchaseOrder } from "../../procurement/goods-receipt/goods-receipt.rules.ts";
import type { ReceiptLine } from "../../procurement/goods-receipt/goods-receipt.ts";
import { postPurchaseReturn } from "../../procurement/purchase-return/purchase-return.posting.ts";
import type { PurchaseReturn } from "../../procurement/purchase-return/purchase-return.rules.ts";
import { postSupplierBill } from "./supplier-bill.posting.ts";
import type { SupplierBill } from "./supplier-bill.rules.ts";

const TABLE: readonly [when: string, then: string][] = [
  [
    "receive 3 boxes, 1 of them rejected",
    "48 = 96.00; 24 not ours; inventory 96.00; received_not_billed -96.00; order received 48; order rejected 24",
  ],
  [
    "bill 1 box @ 50.00 + 6.50",
    "0 = 2.00; received_not_billed 48.00; inventory 2.00; input_vat 6.50; payable -56.50; receipt billed 24; order billed 24",
  ],
  [
    "return 1 box, which is not billed",
    "-24 = -49.00; inventory -49.00; cost_of_sales 1.00; received_not_billed 48.00; receipt returned 24; order returned 24",
  ],
  [
    "return 1 box, billed @ 50.00 + 6.50",
    "-24 = -49.00; inventory -49.00; cost_of_sales -1.00; input_vat -6.50; payable 56.50; receipt returned 24; order returned 24; receipt billed -24; order billed -24",
  ],
  ["return the rejected box", "-24 not ours; receipt returned_rejected 24"],
];

const id = (name: string) => name as Id;
const day = "2026-11-10" as Day;
const quantity = Quantity.of;
const BOX = { unit: "箱", unitQuantity: quantity("1"), unitStockQuantity: quantity("24") };
const LINE = { id: id("receipt"), lineNo: 1, itemId: id("bolt"), locationId: id("main") };
const order = {
  id: id("PO"),
  number: "PO-1",
  currency: "CNY",
  rate: UnitPrice.of("1"),
  lines: [{ ...BOX, id: id("order"), itemId: id("bolt"), quantity: quantity("10"), price: UnitPrice.of("48.00") }],
} as unknown as PurchaseOrder;
const received = {
  ...LINE,
  ...BOX,
  orderLineId: id("order"),
  lotId: null,
  accepted: quantity("2"),
  rejected: quantity("1"),
  price: UnitPrice.of("48.00"),
  currency: "CNY",
  rate: UnitPrice.of("1"),
} as unknown as ReceiptLine;
const receipts = new Map([[received.id, received]]);

function aBook(method: CostingMethod = "fifo"): Book {
  const roles = ["received_not_billed", "payable", "input_vat", "cost_of_sales"] as const;
  const pool = {
    id: id("bolt"),
    itemId: id("bolt"),
    method,
    account: "inventory",
    standardCost: null,
    lastCost: null,
    isLotTracked: false,
  };
  const inBase = { currency: null, currencyBalance: Amount.zero };
  const estimate = { id: received.id, account: "", partyId: id("supplier"), balance: Amount.zero, ...inBase };
  return new Book({
    periods: new Map([["2026-11" as Month, "open"]]),
    roles: new Map(roles.map((role) => [role, role])),
    pools: new Map([[pool.id, { ...pool, quantity: Quantity.zero, value: Amount.zero, layers: [] }]]),
    balances: new Map(),
    openItems: new Map([[estimate.id, estimate]]),
    progress: new Map(),
    uses: new Map(),
  });
}

function receive(book: Book, arrived: string, accepted: string, rejected: string, of = order): Posting {
  const parts = {
    quantityArrived: quantity(arrived),
    quantityAccepted: quantity(accepted),
    quantityRejected: quantity(rejected),
  };
  const receipt = { id: id("GR"), number: "GR-1", receivedOn: day, supplierId: id("supplier") };
  const lines = [{ ...LINE, ...parts, orderLineId: id("order") }];
  const places = { baseCurrency: "CNY", rejectedLocationId: id("rejected"), lots: new Map() };
  return postGoodsReceipt({ ...receipt, lines } as unknown as GoodsReceipt, of, places, book);
}

function bill(book: Book, boxes: string, net: string, tax: string): Posting {
  const amounts = { price: UnitPrice.of(net), amountNet: Amount.of(net), amountTax: Amount.of(tax) };
  const lines = [{ receiptLineId: received.id, itemId: id("bolt"), quantity: quantity(boxes), ...amounts }];
  const head = { id: id("BL"), number: "BL-1", billNumber: "7", billedOn: day, dueOn: day, supplierId: id("supplier") };
  const it = { ...head, currency: "CNY", rate: UnitPrice.of("1"), lines } as unknown as SupplierBill;
  return postSupplierBill(it, { baseCurrency: "CNY", receipts }, book);
}

function giveBack(book: Book, what: string, boxes: string, net = "0", tax = "0"): Posting {
  const amounts = { amountNet: Amount.of(net), amountTax: Amount.of(tax) };
  const locationId = id(what === "return_rejected" ? "rejected" : "main");
  const line = { ...LINE, receiptLineId: received.id, what, locationId, quantity: quantity(boxes), ...amounts };
  const it = { id: id("RT"), number: "RT-1", returnedOn: day, redInvoice: null, supplierId: id("supplier") };
  return postPurchaseReturn({ ...it, lines: [line] } as unknown as PurchaseReturn, receipts, "CNY", book);
}

/** Debits positive, credits negative. */
function told({ stock, journal, progress }: Posting): string {
  return [
    ...stock.map((it) => (it.isOwned ? `${it.quantity} = ${it.value}` : `${it.quantity} not ours`)),
    ...journal.map((it) => `${it.account} ${it.debit.minus(it.credit)}`),
    ...progress.map((it) => `${it.targetId} ${it.measure} ${it.quantity}`),
  ].join("; ");
}

describe("papers in boxes, books in pieces", () => {
  it("each paper says boxes, and the books say pieces", () => {
    const book = aBook();
    const postings = [
      receive(book, "3", "2", "1"),
      bill(book, "1", "50.00", "6.50"),
      giveBack(book, "return_stock", "1"),
      giveBack(book, "return_stock", "1", "50.00", "6.50"),
      giveBack(book, "return_rejected", "1"),
    ];
    expect(postings.map(told)).toEqual(TABLE.map(([, then]) => then));
    expect([book.pool(id("bolt")).quantity, book.pool(id("bolt")).value].map(String)).toEqual(["0", "0.00"]);
    expect(book.openBalance(received.id).toString()).toBe("0.00");
    const aside = { itemId: id("bolt"), locationId: id("rejected"), lotId: NO_ID, isOwned: false };
    expect(book.onHand(aside).toString()).toBe("0");
  });

  it.each([
    ["half a box", "1", "24", "0.5", "48.00", "12 = 24.00"],
    ["3 pieces of an item kept by the dozen", "12", "1", "3", "4.00", "0.25 = 12.00"],
    ["9 where 3 are one of the stock unit, a third each", "3", "1", "9", "0.33", "3 = 2.97"],
    ["the value is rounded once, from the paper's own price", "1", "7", "3", "33.335", "21 = 100.01"],
  ])("%s", (_, unit, stock, count, price, then) => {
    const counted = { unitQuantity: quantity(unit), unitStockQuantity: quantity(stock), price: UnitPrice.of(price) };
    const of = { ...order, lines: [{ ...order.lines[0]!, ...counted }] };
    expect(told(receive(aBook("moving_average"), count, count, "0", of))).toContain(then);
  });
});
