/**
 * The facts that postings are made from, and the builder that makes them. A book is read once (`openBook`), locked; each
 * posting made from it changes its working copy, so the second of a batch sees the first. Nothing here writes.
 */
import type { Day } from "../kernel/dates.ts";
import { monthOf } from "../kernel/dates.ts";
import { Amount, Quantity } from "../kernel/decimal.ts";
import { type Id, NO_ID, newId } from "../kernel/ids.ts";
import { share } from "../kernel/money.ts";
import { error, type Issue } from "../kernel/refusal.ts";
import type { AccountRole, BookFacts, OpenItem, Use } from "./book-facts.ts";
import {
  currencyChange,
  imbalance,
  type JournalLine,
  type Measure,
  type OpenedLayer,
  type Posting,
  type PostingKind,
  type ProgressLine,
  type StockLine,
} from "./posting.ts";
import * as valuation from "./valuation.ts";

export interface Place {
  readonly itemId: Id;
  readonly locationId: Id;
  readonly lotId: Id;
  readonly isOwned: boolean;
}

export interface PostingHead {
  readonly documentType: string;
  readonly documentId: Id;
  readonly number: string | null;
  readonly kind?: PostingKind;
  readonly postedOn: Day;
  readonly summary: string;
  /** An opening has no voucher number (期初建账). */
  readonly isOpening?: boolean;
}

/** What a journal line may say besides account, side and amount. */
export type LineDetail = Partial<Omit<JournalLine, "account" | "debit" | "credit">>;

const placeKey = (it: Place): string => `${it.itemId} ${it.locationId} ${it.lotId} ${it.isOwned}`;
const NO_USE: Use = { quantity: Quantity.zero, value: Amount.zero };

export class Book {
  readonly facts: BookFacts;
  constructor(facts: BookFacts) {
    this.facts = facts;
  }

  /** @throws Error if the chart of accounts has none for the role: set-up always makes them all. */
  account(role: AccountRole): string {
    const account = this.facts.roles.get(role);
    if (!account) throw new Error(`no account has the role ${role}`);
    return account;
  }

  /** @throws Error if the item was not among the needs. */
  pool(itemId: Id): valuation.Pool {
    const pool = this.facts.pools.get(itemId);
    if (!pool) throw new Error(`item ${itemId} is not in the book`);
    return pool;
  }

  /** Services have no pool. */
  isStocked(itemId: Id): boolean {
    return this.facts.pools.has(itemId);
  }

  isLotTracked(itemId: Id): boolean {
    return this.facts.pools.get(itemId)?.isLotTracked ?? false;
  }

  onHand(place: Place): Quantity {
    return this.facts.balances.get(placeKey(place)) ?? Quantity.zero;
  }

  progress(targetId: Id, measure: Measure): Quantity {
    return this.facts.progress.get(`${targetId} ${measure}`) ?? Quantity.zero;
  }

  /** What of an item (and lot) went out for something so far, at its cost. */
  use(usedFor: Id, itemId: Id, lotId: Id): Use {
    return this.facts.uses.get(`${usedFor} ${itemId} ${lotId}`) ?? NO_USE;
  }

  /** As `use`, all lots of the item together. */
  useOfItem(usedFor: Id, itemId: Id): Use {
    let sum = NO_USE;
    for (const [key, { quantity, value }] of this.facts.uses)
      if (key.startsWith(`${usedFor} ${itemId} `))
        sum = { quantity: sum.quantity.plus(quantity), value: sum.value.plus(value) };
    return sum;
  }

  /** @throws Error if the open item was not among the needs. */
  openItem(id: Id): OpenItem {
    const item = this.facts.openItems.get(id);
    if (!item) throw new Error(`open item ${id} is not in the book`);
    return item;
  }

  openBalance(id: Id): Amount {
    return this.facts.openItems.get(id)?.balance ?? Amount.zero;
  }

  posting(head: PostingHead): PostingBuilder {
    return new PostingBuilder(this, head);
  }

  /** Keeps the working copy in step with a line as it is made, so that the next sees it, in the same posting or a later one. */
  moved(line: StockLine): void {
    if (line.quantity.isZero()) return;
    const key = placeKey(line);
    this.facts.balances.set(key, (this.facts.balances.get(key) ?? Quantity.zero).plus(line.quantity));
    if (!line.usedFor) return;
    const { quantity, value } = this.use(line.usedFor, line.itemId, line.lotId);
    const use = { quantity: quantity.minus(line.quantity), value: value.minus(line.value) };
    this.facts.uses.set(`${line.usedFor} ${line.itemId} ${line.lotId}`, use);
  }
  progressed(line: ProgressLine): void {
    const key = `${line.targetId} ${line.measure}`;
    this.facts.progress.set(key, (this.facts.progress.get(key) ?? Quantity.zero).plus(line.quantity));
  }
  entered(line: JournalLine): void {
    if (!line.openItemId) return;
    const { openItemId: id, account, partyId } = line;
    const made = {
      id,
      account,
      partyId,
      balance: Amount.zero,
      currency: line.foreign?.currency ?? null,
      currencyBalance: Amount.zero,
    };
    const item = this.facts.openItems.get(id) ?? made;
    this.facts.openItems.set(id, item);
    item.balance = item.balance.plus(line.debit).minus(line.credit);
    const isOwn = item.currency !== null && item.currency === line.foreign?.currency;
    item.currency = isOwn ? item.currency : null;
    item.currencyBalance = isOwn ? item.currencyBalance.plus(currencyChange(line)) : Amount.zero;
  }

  /** A book of its own to try something on. */
  copy(): Book {
    const { periods, roles, pools, balances, openItems, progress, uses } = this.facts;
    const layers = (pool: valuation.Pool) => pool.layers.map((layer) => ({ ...layer }));
    return new Book({
      periods,
      roles,
      pools: new Map([...pools].map(([id, pool]) => [id, { ...pool, layers: layers(pool) }])),
      balances: new Map(balances),
      openItems: new Map([...openItems].map(([id, item]) => [id, { ...item }])),
      progress: new Map(progress),
      uses: new Map(uses),
    });
  }
}

/** The month must be open. Every posting verb checks it. */
export function checkPeriod(book: Book, on: Day, path: string): Issue[] {
  const month = monthOf(on);
  const state = book.facts.periods.get(month);
  if (state === "open") return [];
  return [error(state ? "ledger.period_closed" : "ledger.period_missing", { month }, path)];
}

/** What leaves must be there, place by place; lines of one place count together. */
export function checkOnHand(book: Book, moves: readonly (Place & { quantity: Quantity; path: string })[]): Issue[] {
  const wanted = new Map<string, Quantity>();
  return moves.flatMap((move) => {
    const key = placeKey(move);
    const total = (wanted.get(key) ?? Quantity.zero).plus(move.quantity);
    wanted.set(key, total);
    const there = book.onHand(move);
    if (!there.lessThan(total)) return [];
    return [
      error(
        "ledger.not_enough_stock",
        { wanted: total, onHand: there, item: move.itemId, location: move.locationId },
        move.path,
      ),
    ];
  });
}

/**
 * Builds one posting. Stock verbs write their own inventory entry; the caller says where the other side goes.
 * `done()` checks that debits equal credits: an imbalance is a fault of the program, not a refusal.
 */
export class PostingBuilder {
  private readonly book: Book;
  private readonly head: PostingHead;
  private readonly id = newId();
  private readonly stock: StockLine[] = [];
  private readonly journal: JournalLine[] = [];
  private readonly progressLines: ProgressLine[] = [];
  private readonly layers: OpenedLayer[] = [];
  private readonly uses: (valuation.LayerUse & { lineNo: number })[] = [];

  constructor(book: Book, head: PostingHead) {
    this.book = book;
    this.head = head;
  }

  /** Owned goods come in at `value`: Dr inventory (and the price variance at standard cost). The layer takes the id given. */
  stockIn(it: Place & { quantity: Quantity; value: Amount; layerId: Id }): this {
    const pool = this.book.pool(it.itemId);
    const done = valuation.receive(pool, it);
    const lineNo = this.stockLine(pool, it, it.quantity, done.stock);
    this.layers.push({
      id: it.layerId,
      poolId: pool.id,
      itemId: it.itemId,
      lotId: it.lotId,
      lineNo,
      quantity: it.quantity,
      value: it.value,
    });
    return this.debit(pool.account, done.stock, { itemId: it.itemId }).debit(
      this.variance(done.variance),
      done.variance,
      { itemId: it.itemId },
    );
  }

  /** Owned goods go out: Cr inventory. @returns what they cost; the caller debits where they went. */
  stockOut(it: Place & { quantity: Quantity; usedFor?: Id }): Amount {
    const pool = this.book.pool(it.itemId);
    const done = valuation.issue(pool, it.quantity, it.lotId);
    const lineNo = this.stockLine(pool, it, it.quantity.negated(), done.cost.negated(), it.usedFor);
    this.uses.push(...done.uses.map((use) => ({ ...use, lineNo })));
    this.credit(pool.account, done.cost, { itemId: it.itemId });
    return done.cost;
  }

  /**
   * Goods that went out for something come back, at what they cost then: Cr inventory in red. The layer takes the id given.
   * @returns their cost; the caller takes it from where it went. @throws Error if more comes back than went out.
   */
  stockFromUse(it: Place & { quantity: Quantity; usedFor: Id; layerId: Id }): Amount {
    const pool = this.book.pool(it.itemId);
    const out = this.book.use(it.usedFor, it.itemId, it.lotId);
    if (out.quantity.lessThan(it.quantity))
      throw new Error(`item ${it.itemId}: ${out.quantity} went out, not ${it.quantity}`);
    const value = share(out.value, it.quantity, out.quantity);
    const done = valuation.receive(pool, { ...it, value });
    const lineNo = this.stockLine(pool, it, it.quantity, done.stock, it.usedFor);
    const { layerId: id, itemId, lotId, quantity } = it;
    this.layers.push({ id, poolId: pool.id, itemId, lotId, lineNo, quantity, value });
    this.credit(pool.account, done.stock.negated(), { itemId });
    this.debit(this.variance(done.variance), done.variance, { itemId });
    return value;
  }

  /** Goods of a receipt go back to the supplier, who owes `value` for them; the caller debits him. Red, as the receipt's own entry. */
  stockBack(it: Place & { quantity: Quantity; value: Amount; layerId: Id }): this {
    const pool = this.book.pool(it.itemId);
    const done = valuation.returnToSupplier(pool, it);
    const lineNo = this.stockLine(pool, it, it.quantity.negated(), done.cost.negated());
    this.uses.push(...done.uses.map((use) => ({ ...use, lineNo })));
    return this.debit(pool.account, done.cost.negated(), { itemId: it.itemId })
      .debit(this.variance(done.variance), done.variance, { itemId: it.itemId })
      .debit(this.residue(done.residue), done.residue, { itemId: it.itemId });
  }

  /** A cost of a receipt that became known later: Dr inventory for what is here, Dr cost of sales for what was used. */
  lateCost(itemId: Id, layerId: Id, amount: Amount): this {
    const pool = this.book.pool(itemId);
    const layer = pool.layers.find((it) => it.id === layerId);
    const done = valuation.lateCost(pool, layerId, amount);
    if (!done.stock.isZero()) {
      const place = { itemId, locationId: NO_ID, lotId: layer?.lotId ?? NO_ID, isOwned: true };
      const lineNo = this.stockLine(pool, place, Quantity.zero, done.stock);
      this.uses.push(...done.uses.map((use) => ({ ...use, lineNo })));
    }
    return this.debit(pool.account, done.stock, { itemId })
      .debit(this.residue(done.used), done.used, { itemId })
      .debit(this.variance(done.variance), done.variance, { itemId });
  }

  /** The stock of an item is worth so much more (negative: less): Cr inventory what it loses; the caller debits where it went. */
  revalue(itemId: Id, amount: Amount): this {
    const pool = this.book.pool(itemId);
    pool.value = pool.value.plus(amount);
    this.stockLine(pool, { itemId, locationId: NO_ID, lotId: NO_ID, isOwned: true }, Quantity.zero, amount);
    return this.credit(pool.account, amount.negated(), { itemId });
  }

  /** Moves goods between places; value follows the pool, so there is no entry. */
  transfer(from: Place, toLocationId: Id, quantity: Quantity): this {
    const pool = this.book.pool(from.itemId);
    this.stockLine(pool, from, quantity.negated(), Amount.zero);
    this.stockLine(pool, { ...from, locationId: toLocationId }, quantity, Amount.zero);
    return this;
  }

  /** Goods that are here but not ours come (positive) or go (negative): quantity only. */
  notOwned(place: Omit<Place, "isOwned">, quantity: Quantity): this {
    this.stockLine(this.book.pool(place.itemId), { ...place, isOwned: false }, quantity, Amount.zero);
    return this;
  }

  debit(account: string, amount: Amount, detail: LineDetail = {}): this {
    return this.entry(account, amount, Amount.zero, detail);
  }

  credit(account: string, amount: Amount, detail: LineDetail = {}): this {
    return this.entry(account, Amount.zero, amount, detail);
  }

  progress(targetId: Id, measure: Measure, quantity: Quantity): this {
    if (quantity.isZero()) return this;
    const line = { targetId, measure, quantity };
    this.progressLines.push(line);
    this.book.progressed(line);
    return this;
  }

  /** @throws Error if debits differ from credits. */
  done(): Posting {
    const difference = imbalance(this.journal);
    if (!difference.isZero())
      throw new Error(`${this.head.documentType} ${this.head.documentId}: out of balance by ${difference}`);
    return {
      id: this.id,
      ...this.head,
      kind: this.head.kind ?? "post",
      isOpening: this.head.isOpening ?? false,
      reversesId: null,
      stock: this.stock,
      journal: this.journal,
      progress: this.progressLines,
      layers: this.layers,
      uses: this.uses,
    };
  }

  private entry(account: string, debit: Amount, credit: Amount, detail: LineDetail): this {
    if (debit.isZero() && credit.isZero()) return this;
    const none = {
      itemId: null,
      partyId: null,
      departmentId: null,
      openItemId: null,
      dueOn: null,
      cashFlow: null,
      foreign: null,
    };
    const line = { ...none, summary: this.head.summary, ...detail, account, debit, credit };
    this.journal.push(line);
    this.book.entered(line);
    return this;
  }

  private stockLine(pool: valuation.Pool, place: Place, quantity: Quantity, value: Amount, usedFor?: Id): number {
    const { itemId, locationId, lotId, isOwned } = place;
    const line = { itemId, poolId: pool.id, locationId, lotId, isOwned, quantity, value, usedFor: usedFor ?? null };
    this.book.moved(line);
    return this.stock.push(line);
  }

  // A company without standard cost has no variance account, so it is looked up only when there is a variance.
  private variance(amount: Amount): string {
    return amount.isZero() ? "" : this.book.account("price_variance");
  }
  private residue(amount: Amount): string {
    return amount.isZero() ? "" : this.book.account("cost_of_sales");
  }
}
