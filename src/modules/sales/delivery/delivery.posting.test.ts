/** What a delivery does to the books: have, when, then, as an accountant reads it. Debits positive, credits negative. */
import { describe, expect, it } from "vitest";
import type { Day, Month } from "../../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { type Id, NO_ID } from "../../../kernel/ids.ts";
import { Book } from "../../../ledger/book.ts";
import type { Layer } from "../../../ledger/valuation.ts";
import type { SalesOrder } from "../sales-order/sales-order.rules.ts";
import { postDelivery } from "./delivery.posting.ts";
import type { Delivery } from "./delivery.rules.ts";

const id = (name: string) => name as Id;
const quantity = Quantity.of;
const day = "2026-11-10" as Day;

interface When {
  readonly price: string;
  readonly taxRate?: string;
  readonly quantity: string;
  readonly box?: string;
  readonly currency?: string;
  readonly rate?: string;
  readonly item?: string;
}

/** 4 bicycles that cost 700.00 came before 16 that cost 800.00. */
const TABLE: readonly [name: string, when: When, then: string][] = [
  [
    "6 @ 1000.00 + 13 %, the oldest first",
    { price: "1000.00", quantity: "6" },
    "delivered_not_invoiced 6780.00; sales -6000.00; output_vat_later -780.00; inventory -4400.00; cost_of_sales 4400.00; stock -6 = -4400.00; shipped 6",
  ],
  [
    "2 boxes of 4 @ 3600.00 a box",
    { price: "3600.00", quantity: "2", box: "4" },
    "delivered_not_invoiced 8136.00; sales -7200.00; output_vat_later -936.00; inventory -6000.00; cost_of_sales 6000.00; stock -8 = -6000.00; shipped 8",
  ],
  [
    "10 @ 100.00 US dollars without tax, rate 7.10",
    { price: "100.00", quantity: "10", taxRate: "0", currency: "USD", rate: "7.10" },
    "delivered_not_invoiced 7100.00 (1000.00 USD); sales -7100.00; inventory -7600.00; cost_of_sales 7600.00; stock -10 = -7600.00; shipped 10",
  ],
  [
    "7 @ 3.33 + 13 %: the tax is rounded a line",
    { price: "3.33", quantity: "7" },
    "delivered_not_invoiced 26.34; sales -23.31; output_vat_later -3.03; inventory -5200.00; cost_of_sales 5200.00; stock -7 = -5200.00; shipped 7",
  ],
  [
    "given away: stock and cost alone",
    { price: "0", quantity: "1" },
    "inventory -700.00; cost_of_sales 700.00; stock -1 = -700.00; shipped 1",
  ],
  [
    "a service has no stock and no cost",
    { price: "200.00", quantity: "3", taxRate: "6", item: "repair" },
    "delivered_not_invoiced 636.00; sales -600.00; output_vat_later -36.00; shipped 3",
  ],
];

function aBook(): Book {
  const layer = (name: string, count: string, value: string): Layer => ({
    id: id(name),
    lotId: NO_ID,
    quantity: quantity(count),
    value: Amount.of(value),
    leftQuantity: quantity(count),
    leftValue: Amount.of(value),
    returned: Quantity.zero,
  });
  const roles = ["delivered_not_invoiced", "sales", "output_vat_later", "cost_of_sales"];
  return new Book({
    periods: new Map([["2026-11" as Month, "open"]]),
    roles: new Map(roles.map((role) => [role, role])),
    pools: new Map([
      [
        id("bike"),
        {
          id: id("bike"),
          itemId: id("bike"),
          method: "fifo",
          account: "inventory",
          standardCost: null,
          lastCost: null,
          isLotTracked: false,
          quantity: quantity("20"),
          value: Amount.of("15600.00"),
          layers: [layer("old", "4", "2800.00"), layer("new", "16", "12800.00")],
        },
      ],
    ]),
    balances: new Map(),
    openItems: new Map(),
    progress: new Map(),
    uses: new Map(),
  });
}

function deliver(it: When): string {
  const line = {
    id: id("order line"),
    itemId: id(it.item ?? "bike"),
    price: UnitPrice.of(it.price),
    taxRate: it.taxRate ?? "13",
    unit: null,
    unitQuantity: quantity("1"),
    unitStockQuantity: quantity(it.box ?? "1"),
  };
  const order = { currency: it.currency ?? "CNY", rate: UnitPrice.of(it.rate ?? "1"), number: "SO-1", lines: [line] };
  const going = { id: id("line"), orderLineId: line.id, itemId: line.itemId, locationId: id("main") };
  const delivery = {
    id: id("delivery"),
    number: "DN-1",
    customerId: id("customer"),
    deliveredOn: day,
    lines: [{ ...going, quantity: quantity(it.quantity), lotCode: null }],
  };
  const facts = { baseCurrency: "CNY", lots: new Map() };
  const posting = postDelivery(delivery as unknown as Delivery, order as unknown as SalesOrder, facts, aBook());
  return [
    ...posting.journal.map((entry) => {
      const foreign = entry.foreign ? ` (${entry.foreign.amount} ${entry.foreign.currency})` : "";
      return `${entry.account} ${entry.debit.minus(entry.credit)}${foreign}`;
    }),
    ...posting.stock.map((moved) => `stock ${moved.quantity} = ${moved.value}`),
    ...posting.progress.map((made) => `${made.measure} ${made.quantity}`),
  ].join("; ");
}

describe("a delivery is a sale", () => {
  it.each(TABLE)("%s", (_, when, then) => expect(deliver(when)).toBe(then));
});
