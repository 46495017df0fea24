/**
 * What customers are charged and pay in the demo: a delivery is invoiced the next day, what came back is credited, most pay when it is due,
 * some late and a few not within the year; a few pay a part in advance, or less for paying in time.
 */
import type { Actor } from "../src/documents/actor.ts";
import { create } from "../src/documents/verbs.ts";
import { addDays, type Day, lastDay, monthOf } from "../src/kernel/dates.ts";
import { Amount, type UnitPrice } from "../src/kernel/decimal.ts";
import type { Id } from "../src/kernel/ids.ts";
import { extend, percentOf } from "../src/kernel/money.ts";
import { creditNoteActions } from "../src/modules/finance/credit-note/credit-note.actions.ts";
import { customerPaymentActions } from "../src/modules/finance/customer-payment/customer-payment.actions.ts";
import { salesInvoiceActions } from "../src/modules/finance/sales-invoice/sales-invoice.actions.ts";
import type { SalesInvoice } from "../src/modules/finance/sales-invoice/sales-invoice.rules.ts";
import { deliveryLines } from "../src/modules/sales/api.ts";
import type { Delivery } from "../src/modules/sales/delivery/delivery.rules.ts";
import type { SalesReturn } from "../src/modules/sales/sales-return/sales-return.rules.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { groupBy } from "./data.ts";
import type { Loaded } from "./load.ts";
import { chanceOf } from "./random.ts";
import type { LoadedCustomer } from "./sales.ts";

/** Of a hundred invoices: paid up to three weeks late, up to two months late, not at all within the year. */
const LATE_PERCENT = 18;
const VERY_LATE_PERCENT = 5;
const NEVER_PERCENT = 1;
const REFUND_AFTER_DAYS = 4;
/** One customer in so many pays a part in advance; one in so many takes the discount for paying in time. */
const ADVANCE_ONE_IN = 60;
const ADVANCE_PERCENT = "30";
const DISCOUNT_ONE_IN = 25;
const DISCOUNT_PERCENT = "1";

interface Charged {
  readonly invoice: SalesInvoice;
  /** With tax, less what was credited. */
  open: Amount;
  isPaid: boolean;
}
interface Advance {
  readonly paymentId: Id;
  left: Amount;
}
interface Refund {
  readonly customerId: Id;
  readonly noteId: Id;
  readonly amount: Amount;
}

export class Invoices {
  private readonly loaded: Loaded;
  private readonly terms: ReadonlyMap<Id, LoadedCustomer>;
  private readonly due = new Map<Day, Charged[]>();
  /** By delivery line. */
  private readonly charged = new Map<Id, { readonly charged: Charged; readonly line: SalesInvoice["lines"][number] }>();
  private readonly refunds = new Map<Day, Refund[]>();
  private readonly advances = new Map<Id, Advance>();
  private toInvoice: Delivery[] = [];
  private toCredit: SalesReturn[] = [];
  private count = 0;

  constructor(loaded: Loaded) {
    this.loaded = loaded;
    this.terms = new Map([...loaded.customers.values()].map((it) => [it.id, it]));
  }

  /** Yesterday's deliveries and returns are charged and credited, today's wait. @returns how many documents were made */
  async day(
    tx: Tx,
    by: Actor,
    date: Day,
    { delivered, returned }: { readonly delivered: readonly Delivery[]; readonly returned: readonly SalesReturn[] },
  ): Promise<number> {
    const invoiced = await this.invoice(tx, by, date);
    const credited = await this.credit(tx, by, date);
    this.toInvoice = [...delivered];
    this.toCredit = [...returned];
    return invoiced + credited + (await this.collect(tx, by, date)) + (await this.refund(tx, by, date));
  }

  private async invoice(tx: Tx, by: Actor, date: Day): Promise<number> {
    const lines = this.toInvoice.flatMap((it) => it.lines);
    if (lines.length === 0) return 0;
    const known = await deliveryLines(
      tx,
      this.loaded.company.orgId,
      lines.map((line) => line.id),
    );
    const inputs = [...groupBy(this.toInvoice, (it) => it.customerId)].map(([customerId, deliveries]) => ({
      customerId,
      taxNumber: `${date.slice(2, 4)}312000${String(++this.count).padStart(12, "0")}`,
      invoicedOn: date,
      dueOn: this.dueOn(customerId, date),
      currency: "CNY",
      rate: "1",
      remark: null,
      lines: deliveries.flatMap((it) =>
        it.lines.map(({ id, itemId, quantity }) => {
          const { price, taxRate } = known.get(id)!;
          return { deliveryLineId: id, itemId, quantity: quantity.toString(), ...amounts(quantity, price, taxRate) };
        }),
      ),
    }));
    const posted = await create(tx, by, salesInvoiceActions, inputs, ["post"]);
    for (const invoice of posted) this.expect(invoice);
    return posted.length + (await this.takeAdvances(tx, by, date, posted));
  }

  /** Who pays in advance sends a part of his first invoice at once, on account. */
  private async takeAdvances(tx: Tx, by: Actor, date: Day, invoices: readonly SalesInvoice[]): Promise<number> {
    const first = invoices.filter(
      ({ customerId }) => this.isOneIn(ADVANCE_ONE_IN, "advance", customerId) && !this.advances.has(customerId),
    );
    const inputs = first.map((it) => this.payment(it.customerId, date, percentOf(totalOf(it), ADVANCE_PERCENT), []));
    const payments = await create(tx, by, customerPaymentActions, inputs, ["post"]);
    for (const it of payments) this.advances.set(it.customerId, { paymentId: it.id, left: it.amount });
    return payments.length;
  }

  private isOneIn(count: number, what: string, customerId: Id): boolean {
    return chanceOf(`${what} ${this.terms.get(customerId)!.code}`).below(count) === 0;
  }

  private dueOn(customerId: Id, date: Day): Day {
    const { termStart, termDays } = this.terms.get(customerId)!;
    return addDays(termStart === "month_end" ? lastDay(monthOf(date)) : date, termDays);
  }

  private expect(invoice: SalesInvoice): void {
    const charged: Charged = { invoice, open: totalOf(invoice), isPaid: false };
    for (const line of invoice.lines) this.charged.set(line.deliveryLineId, { charged, line });
    const late = lateDays(invoice.taxNumber!.slice(-12));
    if (late === null) return;
    const on = addDays(invoice.dueOn, late);
    this.due.set(on, [...(this.due.get(on) ?? []), charged]);
  }

  /** What came back lessens its invoice; where that was paid, the money goes back. */
  private async credit(tx: Tx, by: Actor, date: Day): Promise<number> {
    const returns = this.toCredit.flatMap((it) => it.lines.map((line) => ({ it, line })));
    const inputs = returns.map(({ it, line }) => {
      const { charged, line: invoiced } = this.charged.get(line.deliveryLineId)!;
      return {
        customerId: it.customerId,
        invoiceId: charged.invoice.id,
        creditedOn: date,
        taxNumber: null,
        confirmation: null,
        currency: "CNY",
        remark: null,
        lines: [
          {
            returnLineId: line.id,
            invoiceLineId: invoiced.id,
            itemId: line.itemId,
            quantity: line.quantity.toString(),
            ...amounts(line.quantity, invoiced.price, invoiced.taxRate),
          },
        ],
      };
    });
    const notes = await create(tx, by, creditNoteActions, inputs, ["post"]);
    notes.forEach((note, i) => {
      const { charged } = this.charged.get(returns[i]!.line.deliveryLineId)!;
      const amount = Amount.sum(note.lines.flatMap((line) => [line.amountNet, line.amountTax]));
      if (!charged.isPaid) {
        charged.open = charged.open.minus(amount);
        return;
      }
      const on = addDays(date, REFUND_AFTER_DAYS);
      this.refunds.set(on, [...(this.refunds.get(on) ?? []), { customerId: note.customerId, noteId: note.id, amount }]);
    });
    return notes.length;
  }

  /** One payment a customer for all that he pays today. */
  private async collect(tx: Tx, by: Actor, date: Day): Promise<number> {
    const paying = (this.due.get(date) ?? []).filter((it) => it.open.isPositive());
    const inputs = [...groupBy(paying, (it) => it.invoice.customerId)].map(([customerId, charged]) =>
      this.collected(customerId, date, charged),
    );
    await create(tx, by, customerPaymentActions, inputs, ["post"]);
    for (const it of paying) it.isPaid = true;
    return inputs.length;
  }

  /** What was paid in advance is applied first; a discount is taken of what is left. */
  private collected(customerId: Id, date: Day, charged: readonly Charged[]) {
    const lines = charged.map(({ invoice, open }) => ({ openItemId: invoice.id, amount: open.toString() }));
    let owed = Amount.sum(charged.map((it) => it.open));
    const advance = this.advances.get(customerId);
    if (advance?.left.isPositive()) {
      const applied = owed.lessThan(advance.left) ? owed : advance.left;
      lines.push({ openItemId: advance.paymentId, amount: applied.negated().toString() });
      advance.left = advance.left.minus(applied);
      owed = owed.minus(applied);
    }
    const inTime = charged.every((it) => date <= it.invoice.dueOn);
    const takes = inTime && this.isOneIn(DISCOUNT_ONE_IN, "discount", customerId);
    const discount = takes ? percentOf(owed, DISCOUNT_PERCENT) : Amount.zero;
    return { ...this.payment(customerId, date, owed.minus(discount), lines), discount: discount.toString() };
  }

  private async refund(tx: Tx, by: Actor, date: Day): Promise<number> {
    const inputs = (this.refunds.get(date) ?? []).map(({ customerId, noteId, amount }) => ({
      ...this.payment(customerId, date, amount, [{ openItemId: noteId, amount: amount.toString() }]),
      direction: "refund" as const,
    }));
    await create(tx, by, customerPaymentActions, inputs, ["post"]);
    return inputs.length;
  }

  private payment(customerId: Id, date: Day, amount: Amount, lines: { openItemId: Id; amount: string }[]) {
    return {
      customerId,
      direction: "receipt" as const,
      badDebtId: null,
      paidOn: date,
      bankAccountId: this.loaded.bankAccountId,
      currency: "CNY",
      rate: "1",
      amount: amount.toString(),
      discount: "0",
      method: "transfer" as const,
      reference: null,
      remark: null,
      lines,
    };
  }
}

function totalOf(invoice: SalesInvoice): Amount {
  return Amount.sum(invoice.lines.flatMap((line) => [line.amountNet, line.amountTax]));
}

/** Days after the day it is due; null: not within the year. */
function lateDays(invoice: string): number | null {
  const chance = chanceOf(`pays ${invoice}`);
  const lot = chance.below(100);
  if (lot < NEVER_PERCENT) return null;
  if (lot < NEVER_PERCENT + VERY_LATE_PERCENT) return 21 + chance.below(40);
  if (lot < NEVER_PERCENT + VERY_LATE_PERCENT + LATE_PERCENT) return 1 + chance.below(20);
  return -chance.below(4);
}

function amounts(quantity: Parameters<typeof extend>[0], price: UnitPrice, taxRate: string) {
  const net = extend(quantity, price);
  return {
    price: price.toString(),
    amountNet: net.toString(),
    taxRate,
    amountTax: percentOf(net, taxRate).toString(),
  };
}
