/**
 * Sales of the demo: the resellers' orders are entered and approved on their day, and go out when they were promised, as far as there is
 * stock; the rest follows. A few pieces come back.
 */
import type { Actor } from "../src/documents/actor.ts";
import { act, create } from "../src/documents/verbs.ts";
import { addDays, type Day, daysBetween } from "../src/kernel/dates.ts";
import type { Quantity } from "../src/kernel/decimal.ts";
import type { Id } from "../src/kernel/ids.ts";
import { transferActions } from "../src/modules/inventory/transfer/transfer.actions.ts";
import { deliveryActions } from "../src/modules/sales/delivery/delivery.actions.ts";
import type { Delivery } from "../src/modules/sales/delivery/delivery.rules.ts";
import { salesOrderActions } from "../src/modules/sales/sales-order/sales-order.actions.ts";
import type { SalesOrder } from "../src/modules/sales/sales-order/sales-order.rules.ts";
import { salesReturnActions } from "../src/modules/sales/sales-return/sales-return.actions.ts";
import type { SalesReturn } from "../src/modules/sales/sales-return/sales-return.rules.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { groupBy, type SourceSale } from "./data.ts";
import type { Loaded } from "./load.ts";
import { chanceOf } from "./random.ts";
import type { Stock } from "./stock.ts";

/** A customer gets it so many days after the order; what only lies on the shelf sooner. */
const PROMISED_DAYS = 14;
/** What is short is looked for again so often. */
const RETRY_DAYS = 5;
/** Of each salesperson's orders of the last day. */
const LEFT_TO_APPROVE = 2;
const BACK_AFTER_DAYS = 9;
/** One delivery in so many has a piece that comes back. */
const BACK_ONE_IN = 45;
const PIECES_IN_BOX = 8;
const CARRIERS = ["德邦物流", "安能物流", "顺丰速运", "跨越速运"] as const;
const REASONS = ["damaged", "quality", "wrong_item", "not_wanted"] as const;

interface Open {
  readonly order: SalesOrder;
  /** By line. */
  readonly left: Map<Id, number>;
  nextTry: Day;
}
interface Back {
  readonly delivery: Delivery;
  readonly line: Delivery["lines"][number];
}

const pieces = (quantity: Quantity): number => Number.parseInt(quantity.toString(), 10);

export class Sales {
  private readonly loaded: Loaded;
  private readonly stock: Stock;
  private readonly firstDay: Day;
  private open: Open[] = [];
  private readonly back = new Map<Day, Back[]>();
  private toPutAway: SalesReturn[] = [];

  constructor(loaded: Loaded, stock: Stock, firstDay: Day) {
    this.loaded = loaded;
    this.stock = stock;
    this.firstDay = firstDay;
  }

  /** Each salesperson enters his customers' orders; who goes beyond his credit gets the manager's consent. A few of the last day wait for her. */
  async order(
    tx: Tx,
    as: (login: string) => Actor,
    date: Day,
    sales: readonly SourceSale[],
    isLast: boolean,
  ): Promise<number> {
    const customerOf = (sale: SourceSale) => this.loaded.customers.get(sale.customer)!;
    for (const [login, own] of groupBy(sales, (sale) => customerOf(sale).salesperson)) {
      const inputs = own.map((sale) => this.orderInput(sale, date));
      const made = await create(tx, as(login), salesOrderActions, inputs, ["submit"]);
      const decided = isLast ? made.slice(LEFT_TO_APPROVE) : made;
      const approved = await act(tx, as("tang"), salesOrderActions, decided, ["approve"], {
        acknowledge: ["sales.over_credit"],
      });
      for (const order of approved) this.approved(order);
    }
    return sales.length;
  }

  private orderInput(sale: SourceSale, date: Day) {
    const { id: customerId, salespersonId, lines: places } = this.loaded.customers.get(sale.customer)!;
    return {
      customerId,
      orderedOn: date,
      customerOrderNumber: `PO${sale.id}`,
      salespersonId,
      warehouseId: this.loaded.warehouses.get("FG")!,
      shipTo: places.find((it) => it.isDefault)?.address ?? null,
      currency: "CNY",
      rate: "1",
      remark: null,
      lines: sale.lines.map(({ itemId, quantity, price }) => ({
        itemId: this.loaded.items.get(itemId)!,
        unit: null,
        unitQuantity: "1",
        unitStockQuantity: "1",
        quantity: String(quantity),
        price: price.toString(),
        taxRate: "13",
        promisedOn: addDays(date, PROMISED_DAYS),
      })),
    };
  }

  private approved(order: SalesOrder): void {
    for (const line of order.lines) this.stock.keep(line.id, line.itemId, pieces(line.quantity));
    const left = new Map(order.lines.map((line) => [line.id, pieces(line.quantity)]));
    this.open.push({ order, left, nextTry: order.lines[0]!.promisedOn });
  }

  /** What was promised for today goes out, as far as it is there. */
  async deliver(tx: Tx, by: Actor, date: Day): Promise<Delivery[]> {
    const inputs = this.open.flatMap((it) => {
      if (it.nextTry > date) return [];
      it.nextTry = addDays(date, RETRY_DAYS);
      const lines = it.order.lines.flatMap((line) => this.take(it, line));
      return lines.length === 0 ? [] : [this.deliveryInput(it.order, lines, date)];
    });
    const made = await create(tx, by, deliveryActions, inputs, ["release", "post"]);
    for (const delivery of made) this.mayComeBack(delivery, date);
    return made;
  }

  private take({ left }: Open, line: SalesOrder["lines"][number]) {
    const quantity = Math.min(left.get(line.id)!, this.stock.free(line.itemId, line.id));
    if (quantity === 0) return [];
    left.set(line.id, left.get(line.id)! - quantity);
    return this.stock.take(line.itemId, quantity, line.id).map((it) => ({ orderLineId: line.id, ...it }));
  }

  private deliveryInput<L extends { readonly quantity: string }>(order: SalesOrder, lines: readonly L[], date: Day) {
    const chance = chanceOf(`delivery ${order.customerOrderNumber} ${daysBetween(this.firstDay, date)}`);
    const count = lines.reduce((sum, line) => sum + Number.parseInt(line.quantity, 10), 0);
    return {
      customerId: order.customerId,
      orderId: order.id,
      deliveredOn: date,
      shipTo: order.shipTo,
      carrier: CARRIERS[chance.below(CARRIERS.length)]!,
      trackingNumber: `YX${date.slice(2).replaceAll("-", "")}${String(chance.below(1_000_000)).padStart(6, "0")}`,
      boxes: 1 + Math.trunc((count - 1) / PIECES_IN_BOX),
      remark: null,
      lines: [...lines],
    };
  }

  private mayComeBack(delivery: Delivery, date: Day): void {
    const days = daysBetween(this.firstDay, date);
    const chance = chanceOf(`back ${delivery.trackingNumber?.slice(-6)} ${days}`);
    const line = delivery.lines[chance.below(delivery.lines.length)]!;
    if (chance.below(BACK_ONE_IN) > 0 || line.lotCode) return;
    const on = addDays(date, BACK_AFTER_DAYS);
    this.back.set(on, [...(this.back.get(on) ?? []), { delivery, line }]);
  }

  /** A piece comes back, and waits to be looked at. */
  async takeBack(tx: Tx, by: Actor, date: Day): Promise<SalesReturn[]> {
    const coming = this.back.get(date) ?? [];
    const inputs = coming.map(({ delivery, line }) => {
      const chance = chanceOf(`reason ${delivery.trackingNumber?.slice(-6)}`);
      const { id: deliveryLineId, itemId } = line;
      const locationId = this.loaded.locations.get("FG-INSP")!;
      const reason = REASONS[chance.below(REASONS.length)]!;
      const { customerId } = delivery;
      return {
        customerId,
        returnedOn: date,
        remark: null,
        lines: [{ deliveryLineId, itemId, quantity: "1", locationId, reason }],
      };
    });
    return await create(tx, by, salesReturnActions, inputs, ["post"]);
  }

  /** What came back yesterday was looked at: the good goes to its place, the damaged to the rejected. */
  async putAway(tx: Tx, by: Actor, date: Day, came: readonly SalesReturn[]): Promise<number> {
    const lines = this.toPutAway.flatMap((it) =>
      it.lines.map(({ itemId, reason, locationId: fromLocationId }) => {
        const isBad = reason === "damaged" || reason === "quality";
        const toLocationId = isBad ? this.loaded.locations.get("FG-REJ")! : this.stock.homeOf(itemId);
        if (!isBad) this.stock.put(itemId, 1, null);
        return { itemId, lotCode: null, fromLocationId, toLocationId, quantity: "1" };
      }),
    );
    this.toPutAway = [...came];
    if (lines.length === 0) return 0;
    await create(tx, by, transferActions, [{ movedOn: date, remark: null, lines }], ["post"]);
    return 1;
  }

  /** Orders that went out whole are closed. */
  async close(tx: Tx, by: Actor): Promise<void> {
    const isDone = ({ left }: Open) => [...left.values()].every((it) => it === 0);
    const done = this.open.filter(isDone);
    this.open = this.open.filter((it) => !isDone(it));
    await act(
      tx,
      by,
      salesOrderActions,
      done.map((it) => it.order),
      ["close"],
    );
  }
}
