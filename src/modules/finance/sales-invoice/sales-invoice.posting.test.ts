/** What invoices do to the books after one delivery: have, when, then. Each row follows the ones before it. Debits positive. */
import { describe, expect, it } from "vitest";
import type { Day, Month } from "../../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { Book } from "../../../ledger/book.ts";
import type { DeliveryLine } from "../../sales/delivery/delivery.ts";
import { postSalesInvoice } from "./sales-invoice.posting.ts";
import type { SalesInvoice } from "./sales-invoice.rules.ts";

const id = (name: string) => name as Id;
const quantity = Quantity.of;

interface Delivered {
  readonly quantity: string;
  readonly price: string;
  readonly taxRate: string;
  readonly gross: string;
  readonly box?: string;
  readonly currency?: string;
  readonly rate?: string;
}
interface Invoiced {
  readonly quantity: string;
  readonly price?: string;
  readonly net: string;
  readonly tax: string;
  readonly rate?: string;
}

function books({ quantity: count, price, taxRate, gross, box = "1", currency = "CNY", rate = "1" }: Delivered) {
  const line = {
    id: id("line"),
    customerId: id("customer"),
    orderLineId: id("order"),
    itemId: id("bike"),
    unitQuantity: quantity("1"),
    unitStockQuantity: quantity(box),
    quantity: quantity(count),
    price: UnitPrice.of(price),
    taxRate,
    rate: UnitPrice.of(rate),
    currency,
  } as unknown as DeliveryLine;
  const roles = [
    "receivable",
    "delivered_not_invoiced",
    "sales",
    "output_vat",
    "output_vat_later",
    "exchange_difference",
  ];
  const open = {
    id: line.id,
    account: "delivered_not_invoiced",
    partyId: line.customerId,
    balance: Amount.of(gross),
    currency: null,
    currencyBalance: Amount.zero,
  };
  const book = new Book({
    periods: new Map([["2026-11" as Month, "open"]]),
    roles: new Map(roles.map((role) => [role, role])),
    pools: new Map(),
    balances: new Map(),
    openItems: new Map([[line.id, open]]),
    progress: new Map(),
    uses: new Map(),
  });
  return { book, line, currency, rate };
}

function invoice(on: ReturnType<typeof books>, it: Invoiced): string {
  const invoiced = {
    id: id("invoice"),
    number: "SI-1",
    taxNumber: null,
    customerId: id("customer"),
    invoicedOn: "2026-11-10" as Day,
    dueOn: "2026-12-10" as Day,
    currency: on.currency,
    rate: UnitPrice.of(it.rate ?? on.rate),
    lines: [
      {
        deliveryLineId: on.line.id,
        itemId: on.line.itemId,
        quantity: quantity(it.quantity),
        price: UnitPrice.of(it.price ?? on.line.price.toString()),
        amountNet: Amount.of(it.net),
        amountTax: Amount.of(it.tax),
        taxRate: on.line.taxRate,
      },
    ],
  };
  const facts = { baseCurrency: "CNY", deliveries: new Map([[on.line.id, on.line]]) };
  const posting = postSalesInvoice(invoiced as unknown as SalesInvoice, facts, on.book);
  return [
    ...posting.journal.map((entry) => `${entry.account} ${entry.debit.minus(entry.credit)}`),
    ...posting.progress.map((made) => `${made.targetId} ${made.quantity}`),
  ].join("; ");
}

describe("a sales invoice", () => {
  it("all of 6 @ 1000.00 + 13 %", () => {
    const six = books({ quantity: "6", price: "1000", taxRate: "13", gross: "6780.00" });
    expect(invoice(six, { quantity: "6", net: "6000.00", tax: "780.00" })).toBe(
      "delivered_not_invoiced -6780.00; output_vat_later 780.00; output_vat -780.00; receivable 6780.00; line 6; order 6",
    );
    expect(six.book.openBalance(id("line")).toString()).toBe("0.00");
  });

  it("2 of 6 at a lower price, then the rest: the difference is revenue, and nothing stays open", () => {
    const six = books({ quantity: "6", price: "1000", taxRate: "13", gross: "6780.00" });
    expect(invoice(six, { quantity: "2", price: "990", net: "1980.00", tax: "257.40" })).toBe(
      "delivered_not_invoiced -2260.00; output_vat_later 260.00; output_vat -257.40; sales 20.00; receivable 2237.40; line 2; order 2",
    );
    expect(invoice(six, { quantity: "4", net: "4000.00", tax: "520.00" })).toBe(
      "delivered_not_invoiced -4520.00; output_vat_later 520.00; output_vat -520.00; receivable 4520.00; line 4; order 4",
    );
  });

  it("7 @ 3.33 in three parts: the last takes the cents that are left", () => {
    const seven = books({ quantity: "7", price: "3.33", taxRate: "13", gross: "26.34" });
    const parts = [
      invoice(seven, { quantity: "2", net: "6.66", tax: "0.87" }),
      invoice(seven, { quantity: "2", net: "6.66", tax: "0.87" }),
      invoice(seven, { quantity: "3", net: "9.99", tax: "1.30" }),
    ];
    expect(parts).toEqual([
      "delivered_not_invoiced -7.53; output_vat_later 0.87; output_vat -0.87; receivable 7.53; line 2; order 2",
      "delivered_not_invoiced -7.52; output_vat_later 0.86; output_vat -0.87; receivable 7.53; line 2; order 2",
      "delivered_not_invoiced -11.29; output_vat_later 1.30; output_vat -1.30; receivable 11.29; line 3; order 3",
    ]);
    expect(seven.book.openBalance(id("line")).toString()).toBe("0.00");
  });

  it("1 box of 4 of 2 boxes: the books count pieces", () => {
    const boxes = books({ quantity: "2", price: "3600", taxRate: "13", gross: "8136.00", box: "4" });
    expect(invoice(boxes, { quantity: "1", net: "3600.00", tax: "468.00" })).toBe(
      "delivered_not_invoiced -4068.00; output_vat_later 468.00; output_vat -468.00; receivable 4068.00; line 4; order 4",
    );
  });

  it("10 @ 100.00 US dollars, delivered at 7.10, invoiced at 7.00: an exchange difference, and no revenue", () => {
    const ten = books({ quantity: "10", price: "100", taxRate: "0", gross: "7100.00", currency: "USD", rate: "7.10" });
    expect(invoice(ten, { quantity: "10", net: "1000.00", tax: "0.00", rate: "7.00" })).toBe(
      "delivered_not_invoiced -7100.00; exchange_difference 100.00; receivable 7000.00; line 10; order 10",
    );
  });
});
