/** What money from a customer, or back to him, does to the books: have, when, then. Debits positive, credits negative. */
import { describe, expect, it } from "vitest";
import type { Day, Month } from "../../../kernel/dates.ts";
import { Amount, UnitPrice } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { Book } from "../../../ledger/book.ts";
import { type CustomerPayment, postCustomerPayment } from "./customer-payment.posting.ts";

const id = (name: string) => name as Id;
const amount = Amount.of;

interface Paid {
  readonly amount: string;
  readonly discount?: string;
  readonly currency?: string;
  readonly rate?: string;
  readonly bank?: string;
  readonly direction?: "receipt" | "refund" | "recovery";
  /** What is settled of which open item. */
  readonly lines?: readonly (readonly [item: string, amount: string])[];
}

/** An invoice of 1130.00, a credit of 113.00, an advance of 300.00; invoices of USD 1000.00 at 7.10 and of USD 100.00 that stand for 712.35. */
const OPEN: readonly (readonly [name: string, account: string, balance: string, dollars?: string])[] = [
  ["invoice", "receivable", "1130.00"],
  ["credit", "receivable", "-113.00"],
  ["advance", "customer_advance", "-300.00"],
  ["usd", "receivable", "7100.00", "1000.00"],
  ["odd", "receivable", "712.35", "100.00"],
  ["usd advance", "customer_advance", "-3500.00", "-500.00"],
  ["usd credit", "receivable", "-710.00", "-100.00"],
];

const TABLE: readonly [name: string, when: Paid, then: string][] = [
  ["an invoice", { amount: "1130.00", lines: [["invoice", "1130.00"]] }, "bank 1130.00; receivable -1130.00"],
  ["a part of it", { amount: "500.00", lines: [["invoice", "500.00"]] }, "bank 500.00; receivable -500.00"],
  [
    "with 1 % cash discount",
    { amount: "1118.70", discount: "11.30", lines: [["invoice", "1130.00"]] },
    "bank 1118.70; receivable -1130.00; financial_discount 11.30",
  ],
  ["in advance", { amount: "300.00" }, "bank 300.00; customer_advance -300.00"],
  [
    "an invoice, and what is beyond it in advance",
    { amount: "1200.00", lines: [["invoice", "1130.00"]] },
    "bank 1200.00; receivable -1130.00; customer_advance -70.00",
  ],
  [
    "an invoice less a credit",
    {
      amount: "1017.00",
      lines: [
        ["invoice", "1130.00"],
        ["credit", "-113.00"],
      ],
    },
    "bank 1017.00; receivable -1130.00; receivable 113.00",
  ],
  [
    "the advance applied",
    {
      amount: "0.00",
      lines: [
        ["invoice", "300.00"],
        ["advance", "-300.00"],
      ],
    },
    "receivable -300.00; customer_advance 300.00",
  ],
  [
    "USD 1000.00 of 7.10 at 7.05: fifty lost",
    { amount: "1000.00", currency: "USD", rate: "7.05", lines: [["usd", "1000.00"]] },
    "bank 7050.00; receivable -7100.00 (1000.00 USD at 7.10); exchange_difference 50.00",
  ],
  [
    "the same into an account in dollars at 7.20: a hundred gained",
    { amount: "1000.00", currency: "USD", rate: "7.20", bank: "USD", lines: [["usd", "1000.00"]] },
    "bank 7200.00 (1000.00 USD at 7.20); receivable -7100.00 (1000.00 USD at 7.10); exchange_difference -100.00",
  ],
  [
    "a third of USD 100.00 that stand for 712.35 takes its share",
    { amount: "33.33", currency: "USD", rate: "7.20", lines: [["odd", "33.33"]] },
    "bank 239.98; receivable -237.43 (33.33 USD at 7.123612); exchange_difference -2.55",
  ],
  [
    "USD 500.00 in advance at 7.00 applied to an invoice of 7.10",
    {
      amount: "0.00",
      currency: "USD",
      rate: "7.00",
      lines: [
        ["usd", "500.00"],
        ["usd advance", "-500.00"],
      ],
    },
    "receivable -3550.00 (500.00 USD at 7.10); customer_advance 3500.00 (500.00 USD at 7.00); exchange_difference 50.00",
  ],
  [
    "a credit refunded",
    { amount: "113.00", direction: "refund", lines: [["credit", "113.00"]] },
    "receivable 113.00; bank -113.00",
  ],
  [
    "an advance refunded",
    { amount: "300.00", direction: "refund", lines: [["advance", "300.00"]] },
    "customer_advance 300.00; bank -300.00",
  ],
  [
    "USD 100.00 of 7.10 refunded at 7.00: ten gained",
    { amount: "100.00", currency: "USD", rate: "7.00", direction: "refund", lines: [["usd credit", "100.00"]] },
    "receivable 710.00 (100.00 USD at 7.10); exchange_difference -10.00; bank -700.00",
  ],
  [
    "200.00 of a bad debt recovered",
    { amount: "200.00", direction: "recovery" },
    "bank 200.00; bad_debt_recovered -200.00; recovered 200",
  ],
];

function aBook(): Book {
  const roles = ["customer_advance", "financial_discount", "exchange_difference", "bad_debt_recovered"];
  return new Book({
    periods: new Map([["2026-11" as Month, "open"]]),
    roles: new Map(roles.map((role) => [role, role])),
    pools: new Map(),
    balances: new Map(),
    openItems: new Map(
      OPEN.map(([name, account, balance, dollars]) => [
        id(name),
        {
          id: id(name),
          account,
          partyId: id("customer"),
          balance: amount(balance),
          currency: dollars ? "USD" : null,
          currencyBalance: amount(dollars ?? "0"),
        },
      ]),
    ),
    progress: new Map(),
    uses: new Map(),
    went: [],
  });
}

function pay(it: Paid): string {
  const payment = {
    id: id("payment"),
    number: "CP-1",
    customerId: id("customer"),
    direction: it.direction ?? "receipt",
    badDebtId: it.direction === "recovery" ? id("bad debt") : null,
    paidOn: "2026-11-20" as Day,
    currency: it.currency ?? "CNY",
    rate: UnitPrice.of(it.rate ?? "1"),
    amount: amount(it.amount),
    discount: amount(it.discount ?? "0"),
    reference: null,
    lines: (it.lines ?? []).map(([item, settled], i) => ({
      lineNo: i + 1,
      openItemId: id(item),
      amount: amount(settled),
    })),
  };
  const bank = { id: id("bank"), code: "bank", account: "bank", currency: it.bank ?? "CNY", isActive: true };
  const facts = { baseCurrency: "CNY", bank };
  const posting = postCustomerPayment(payment as unknown as CustomerPayment, facts, aBook());
  return [
    ...posting.journal.map(({ account, debit, credit, foreign }) => {
      const stated = foreign ? ` (${foreign.amount} ${foreign.currency} at ${foreign.rate})` : "";
      return `${account} ${debit.minus(credit)}${stated}`;
    }),
    ...posting.progress.map((made) => `${made.measure} ${made.quantity}`),
  ].join("; ");
}

describe("money from a customer, and back to him", () => {
  it.each(TABLE)("%s", (_, when, then) => expect(pay(when)).toBe(then));
});
