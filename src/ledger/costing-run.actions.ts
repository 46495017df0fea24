/**
 * The costing run (成本计算) of a month: items on month-end average were issued at a provisional cost; now each issue takes
 * (opening + receipts) ÷ quantity, and only the difference is posted, on the month's last day. Running it again posts nothing.
 *
 *   opening 100 @ 10.00, in 50 @ 11.00 and 100 @ 12.00; out 80 at 826.67 and 120 at 1357.64 so far
 *   → 11.00 each: 880.00 and 1320.00; inventory −15.69, cost +15.69
 *
 * What went into a work order is passed on to what was made of it, as far as it was made, and so from materials to products, level by level; the
 * rest stays in process; what abnormal scrap took follows it to 190101. A product on month-end average is then corrected itself, any other is a late cost of its completion.
 *
 *   10 forks of 9.00 in an order that gave half of them to 5 bicycles, now 10.00 each  →  in process +5.00, inventory of bicycles +5.00
 *
 * The months after it, which are open too, begin with what is left, so their issues are corrected with it: else goods that left
 * since would have taken what the correction needs. What an item cannot bear even so goes to cost of sales.
 * Refuses with `ledger.period_closed` and `ledger.period_missing`.
 */
import { lastDay, type Month } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import { type Id, newId } from "../kernel/ids.ts";
import { allocate, share } from "../kernel/money.ts";
import { Refusal } from "../kernel/refusal.ts";
import type { Tx } from "../platform/server/db/database.ts";
import { type Book, checkPeriod } from "./book.ts";
import { type Committer, commit } from "./commit.store.ts";
import {
  type CostedItem,
  type CostedOrder,
  lockMonths,
  type Made,
  monthAverageItems,
  monthsOfItems,
  ordersOfItems,
} from "./costing-run.store.ts";
import { openBook } from "./facts.store.ts";
import type { Posting } from "./posting.ts";
import { type MonthMove, monthAverage } from "./valuation.ts";

export interface CostingRun {
  readonly items: number;
  readonly postingId: Id | null;
}

/** Of an account, what an item's issues of a month cost more than was posted. */
interface Change {
  readonly itemId: Id;
  readonly month: Month;
  readonly account: string;
  /** The work order that took them, where the account is its work in process. */
  readonly orderId: Id | null;
  readonly amount: Amount;
}

/** What of a correction goes on from a work order to what was made of it, or lost. */
interface Passed {
  readonly month: Month;
  readonly orderId: Id;
  readonly layer: Made["layer"];
  readonly amount: Amount;
}

export async function runCosting(tx: Tx, by: Committer, month: Month): Promise<CostingRun> {
  await lockMonths(tx, by.orgId, month);
  const orders = await ordersOfItems(tx, by.orgId, month);
  const made = [...orders.values()].flatMap((it) => it.made.flatMap(({ layer }) => layer ?? []));
  const items = await monthAverageItems(tx, by.orgId);
  const book = await openBook(tx, by.orgId, {
    dates: [lastDay(month)],
    items: [...items, ...made.map((it) => it.itemId)],
    layers: made.map((it) => it.id),
    openItems: [...orders.keys()],
  });
  const closed = checkPeriod(book, lastDay(month), "month");
  if (closed.length > 0) throw new Refusal(closed);
  const run = new Run(await monthsOfItems(tx, by.orgId, month), orders, book.account("cost_of_sales"));
  const postings = run.months().map((it) => run.correction(it, book));
  await commit(tx, by, book, postings);
  return { items: new Set(run.changes.map((it) => it.itemId)).size, postingId: postings[0]?.id ?? null };
}

/** What a run would still correct in the month itself. Looks without locking: whoever decides by it holds the months. */
export async function costingLeft(tx: Tx, orgId: Id, month: Month): Promise<{ items: number; amount: Amount }> {
  const run = new Run(await monthsOfItems(tx, orgId, month), await ordersOfItems(tx, orgId, month), "");
  const changes = run.changes.filter((it) => it.month === month);
  return { items: new Set(changes.map((it) => it.itemId)).size, amount: Amount.sum(changes.map((it) => it.amount)) };
}

/** Items one after another, each after those that went into it. */
class Run {
  readonly changes: Change[] = [];
  private readonly passed: Passed[] = [];
  private readonly orders: ReadonlyMap<Id, CostedOrder>;
  private readonly costed: ReadonlyMap<Id, CostedItem>;
  /** By product, month by month: what its components pass on to it. */
  private readonly received = new Map<string, Amount>();

  /** @param other what bears what an item cannot */
  constructor(costed: readonly CostedItem[], orders: ReadonlyMap<Id, CostedOrder>, other: string) {
    this.orders = orders;
    this.costed = new Map(costed.map((it) => [it.itemId, it]));
    for (const item of this.inOrder()) {
      const changes = changesOf(this.withPassed(item), this.passedTo(item.itemId), orders, other);
      this.changes.push(...changes);
      for (const change of changes) this.passOn(change);
    }
  }

  months(): Month[] {
    return [...new Set([...this.changes, ...this.passed].map((it) => it.month))].sort();
  }

  /** One posting a month: another month's entries must not stand in it. */
  correction(month: Month, book: Book): Posting {
    const posting = book.posting({
      documentType: "costing_run",
      documentId: newId(),
      number: month,
      postedOn: lastDay(month),
      summary: month,
    });
    for (const { itemId, account, amount, orderId } of this.changes.filter((it) => it.month === month))
      posting.revalue(itemId, amount.negated()).debit(account, amount, { itemId, openItemId: orderId });
    for (const { orderId, layer, amount } of this.passed.filter((it) => it.month === month)) {
      posting.credit(book.account("work_in_process"), amount, { openItemId: orderId });
      if (!layer) posting.debit(book.account("suspense"), amount);
      else if (book.pool(layer.itemId).method === "month_average") posting.revalue(layer.itemId, amount);
      else posting.lateCost(layer.itemId, layer.id, amount);
    }
    return posting.done();
  }

  /** Components before what is made of them. */
  private inOrder(): CostedItem[] {
    const done = new Set<Id>();
    const sorted: CostedItem[] = [];
    const visit = (item: CostedItem) => {
      if (done.has(item.itemId)) return;
      done.add(item.itemId);
      for (const other of this.costed.values()) if (this.isMadeOf(item.itemId, other)) visit(other);
      sorted.push(item);
    };
    for (const item of this.costed.values()) visit(item);
    return sorted;
  }

  private isMadeOf(itemId: Id, component: CostedItem): boolean {
    const orderIds = component.months.flatMap((it) => it.issues.flatMap(({ usedFor }) => usedFor ?? []));
    return orderIds.some((id) => this.orders.get(id)?.made.some(({ layer }) => layer?.itemId === itemId));
  }

  private passedTo(itemId: Id): Amount {
    return Amount.sum(this.passed.filter(({ layer }) => layer?.itemId === itemId).map((it) => it.amount));
  }

  private withPassed(item: CostedItem): CostedItem {
    const more = (month: Month) => this.received.get(`${item.itemId} ${month}`) ?? Amount.zero;
    const known = new Set(item.months.map((it) => it.month));
    const own = this.passed.filter(({ layer }) => layer?.itemId === item.itemId);
    const others = own.filter((it) => !known.has(it.month)).map((it) => it.month);
    const nothing = (month: Month) => ({
      month,
      receipts: { quantity: Quantity.zero, value: Amount.zero },
      issues: [],
    });
    const months = [...item.months, ...[...new Set(others)].map(nothing)]
      .sort((a, b) => (a.month < b.month ? -1 : 1))
      .map((it) => ({ ...it, receipts: { ...it.receipts, value: it.receipts.value.plus(more(it.month)) } }));
    return { ...item, months };
  }

  private passOn({ month, orderId, amount }: Change): void {
    const order = orderId && this.orders.get(orderId);
    if (!order || order.made.length === 0 || !order.putIn.isPositive()) return;
    const gave = Amount.sum(order.made.map((it) => it.value)).min(order.putIn);
    const parts = allocate(
      share(amount, gave, order.putIn),
      order.made.map((it) => it.value),
    );
    order.made.forEach((it, i) => {
      const part = parts[i]!;
      if (part.isZero()) return;
      const later = it.month > month ? it.month : month;
      this.passed.push({ month: later, orderId: order.id, layer: it.layer, amount: part });
      if (!it.layer) return;
      const key = `${it.layer.itemId} ${later}`;
      this.received.set(key, (this.received.get(key) ?? Amount.zero).plus(part));
    });
  }
}

/**
 * Every month begins with what is left of the one before at its new cost. @param passed what the item's own components pass on to it
 * @param other what bears what an item cannot
 */
function changesOf(item: CostedItem, passed: Amount, orders: ReadonlyMap<Id, CostedOrder>, other: string): Change[] {
  const byKey = new Map<string, Change>();
  const add = (month: Month, account: string, usedFor: Id | null, amount: Amount) => {
    const orderId = usedFor && orders.has(usedFor) ? usedFor : null;
    const key = `${month} ${account} ${orderId}`;
    const so = byKey.get(key)?.amount ?? Amount.zero;
    byKey.set(key, { itemId: item.itemId, month, account, orderId, amount: so.plus(amount) });
  };
  let opening = item.opening;
  let value = item.pool.value.plus(passed);
  for (const { month, receipts, issues } of item.months) {
    const differences = monthAverage(opening, [receipts], issues);
    issues.forEach((issue, i) => {
      add(month, issue.account ?? other, issue.usedFor, differences[i]!);
      value = value.minus(differences[i]!);
    });
    opening = left(opening, receipts, issues, differences);
  }
  const last = item.months.at(-1)!.month;
  if (item.pool.quantity.isZero() || value.isNegative()) add(last, other, null, value);
  return [...byKey.values()].filter((it) => !it.amount.isZero());
}

function left(
  opening: MonthMove,
  receipts: MonthMove,
  issues: readonly MonthMove[],
  differences: readonly Amount[],
): MonthMove {
  let quantity = opening.quantity.plus(receipts.quantity);
  let value = opening.value.plus(receipts.value).minus(Amount.sum(differences));
  for (const issue of issues) {
    quantity = quantity.minus(issue.quantity);
    value = value.minus(issue.value);
  }
  return { quantity, value };
}
