/** Bills and payments of the demo: bills follow the receipts, with the freight now and then, some differ and wait for somebody to settle it; what is due is paid. */
import type { Actor } from "../src/documents/actor.ts";
import { act, create, update } from "../src/documents/verbs.ts";
import { addDays, type Day, daysBetween } from "../src/kernel/dates.ts";
import { Amount, type Quantity, UnitPrice } from "../src/kernel/decimal.ts";
import type { Id } from "../src/kernel/ids.ts";
import { extend, percentOf } from "../src/kernel/money.ts";
import { chargeBillActions } from "../src/modules/finance/charge-bill/charge-bill.actions.ts";
import { paymentActions } from "../src/modules/finance/payment/payment.actions.ts";
import { supplierBillActions } from "../src/modules/finance/supplier-bill/supplier-bill.actions.ts";
import type { SupplierBill } from "../src/modules/finance/supplier-bill/supplier-bill.rules.ts";
import { receiptLines } from "../src/modules/procurement/api.ts";
import type { GoodsReceipt } from "../src/modules/procurement/goods-receipt/goods-receipt.rules.ts";
import type { ReceiptLine } from "../src/modules/procurement/goods-receipt/goods-receipt.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { groupBy } from "./data.ts";
import type { Loaded } from "./load.ts";
import { chanceOf } from "./random.ts";
import { BILL_PRICE_MORE_PERCENT, type BillPlan, INSPECTED_AFTER_DAYS, isPaymentDay, type Supply } from "./supply.ts";

const TERM_DAYS = 30;
/** One bill in so many comes with the freight, that many yuan and up to five times as much. */
const FREIGHT_ONE_IN = 40;
const FREIGHT_LEAST = 80;
const FREIGHT_TAX = "9";

interface Coming {
  readonly receipt: GoodsReceipt;
  readonly plan: BillPlan;
}

/** What a supplier has to get. */
type Owed = Pick<SupplierBill, "id" | "supplierId" | "dueOn"> & { readonly gross: Amount };

export class Bills {
  private readonly loaded: Loaded;
  private readonly supply: Supply;
  private readonly coming = new Map<Day, Coming[]>();
  private readonly toSettle = new Map<Day, SupplierBill[]>();
  private unpaid: Owed[] = [];
  private count = 0;

  constructor(loaded: Loaded, supply: Supply) {
    this.loaded = loaded;
    this.supply = supply;
  }

  /** A receipt was posted: its bill will come. */
  expect(receipt: GoodsReceipt, supplierId: string): void {
    if (!receipt.lines.some((line) => line.quantityAccepted.isPositive())) return;
    const day = daysBetween("2000-01-01" as Day, receipt.receivedOn);
    const plan = this.supply.planBill(
      { supplierId, day },
      receipt.lines.some((line) => line.quantityRejected.isPositive()),
    );
    put(this.coming, addDays(receipt.receivedOn, INSPECTED_AFTER_DAYS + plan.afterDays), { receipt, plan });
  }

  /** @returns how many documents were made. */
  async day(tx: Tx, by: Actor, date: Day): Promise<number> {
    const billed = await this.bill(tx, by, date);
    await this.settle(tx, by, date);
    return billed + (isPaymentDay(date) ? await this.pay(tx, by, date) : 0);
  }

  /** Whatever waits of days up to one is settled now: its month is to be closed. */
  async settleUntil(tx: Tx, by: Actor, until: Day): Promise<void> {
    for (const [day, bills] of this.toSettle) {
      const due = bills.filter((bill) => bill.billedOn <= until);
      if (due.length === 0) continue;
      this.toSettle.set(
        day,
        bills.filter((bill) => bill.billedOn > until),
      );
      await this.settleAll(tx, by, due);
    }
  }

  private async bill(tx: Tx, by: Actor, date: Day): Promise<number> {
    const coming = this.coming.get(date) ?? [];
    const lines = await receiptLines(
      tx,
      this.loaded.company.orgId,
      coming.flatMap(({ receipt }) => receipt.lines.map((line) => line.id)),
    );
    const inputs = coming.map((it) => this.input(it, lines, date));
    const isRight = (i: number) => coming[i]!.plan.difference === "none";
    const posted = await create(
      tx,
      by,
      supplierBillActions,
      inputs.filter((_, i) => isRight(i)),
      ["post"],
    );
    const waiting = await create(
      tx,
      by,
      supplierBillActions,
      inputs.filter((_, i) => !isRight(i)),
    );
    this.unpaid.push(...posted.map(owedFor));
    const plans = coming.filter((_, i) => !isRight(i));
    waiting.forEach((bill, i) => {
      put(this.toSettle, addDays(date, plans[i]!.plan.settledAfterDays), bill);
    });
    return inputs.length + (await this.billFreight(tx, by, date, inputs));
  }

  /** The supplier laid out the freight, and bills it with the goods. */
  private async billFreight(
    tx: Tx,
    by: Actor,
    date: Day,
    bills: readonly ReturnType<Bills["input"]>[],
  ): Promise<number> {
    const inputs = bills.flatMap(({ supplierId, billNumber, dueOn, lines }) => {
      const chance = chanceOf(`freight ${billNumber.slice(-6)}`);
      if (chance.below(FREIGHT_ONE_IN) > 0) return [];
      const net = Amount.of(String(FREIGHT_LEAST + chance.below(4 * FREIGHT_LEAST)));
      const [amountNet, amountTax] = [net.toString(), percentOf(net, FREIGHT_TAX).toString()];
      const of = lines.map(({ receiptLineId, itemId }) => ({ receiptLineId, itemId }));
      const head = { supplierId, billNumber: `${billNumber}F`, billedOn: date, dueOn, remark: null };
      return [{ ...head, amountNet, taxRate: FREIGHT_TAX, amountTax, spreadBy: "value" as const, lines: of }];
    });
    const posted = await create(tx, by, chargeBillActions, inputs, ["post"]);
    this.unpaid.push(...posted.map((it) => ({ ...it, gross: it.amountNet.plus(it.amountTax) })));
    return posted.length;
  }

  private input({ receipt, plan }: Coming, lines: ReadonlyMap<Id, ReceiptLine>, date: Day) {
    const accepted = receipt.lines.filter((line) => line.quantityAccepted.isPositive());
    return {
      supplierId: receipt.supplierId,
      billNumber: `${date.replaceAll("-", "").slice(2)}${String(++this.count).padStart(6, "0")}`,
      billedOn: date,
      dueOn: addDays(date, TERM_DAYS),
      currency: "CNY",
      rate: "1",
      remark: null,
      lines: accepted.map((line, i) => {
        const { price, taxRate } = lines.get(line.id)!;
        const asked = plan.difference === "price" && i === 0 ? dearer(price) : price;
        const quantity = plan.difference === "quantity" ? line.quantityArrived : line.quantityAccepted;
        return billLine(line.id, line.itemId, quantity, asked, taxRate);
      }),
    };
  }

  /** A wrong quantity is corrected to what was accepted; a dearer price is consented to. */
  private async settle(tx: Tx, by: Actor, date: Day): Promise<void> {
    await this.settleAll(tx, by, this.toSettle.get(date) ?? []);
    this.toSettle.delete(date);
  }

  private async settleAll(tx: Tx, by: Actor, bills: readonly SupplierBill[]): Promise<void> {
    const lines = await receiptLines(
      tx,
      this.loaded.company.orgId,
      bills.flatMap((bill) => bill.lines.map((line) => line.receiptLineId)),
    );
    const wrong = bills.filter((bill) =>
      bill.lines.some((line) => !line.quantity.equals(lines.get(line.receiptLineId)!.accepted)),
    );
    const corrected = await update(
      tx,
      by,
      supplierBillActions,
      wrong.map((bill) => corrections(bill, lines)),
      ["post"],
    );
    const dear = bills.filter((bill) => !wrong.includes(bill));
    const consented = await act(tx, by, supplierBillActions, dear, ["post"], { acknowledge: ["finance.price_higher"] });
    this.unpaid.push(...[...corrected, ...consented].map(owedFor));
  }

  /** One payment a supplier for all that is due. */
  private async pay(tx: Tx, by: Actor, date: Day): Promise<number> {
    const due = this.unpaid.filter((bill) => bill.dueOn <= date);
    this.unpaid = this.unpaid.filter((bill) => bill.dueOn > date);
    const inputs = [...groupBy(due, (bill) => bill.supplierId)].map(([supplierId, bills]) => {
      const lines = bills.map((bill) => ({ openItemId: bill.id, amount: bill.gross.toString() }));
      const amount = Amount.sum(bills.map((bill) => bill.gross)).toString();
      return {
        supplierId,
        paidOn: date,
        bankAccountId: this.loaded.bankAccountId,
        currency: "CNY",
        rate: "1",
        amount,
        discount: "0",
        method: "transfer" as const,
        reference: null,
        remark: null,
        lines,
      };
    });
    await create(tx, by, paymentActions, inputs, ["post"]);
    return inputs.length;
  }
}

function put<T>(days: Map<Day, T[]>, day: Day, it: T): void {
  days.set(day, [...(days.get(day) ?? []), it]);
}

function dearer(price: UnitPrice): UnitPrice {
  return new UnitPrice((price.units * BigInt(100 + BILL_PRICE_MORE_PERCENT)) / 100n);
}

function billLine(receiptLineId: Id, itemId: Id, quantity: Quantity, price: UnitPrice, taxRate: string) {
  const net = extend(quantity, price);
  return {
    receiptLineId,
    itemId,
    quantity: quantity.toString(),
    price: price.toString(),
    amountNet: net.toString(),
    taxRate,
    amountTax: percentOf(net, taxRate).toString(),
  };
}

function corrections(bill: SupplierBill, receipts: ReadonlyMap<Id, ReceiptLine>) {
  const { id, version, supplierId, billNumber, billedOn, dueOn, currency, remark } = bill;
  const lines = bill.lines.map((line) => ({
    id: line.id,
    ...billLine(line.receiptLineId, line.itemId, receipts.get(line.receiptLineId)!.accepted, line.price, line.taxRate),
  }));
  return {
    id,
    version,
    document: { supplierId, billNumber, billedOn, dueOn, currency, rate: bill.rate.toString(), remark, lines },
  };
}

function owedFor(bill: SupplierBill): Owed {
  return { ...bill, gross: Amount.sum(bill.lines.flatMap((line) => [line.amountNet, line.amountTax])) };
}
