/** What a credit note does to the books, after the return: have, when, then. Debits positive, credits negative. */
import { describe, expect, it } from "vitest";
import type { Day, Month } from "../../../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { Book } from "../../../ledger/book.ts";
import type { DeliveryLine } from "../../sales/delivery/delivery.ts";
import type { SalesInvoice } from "../sales-invoice/sales-invoice.rules.ts";
import { type CreditFacts, postCreditNote } from "./credit-note.posting.ts";
import type { CreditNote } from "./credit-note.rules.ts";

const id = (name: string) => name as Id;
const quantity = Quantity.of;
const amount = Amount.of;

/** Of 6 delivered at 1000.00 + 13 % and invoiced, so many came back. */
interface Case {
  readonly back: string;
  /** What the delivery's line is open for after the return: what is to be credited. */
  readonly due: string;
  readonly net: string;
  readonly tax: string;
  /** What is open of the invoice, in its currency, and in the books where that differs. */
  readonly open: string;
  readonly stands?: string;
  readonly rate?: string;
}

const TABLE: readonly [name: string, it: Case, then: string][] = [
  [
    "1 of 6, the invoice not paid",
    { back: "1", due: "-1130.00", net: "1000.00", tax: "130.00", open: "6780.00" },
    "delivered_not_invoiced 1130.00; output_vat_later -130.00; output_vat 130.00; receivable -1130.00 of invoice; invoiced -1; invoiced -1; invoiced 1; returned 1",
  ],
  [
    "1 of 6, the invoice paid",
    { back: "1", due: "-1130.00", net: "1000.00", tax: "130.00", open: "0.00" },
    "delivered_not_invoiced 1130.00; output_vat_later -130.00; output_vat 130.00; receivable -1130.00 of credit note; invoiced -1; invoiced -1; invoiced 1; returned 1",
  ],
  [
    "1 of 6, 500.00 of the invoice open",
    { back: "1", due: "-1130.00", net: "1000.00", tax: "130.00", open: "500.00" },
    "delivered_not_invoiced 1130.00; output_vat_later -130.00; output_vat 130.00; receivable -500.00 of invoice; receivable -630.00 of credit note; invoiced -1; invoiced -1; invoiced 1; returned 1",
  ],
  [
    "invoiced at 990.00: the ten were never revenue",
    { back: "1", due: "-1130.00", net: "990.00", tax: "128.70", open: "6712.20" },
    "delivered_not_invoiced 1130.00; output_vat_later -130.00; output_vat 128.70; sales -10.00; receivable -1118.70 of invoice; invoiced -1; invoiced -1; invoiced 1; returned 1",
  ],
  [
    "half of what came back twice",
    { back: "1", due: "-2260.00", net: "1000.00", tax: "130.00", open: "6780.00" },
    "delivered_not_invoiced 1130.00; output_vat_later -130.00; output_vat 130.00; receivable -1130.00 of invoice; invoiced -1; invoiced -1; invoiced 1; returned 1",
  ],
  [
    "in US dollars at 7.00, revalued to 7.20 since: the invoice's own balance goes",
    { back: "1", due: "-7910.00", net: "1000.00", tax: "130.00", open: "6780.00", stands: "48816.00", rate: "7.00" },
    "delivered_not_invoiced 7910.00; output_vat_later -910.00; output_vat 910.00; receivable -8136.00 of invoice (-1130.00 USD); exchange_difference 226.00; invoiced -1; invoiced -1; invoiced 1; returned 1",
  ],
];

function post({ back, due, net, tax, open, stands, rate = "1" }: Case): string {
  const isForeign = rate !== "1";
  const isTwice = due === "-2260.00";
  const item = (name: string, account: string, balance: string, dollars?: string) =>
    [
      id(name),
      {
        id: id(name),
        account,
        partyId: id("customer"),
        balance: amount(balance),
        currency: dollars ? "USD" : null,
        currencyBalance: amount(dollars ?? "0"),
      },
    ] as const;
  const roles = [
    "receivable",
    "delivered_not_invoiced",
    "output_vat",
    "output_vat_later",
    "sales",
    "exchange_difference",
  ];
  const book = new Book({
    periods: new Map([["2026-11" as Month, "open"]]),
    roles: new Map(roles.map((role) => [role, role])),
    pools: new Map(),
    balances: new Map(),
    openItems: new Map([
      item("delivery line", "delivered_not_invoiced", due),
      item("invoice", "receivable", stands ?? open, isForeign ? open : undefined),
    ]),
    progress: new Map([
      ["delivery line invoiced", quantity("6")],
      ["delivery line returned", quantity(isTwice ? "2" : "1")],
    ]),
    uses: new Map(),
    went: [],
  });
  const currency = isForeign ? "USD" : "CNY";
  const unit = { unitQuantity: quantity("1"), unitStockQuantity: quantity("1") };
  const sold = { price: UnitPrice.of("1000.00"), taxRate: "13", rate: UnitPrice.of(rate), currency };
  const delivered = {
    id: id("delivery line"),
    orderLineId: id("order line"),
    itemId: id("bike"),
    quantity: quantity("6"),
  };
  const facts = {
    baseCurrency: "CNY",
    invoices: new Map([[id("invoice"), { number: "SI-1", rate: UnitPrice.of(rate) } as unknown as SalesInvoice]]),
    returns: new Map([[id("return line"), { deliveryLineId: id("delivery line") }]]),
    deliveries: new Map([[id("delivery line"), { ...delivered, ...unit, ...sold } as unknown as DeliveryLine]]),
  };
  const amounts = { amountNet: amount(net), amountTax: amount(tax) };
  const note = {
    id: id("credit note"),
    number: "CN-1",
    customerId: id("customer"),
    invoiceId: id("invoice"),
    creditedOn: "2026-11-22" as Day,
    currency,
    lines: [
      { returnLineId: id("return line"), invoiceLineId: id("invoice line"), quantity: quantity(back), ...amounts },
    ],
  };
  const posting = postCreditNote(note as unknown as CreditNote, facts as unknown as CreditFacts, book);
  return [
    ...posting.journal.map(({ account, debit, credit, openItemId, foreign }) => {
      const of = account === "receivable" ? ` of ${openItemId}` : "";
      const stated = foreign ? ` (${foreign.amount} ${foreign.currency})` : "";
      return `${account} ${debit.minus(credit)}${of}${stated}`;
    }),
    ...posting.progress.map((made) => `${made.measure} ${made.quantity}`),
  ].join("; ");
}

describe("a credit note is an invoice with a minus", () => {
  it.each(TABLE)("%s", (_, it, then) => expect(post(it)).toBe(then));
});
