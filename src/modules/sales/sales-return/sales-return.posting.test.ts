/** What a sales return does to the books: have, when, then, as an accountant reads it. Debits positive, credits negative. */
import { describe, expect, it } from "vitest";
import type { Day, Month } from "../../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { inStock } from "../../../kernel/unit.ts";
import { Book } from "../../../ledger/book.ts";
import type { DeliveryLine } from "../delivery/delivery.ts";
import { postSalesReturn } from "./sales-return.posting.ts";
import type { SalesReturn } from "./sales-return.rules.ts";

const id = (name: string) => name as Id;
const quantity = Quantity.of;

/** Of one delivery line: how many went out at what price, what of it is invoiced or back, what is open of it and what it cost. */
interface Have {
  readonly out: string;
  readonly price?: string;
  readonly taxRate?: string;
  readonly box?: string;
  readonly invoiced?: string;
  readonly returned?: string;
  readonly open: string;
  readonly foreign?: string;
  readonly rate?: string;
  readonly cost?: string;
  readonly item?: string;
}

const TABLE: readonly [name: string, have: Have, back: string, then: string][] = [
  [
    "1 of 6 @ 1000.00 + 13 % before the invoice, cost 4200.00",
    { out: "6", open: "6780.00", cost: "4200.00" },
    "1",
    "delivered_not_invoiced -1130.00; sales 1000.00; output_vat_later 130.00; inventory 700.00; cost_of_sales -700.00; returned 1; returned 1; invoiced 1",
  ],
  [
    "1 of 6 after all are invoiced: to be credited",
    { out: "6", invoiced: "6", open: "0.00", cost: "4200.00" },
    "1",
    "delivered_not_invoiced -1130.00; sales 1000.00; output_vat_later 130.00; inventory 700.00; cost_of_sales -700.00; returned 1; returned 1",
  ],
  [
    "3 of 6, of which 4 are invoiced: 2 that are not go first",
    { out: "6", invoiced: "4", open: "2260.00", cost: "4200.00" },
    "3",
    "delivered_not_invoiced -3390.00; sales 3000.00; output_vat_later 390.00; inventory 2100.00; cost_of_sales -2100.00; returned 3; returned 3; invoiced 2",
  ],
  [
    "the last of 3 @ 33.33 + 13 % that cost 100.00: what is left of each",
    { out: "3", price: "33.33", returned: "2", open: "37.66", cost: "33.33" },
    "1",
    "delivered_not_invoiced -37.66; sales 33.33; output_vat_later 4.33; inventory 33.33; cost_of_sales -33.33; returned 1; returned 1; invoiced 1",
  ],
  [
    "1 box of 4 of 2 @ 3600.00 a box",
    { out: "2", price: "3600.00", box: "4", open: "8136.00", cost: "6000.00" },
    "1",
    "delivered_not_invoiced -4068.00; sales 3600.00; output_vat_later 468.00; inventory 3000.00; cost_of_sales -3000.00; returned 4; returned 4; invoiced 4",
  ],
  [
    "4 of 10 @ 100.00 US dollars without tax, rate 7.10",
    { out: "10", price: "100.00", taxRate: "0", rate: "7.10", open: "7100.00", foreign: "1000.00", cost: "5000.00" },
    "4",
    "delivered_not_invoiced -2840.00 (-400.00 USD); sales 2840.00; inventory 2000.00; cost_of_sales -2000.00; returned 4; returned 4; invoiced 4",
  ],
  [
    "a service has no stock and no cost",
    { out: "3", price: "200.00", taxRate: "6", open: "636.00", item: "repair" },
    "1",
    "delivered_not_invoiced -212.00; sales 200.00; output_vat_later 12.00; returned 1; returned 1; invoiced 1",
  ],
];

function aBook(have: Have): Book {
  const roles = ["delivered_not_invoiced", "sales", "output_vat_later", "cost_of_sales"];
  const out = inStock(quantity(have.out), {
    unitQuantity: quantity("1"),
    unitStockQuantity: quantity(have.box ?? "1"),
  });
  const left = out.minus(quantity(have.returned ?? "0"));
  const pool = {
    id: id("bike"),
    itemId: id("bike"),
    method: "moving_average" as const,
    account: "inventory",
    standardCost: null,
    lastCost: null,
    isLotTracked: false,
    quantity: quantity("0"),
    value: Amount.zero,
    layers: [],
  };
  const currency = have.foreign ? "USD" : null;
  const open = { id: id("line"), account: "delivered_not_invoiced", partyId: id("customer"), currency };
  const balances = { balance: Amount.of(have.open), currencyBalance: Amount.of(have.foreign ?? "0") };
  return new Book({
    periods: new Map([["2026-11" as Month, "open"]]),
    roles: new Map(roles.map((role) => [role, role])),
    pools: new Map([[id("bike"), pool]]),
    balances: new Map(),
    openItems: new Map([[id("line"), { ...open, ...balances }]]),
    progress: new Map([
      ["line returned", quantity(have.returned ?? "0")],
      ["line invoiced", quantity(have.invoiced ?? "0")],
    ]),
    uses: new Map([[`line bike ${NO_ID}`, { quantity: left, value: Amount.of(have.cost ?? "0") }]]),
    went: [],
  });
}

function takeBack(have: Have, count: string): string {
  const itemId = id(have.item ?? "bike");
  const delivered = {
    id: id("line"),
    orderLineId: id("order line"),
    itemId,
    lotId: null,
    quantity: quantity(have.out),
    unitQuantity: quantity("1"),
    unitStockQuantity: quantity(have.box ?? "1"),
    price: UnitPrice.of(have.price ?? "1000.00"),
    taxRate: have.taxRate ?? "13",
    rate: UnitPrice.of(have.rate ?? "1"),
  };
  const line = {
    id: id("return line"),
    deliveryLineId: id("line"),
    itemId,
    quantity: quantity(count),
    locationId: id("main"),
  };
  const back = {
    id: id("return"),
    number: "SR-1",
    customerId: id("customer"),
    returnedOn: "2026-11-10" as Day,
    lines: [line],
  };
  const deliveries = new Map([[id("line"), delivered as unknown as DeliveryLine]]);
  const posting = postSalesReturn(back as unknown as SalesReturn, deliveries, aBook(have));
  return [
    ...posting.journal.map((entry) => {
      const foreign = entry.foreign ? ` (${entry.foreign.amount} ${entry.foreign.currency})` : "";
      return `${entry.account} ${entry.debit.minus(entry.credit)}${foreign}`;
    }),
    ...posting.progress.map((made) => `${made.measure} ${made.quantity}`),
  ].join("; ");
}

describe("a sales return takes back the sale and its cost", () => {
  it.each(TABLE)("%s", (_, have, back, then) => expect(takeBack(have, back)).toBe(then));
});
