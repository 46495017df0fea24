/**
 * Work orders of the demo: material goes out for as many pieces as it suffices for, those that are due first, and the pieces come in when
 * they are due, some of them scrapped.
 */
import type { Actor } from "../src/documents/actor.ts";
import { act, create } from "../src/documents/verbs.ts";
import { addDays, type Day, daysBetween } from "../src/kernel/dates.ts";
import type { Id } from "../src/kernel/ids.ts";
import { completionActions } from "../src/modules/production/completion/completion.actions.ts";
import { materialIssueActions } from "../src/modules/production/material-issue/material-issue.actions.ts";
import { workOrderActions } from "../src/modules/production/work-order/work-order.actions.ts";
import type { WorkOrder } from "../src/modules/production/work-order/work-order.rules.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import type { SourceData } from "./data.ts";
import type { Loaded } from "./load.ts";
import { chanceOf } from "./random.ts";
import { scrapOf } from "./scrap.ts";
import type { Stock } from "./stock.ts";

/** A part of an order that is worth to start, in hundredths; what is short of it is looked for again so often. */
const PART_PERCENT = 25;
const RETRY_DAYS = 3;

interface Waiting {
  readonly order: WorkOrder;
  left: number;
  nextTry: Day;
}
interface Part {
  readonly order: WorkOrder;
  readonly pieces: number;
  readonly isLast: boolean;
}

const pieces = (quantity: { toString(): string }): number => Number.parseInt(quantity.toString(), 10);

export class Production {
  private readonly loaded: Loaded;
  private readonly stock: Stock;
  private readonly scrap: ReturnType<typeof scrapOf>;
  private readonly firstDay: Day;
  /** Our ids → the data's numbers. */
  private readonly codes: ReadonlyMap<Id, string>;
  private waiting: Waiting[] = [];
  private readonly due = new Map<Day, Part[]>();
  private toClose: WorkOrder[] = [];

  constructor(data: SourceData, loaded: Loaded, stock: Stock, firstDay: Day) {
    this.scrap = scrapOf(data);
    this.firstDay = firstDay;
    this.loaded = loaded;
    this.stock = stock;
    this.codes = new Map([...loaded.items].map(([number, id]) => [id, number]));
  }

  released(orders: readonly WorkOrder[]): void {
    this.waiting.push(...orders.map((order) => ({ order, left: pieces(order.quantity), nextTry: order.startOn })));
    this.waiting.sort(({ order: a }, { order: b }) =>
      a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number! < b.number! ? -1 : 1,
    );
  }

  /** What is due comes in. */
  async complete(tx: Tx, by: Actor, date: Day): Promise<number> {
    const parts = this.due.get(date) ?? [];
    this.due.delete(date);
    const inputs = parts.map((part) => this.completion(part, date));
    await create(tx, by, completionActions, inputs, ["post"]);
    parts.forEach(({ order, isLast }, i) => {
      const { quantity, lotCode } = inputs[i]!;
      this.stock.put(order.itemId, Number.parseInt(quantity, 10), lotCode);
      if (isLast) this.toClose.push(order);
    });
    return inputs.length;
  }

  private completion({ order, pieces: made, isLast }: Part, date: Day) {
    const days = daysBetween(this.firstDay, date);
    const scrapped = this.scrap(chanceOf(`scrap ${this.codes.get(order.itemId)} ${days} ${made}`), made);
    return {
      workOrderId: order.id,
      completedOn: date,
      quantity: String(made - scrapped.pieces),
      quantityScrapped: String(scrapped.pieces),
      scrapReason: scrapped.reason,
      isScrapAbnormal: false,
      locationId: this.stock.homeOf(order.itemId),
      lotCode: this.loaded.lotTracked.has(order.itemId) ? `${date.slice(2).replaceAll("-", "")}-W` : null,
      isLast,
      remark: null,
      lines: [],
    };
  }

  /** Orders start as far as there is material; the rest waits for it. */
  async issue(tx: Tx, by: Actor, date: Day): Promise<number> {
    const inputs = this.waiting.flatMap((it) => {
      if (it.nextTry > date) return [];
      it.nextTry = addDays(date, RETRY_DAYS);
      const { order, left } = it;
      const all = pieces(order.quantity);
      const each = (line: WorkOrder["lines"][number]) => Math.trunc(pieces(line.quantity) / all);
      const part = order.lines.reduce(
        (least, line) => Math.min(least, Math.trunc(this.stock.free(line.itemId) / each(line))),
        left,
      );
      if (part === 0 || (part < left && part * 100 < all * PART_PERCENT)) return [];
      const lines = order.lines.flatMap((line) =>
        this.stock.take(line.itemId, part * each(line)).map((taken) => ({ orderLineId: line.id, ...taken })),
      );
      it.left -= part;
      this.expect(order, part, it.left === 0, date);
      return [{ workOrderId: order.id, direction: "out" as const, movedOn: date, remark: null, lines }];
    });
    this.waiting = this.waiting.filter((it) => it.left > 0);
    await create(tx, by, materialIssueActions, inputs, ["post"]);
    return inputs.length;
  }

  private expect(order: WorkOrder, part: number, isLast: boolean, date: Day): void {
    const doneOn = addDays(date, Math.max(1, daysBetween(order.startOn, order.dueOn)));
    this.put(doneOn, { order, pieces: part, isLast });
  }

  private put(day: Day, part: Part): void {
    this.due.set(day, [...(this.due.get(day) ?? []), part]);
  }

  /** Orders that are made are closed. */
  async close(tx: Tx, by: Actor): Promise<void> {
    await act(tx, by, workOrderActions, this.toClose, ["close"]);
    this.toClose = [];
  }
}
