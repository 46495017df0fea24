/** Purchase orders and receipts of the demo: orders are approved the next day, goods come as the suppliers send them, and are inspected. */
import type { Actor } from "../src/documents/actor.ts";
import { act, create, update } from "../src/documents/verbs.ts";
import type { Day } from "../src/kernel/dates.ts";
import type { Quantity } from "../src/kernel/decimal.ts";
import type { Id } from "../src/kernel/ids.ts";
import { type Counted, inStock } from "../src/kernel/unit.ts";
import { goodsReceiptActions } from "../src/modules/procurement/goods-receipt/goods-receipt.actions.ts";
import type { GoodsReceipt } from "../src/modules/procurement/goods-receipt/goods-receipt.rules.ts";
import { purchaseOrderActions } from "../src/modules/procurement/purchase-order/purchase-order.actions.ts";
import type { PurchaseOrder } from "../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { groupBy, type SourceData } from "./data.ts";
import type { Demand } from "./demand.ts";
import { sourcingOf } from "./items.ts";
import type { Loaded } from "./load.ts";
import type { Bills } from "./play-bills.ts";
import type { Stores } from "./play-stores.ts";
import type { Stock } from "./stock.ts";
import type { RejectReason, Supply } from "./supply.ts";

interface Arrival {
  readonly order: PurchaseOrder;
  readonly lineId: Id;
  readonly arrived: number;
  readonly rejected: number;
  readonly reason: RejectReason | null;
}

export class Purchases {
  private readonly loaded: Loaded;
  private readonly stock: Stock;
  private readonly bills: Bills;
  private readonly stores: Stores;
  private readonly supply: Supply;
  private readonly ratings: ReadonlyMap<string, number>;
  private readonly leadTimes: ReadonlyMap<string, number>;
  /** Our ids → the data's numbers. */
  private readonly itemNumbers: ReadonlyMap<Id, string>;
  private readonly supplierNumbers: ReadonlyMap<Id, string>;
  private readonly arrivals = new Map<number, Arrival[]>();
  private toApprove: PurchaseOrder[] = [];
  private toInspect: { receipt: GoodsReceipt; arrivals: readonly Arrival[] }[] = [];
  private readonly open = new Map<Id, PurchaseOrder>();
  /** Order → how many deliveries are still to come. */
  private readonly expected = new Map<Id, number>();
  /** Order line → in what it is counted. */
  private readonly counted = new Map<Id, Counted>();

  constructor(
    data: SourceData,
    demand: Demand,
    loaded: Loaded,
    stock: Stock,
    supply: Supply,
    desks: { readonly bills: Bills; readonly stores: Stores },
  ) {
    this.loaded = loaded;
    this.stock = stock;
    this.supply = supply;
    this.bills = desks.bills;
    this.stores = desks.stores;
    this.ratings = new Map(data.suppliers.map((it) => [it.id, it.rating]));
    this.leadTimes = new Map([...sourcingOf(data, demand)].map(([id, it]) => [id, it.offer.leadTimeDays]));
    this.itemNumbers = new Map([...loaded.items].map(([number, id]) => [id, number]));
    this.supplierNumbers = new Map([...loaded.suppliers].map(([number, id]) => [id, number]));
  }

  /** The inspector counts what is good, and puts it in stock. */
  async inspect(tx: Tx, by: Actor): Promise<void> {
    const waiting = this.toInspect;
    this.toInspect = [];
    const changes = waiting.map(({ receipt, arrivals }) => {
      const { id, version, supplierId, orderId, warehouseId, receivedOn, deliveryNote, remark } = receipt;
      const lines = receipt.lines.map((line, i) => {
        const { arrived, rejected, reason } = arrivals[i]!;
        return {
          ...wire(line),
          quantityAccepted: String(arrived - rejected),
          quantityRejected: String(rejected),
          rejectReason: reason,
        };
      });
      return { id, version, document: { supplierId, orderId, warehouseId, receivedOn, deliveryNote, remark, lines } };
    });
    const posted = await update(tx, by, goodsReceiptActions, changes, ["post"]);
    for (const receipt of posted) {
      for (const line of receipt.lines)
        this.stock.put(
          line.itemId,
          Number.parseInt(inStock(line.quantityAccepted, this.counted.get(line.orderLineId)!).toString(), 10),
          line.lotCode,
        );
      this.bills.expect(receipt, this.supplierNumbers.get(receipt.supplierId)!);
      this.stores.inspected(receipt);
    }
  }

  /** The storekeeper registers what came; it waits for the inspector. */
  async arrive(tx: Tx, by: Actor, day: number, date: Day): Promise<number> {
    const come = [...groupBy(this.arrivals.get(day) ?? [], (it) => it.order.id).values()];
    const inputs = come.map((arrivals) => {
      const { order } = arrivals[0]!;
      return {
        supplierId: order.supplierId,
        orderId: order.id,
        warehouseId: order.warehouseId,
        receivedOn: date,
        deliveryNote: `${date.slice(5).replace("-", "")}-${order.number?.slice(-4)}`,
        remark: null,
        lines: arrivals.map((it) => this.arrivalLine(it, date)),
      };
    });
    const made = await create(tx, by, goodsReceiptActions, inputs, ["arrive"]);
    this.toInspect = made.map((receipt, i) => ({ receipt, arrivals: come[i]! }));
    for (const arrivals of come) {
      const { id } = arrivals[0]!.order;
      this.expected.set(id, (this.expected.get(id) ?? 0) - arrivals.length);
    }
    return made.length;
  }

  private arrivalLine({ order, lineId, arrived }: Arrival, date: Day) {
    const { itemId } = order.lines.find((line) => line.id === lineId)!;
    return {
      orderLineId: lineId,
      itemId,
      quantityArrived: String(arrived),
      quantityAccepted: String(arrived),
      quantityRejected: "0",
      rejectReason: null,
      locationId: this.stock.homeOf(itemId),
      lotCode: this.loaded.lotTracked.has(itemId) ? `${date.slice(2).replaceAll("-", "")}-01` : null,
    };
  }

  /** Orders of which nothing more will come are closed, short or whole, once the last of it is inspected. */
  async close(tx: Tx, by: Actor): Promise<void> {
    const inspecting = new Set(this.toInspect.map((it) => it.receipt.orderId));
    const done = [...this.expected]
      .filter(([id, left]) => left === 0 && !inspecting.has(id))
      .map(([id]) => this.open.get(id)!);
    await act(tx, by, purchaseOrderActions, done, ["close"]);
    for (const it of done) {
      this.expected.delete(it.id);
      this.open.delete(it.id);
    }
  }

  async approve(tx: Tx, by: Actor): Promise<void> {
    const approved = await act(tx, by, purchaseOrderActions, this.toApprove, ["approve"]);
    this.toApprove = [];
    for (const it of approved) this.open.set(it.id, it);
  }

  /** Orders were made: tomorrow they are approved, and then the suppliers send what they send. */
  ordered(orders: readonly PurchaseOrder[], day: number): void {
    this.toApprove.push(...orders);
    for (const order of orders) this.plan(order, day);
  }

  /** What the supplier will do with an order: when it comes, how much is short, how much is bad. */
  private plan(order: PurchaseOrder, day: number): void {
    const supplierId = this.supplierNumbers.get(order.supplierId)!;
    let count = 0;
    for (const line of order.lines) {
      this.counted.set(line.id, line);
      const itemId = this.itemNumbers.get(line.itemId)!;
      const quantity = Number.parseInt(line.quantity.toString(), 10);
      const { deliveries } = this.supply.planLine(
        { supplierId, itemId, day },
        quantity,
        this.leadTimes.get(itemId) ?? 7,
        this.ratings.get(supplierId)!,
      );
      for (const { afterDays, ...goods } of deliveries) {
        this.arrivals.set(day + afterDays, [
          ...(this.arrivals.get(day + afterDays) ?? []),
          { order, lineId: line.id, ...goods },
        ]);
        count++;
      }
    }
    this.expected.set(order.id, count);
  }
}

/** A line as an update sends it. */
function wire<T extends { quantityArrived: Quantity; quantityAccepted: Quantity; quantityRejected: Quantity }>({
  quantityArrived,
  ...line
}: T) {
  return { ...line, quantityArrived: quantityArrived.toString() };
}
