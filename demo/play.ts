/**
 * The year of the demo factory, day by day, through the array-taking verbs that screens and imports use. A day: what arrived
 * yesterday is inspected → production and sales take what is there, the rest waits → goods arrive → yesterday's orders are
 * approved → what fell to its reorder point is ordered → bills come → what is due is paid.
 */
import { registry } from "../src/app/modules.ts";
import type { Actor } from "../src/documents/actor.ts";
import { act, create, update } from "../src/documents/verbs.ts";
import type { Day } from "../src/kernel/dates.ts";
import type { Quantity } from "../src/kernel/decimal.ts";
import type { Id } from "../src/kernel/ids.ts";
import { type Counted, inStock } from "../src/kernel/unit.ts";
import { otherMovementActions } from "../src/modules/inventory/other-movement/other-movement.actions.ts";
import { makeOrders, planFor } from "../src/modules/planning/requirements/requirements.actions.ts";
import { suggestionsOf } from "../src/modules/planning/requirements/suggestions.actions.ts";
import { goodsReceiptActions } from "../src/modules/procurement/goods-receipt/goods-receipt.actions.ts";
import type { GoodsReceipt } from "../src/modules/procurement/goods-receipt/goods-receipt.rules.ts";
import { purchaseOrderActions } from "../src/modules/procurement/purchase-order/purchase-order.actions.ts";
import type { PurchaseOrder } from "../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { Database, Tx } from "../src/platform/server/db/database.ts";
import { groupBy, type SourceData } from "./data.ts";
import { type Demand, datesUntil } from "./demand.ts";
import { sourcingOf } from "./items.ts";
import { type Loaded, middayOf } from "./load.ts";
import type { Masters } from "./masters.ts";
import { Bills } from "./play-bills.ts";
import { type RejectReason, supplyOf } from "./supply.ts";

const VACUUM_DAYS = 30;
/** At the end, some proposals are left to order and the last orders to approve, for whoever opens the demo. */
const LEFT_DAYS = 3;
const PRODUCTION = "400102";
const COST_OF_RESALE = "540102";

interface Arrival {
  readonly order: PurchaseOrder;
  readonly lineId: Id;
  readonly arrived: number;
  readonly rejected: number;
  readonly reason: RejectReason | null;
}

export interface Played {
  readonly days: number;
  readonly documents: number;
}

/** @param onDay told how far it is, from 0 to 1 */
export async function playYear(
  database: Database,
  data: SourceData,
  demand: Demand,
  masters: Masters,
  loaded: Loaded,
  until: Day,
  onDay: (part: number) => void,
): Promise<Played> {
  const dates = datesUntil(until, demand.days.length);
  const play = new Play(data, demand, masters, loaded, dates);
  for (const [day, date] of dates.entries()) {
    await database.transaction({ as: "company", orgId: loaded.company.orgId }, (tx) => play.day(tx, day, date));
    // Nothing cleans up behind the embedded database but its owner.
    if (day % VACUUM_DAYS === 0) await database.script("vacuum analyze");
    onDay((day + 1) / dates.length);
  }
  return { days: dates.length, documents: play.documents };
}

class Play {
  documents = 0;
  private readonly days: number;
  private readonly demand: Demand;
  private readonly loaded: Loaded;
  private readonly masters: Masters;
  private readonly supply: ReturnType<typeof supplyOf>;
  private readonly ratings: ReadonlyMap<string, number>;
  private readonly leadTimes: ReadonlyMap<string, number>;
  /** Our ids → the data's numbers. */
  private readonly itemNumbers: ReadonlyMap<Id, string>;
  private readonly supplierNumbers: ReadonlyMap<Id, string>;
  private readonly places: ReadonlyMap<Id, Id>;
  private readonly lots = new Map<string, { lotCode: string; left: number }[]>();
  private readonly onHand = new Map<string, number>();
  private readonly waiting = new Map<string, number>();
  private readonly arrivals = new Map<number, Arrival[]>();
  private toApprove: PurchaseOrder[] = [];
  private toInspect: { receipt: GoodsReceipt; arrivals: readonly Arrival[] }[] = [];
  private readonly expected = new Map<Id, number>();
  /** Order line → in what it is counted. */
  private readonly counted = new Map<Id, Counted>();
  private readonly bills: Bills;

  constructor(data: SourceData, demand: Demand, masters: Masters, loaded: Loaded, dates: readonly Day[]) {
    this.days = dates.length;
    this.demand = demand;
    this.loaded = loaded;
    this.masters = masters;
    this.supply = supplyOf(data);
    this.bills = new Bills(loaded, this.supply);
    this.ratings = new Map(data.suppliers.map((it) => [it.id, it.rating]));
    this.leadTimes = new Map([...sourcingOf(data, demand)].map(([id, it]) => [id, it.offer.leadTimeDays]));
    this.itemNumbers = new Map([...loaded.items].map(([number, id]) => [id, number]));
    this.supplierNumbers = new Map([...loaded.suppliers].map(([number, id]) => [id, number]));
    this.places = new Map(
      masters.items.map((it) => [loaded.items.get(it.id)!, loaded.locations.get(it.locationCode)!]),
    );
    for (const it of masters.opening) this.stocked(it.itemId, Number.parseInt(it.quantity, 10), it.lotCode);
  }

  async day(tx: Tx, day: number, date: Day): Promise<void> {
    const as = (login: string) => this.loaded.company.actor(login, middayOf(date));
    await this.inspect(tx, as("sun"));
    await this.use(tx, as("zhang"), day, date);
    await this.arrive(tx, as("liu"), day, date);
    await this.close(tx, as("wang"));
    if (day < this.days - 1) await this.approve(tx, as("chen"));
    await this.order(tx, as("wang"), day);
    this.documents += await this.bills.day(tx, as("zhou"), date);
  }

  private stocked(number: string, quantity: number, lotCode: string | null): void {
    this.onHand.set(number, (this.onHand.get(number) ?? 0) + quantity);
    if (lotCode) this.lots.set(number, [...(this.lots.get(number) ?? []), { lotCode, left: quantity }]);
  }

  /** The inspector counts what is good, and puts it in stock. */
  private async inspect(tx: Tx, by: Actor): Promise<void> {
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
    posted.forEach((receipt) => {
      for (const line of receipt.lines)
        this.stocked(
          this.itemNumbers.get(line.itemId)!,
          Number.parseInt(inStock(line.quantityAccepted, this.counted.get(line.orderLineId)!).toString(), 10),
          line.lotCode,
        );
      this.bills.expect(receipt, this.supplierNumbers.get(receipt.supplierId)!);
    });
  }

  /** Production and sales take what is there; what is missing waits for the next day. */
  private async use(tx: Tx, by: Actor, day: number, date: Day): Promise<void> {
    const { used, sold } = this.demand.days[day]!;
    const wanted = new Map<string, number>(this.waiting);
    for (const part of [used, sold])
      for (const [number, quantity] of part) wanted.set(number, (wanted.get(number) ?? 0) + quantity);
    this.waiting.clear();
    const lines = { production: [] as ReturnType<Play["take"]>, resale: [] as ReturnType<Play["take"]> };
    for (const [number, quantity] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const taken = Math.min(quantity, this.onHand.get(number) ?? 0);
      if (taken < quantity) this.waiting.set(number, quantity - taken);
      if (taken > 0)
        (sold.has(number) && !used.has(number) ? lines.resale : lines.production).push(...this.take(number, taken));
    }
    const inputs = [
      { account: PRODUCTION, reason: "生产领料", lines: lines.production },
      { account: COST_OF_RESALE, reason: "成品销售出库", lines: lines.resale },
    ].filter((it) => it.lines.length > 0);
    await create(
      tx,
      by,
      otherMovementActions,
      inputs.map((it) => ({ ...it, direction: "out" as const, movedOn: date, remark: null })),
      ["post"],
    );
    this.documents += inputs.length;
  }

  /** Lot-tracked goods leave lot by lot, the oldest first. */
  private take(number: string, quantity: number) {
    this.onHand.set(number, this.onHand.get(number)! - quantity);
    const itemId = this.loaded.items.get(number)!;
    const line = { itemId, locationId: this.places.get(itemId)!, price: null };
    const lots = this.lots.get(number);
    if (!lots) return [{ ...line, lotCode: null as string | null, quantity: String(quantity) }];
    let rest = quantity;
    const lines = [];
    for (const lot of lots) {
      const part = Math.min(rest, lot.left);
      if (part === 0) continue;
      lot.left -= part;
      rest -= part;
      lines.push({ ...line, lotCode: lot.lotCode as string | null, quantity: String(part) });
    }
    return lines;
  }

  /** The storekeeper registers what came; it waits for the inspector. */
  private async arrive(tx: Tx, by: Actor, day: number, date: Day): Promise<void> {
    const come = [...groupBy(this.arrivals.get(day) ?? [], (it) => it.order.id)].map(([, arrivals]) => arrivals);
    const inputs = come.map((arrivals) => {
      const { order } = arrivals[0]!;
      const lines = arrivals.map((it) => {
        const { itemId } = order.lines.find((line) => line.id === it.lineId)!;
        const lotCode = this.loaded.lotTracked.has(itemId) ? `${date.slice(2).replaceAll("-", "")}-01` : null;
        return {
          orderLineId: it.lineId,
          itemId,
          quantityArrived: String(it.arrived),
          quantityAccepted: String(it.arrived),
          quantityRejected: "0",
          rejectReason: null,
          locationId: this.places.get(itemId)!,
          lotCode,
        };
      });
      return {
        supplierId: order.supplierId,
        orderId: order.id,
        warehouseId: order.warehouseId,
        receivedOn: date,
        deliveryNote: `${date.slice(5).replace("-", "")}-${order.number?.slice(-4)}`,
        remark: null,
        lines,
      };
    });
    const made = await create(tx, by, goodsReceiptActions, inputs, ["arrive"]);
    this.toInspect = made.map((receipt, i) => ({ receipt, arrivals: come[i]! }));
    this.documents += made.length;
    for (const arrivals of come)
      this.expected.set(arrivals[0]!.order.id, (this.expected.get(arrivals[0]!.order.id) ?? 0) - arrivals.length);
  }

  /** Orders of which nothing more will come are closed, short or whole, once the last of it is inspected. */
  private async close(tx: Tx, by: Actor): Promise<void> {
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
  private readonly open = new Map<Id, PurchaseOrder>();

  private async approve(tx: Tx, by: Actor): Promise<void> {
    const approved = await act(tx, by, purchaseOrderActions, this.toApprove, ["approve"]);
    this.toApprove = [];
    for (const it of approved) this.open.set(it.id, it);
  }

  /** The buyer takes Millstock's own suggestions; in the last days one in four. */
  private async order(tx: Tx, by: Actor, day: number): Promise<void> {
    const asked = { daysPerLot: 1 };
    const planned = await planFor(tx, by, registry, asked);
    const all = suggestionsOf(planned, { kind: "buy", search: "", first: 1000 }).suggestions.filter((it) => !it.lacks);
    const chosen = day < this.days - LEFT_DAYS ? all : all.filter((_, i) => i % 4 === 3);
    const storeOf = new Map(
      this.masters.items.map((it) => [this.loaded.items.get(it.id) as string, it.locationCode.slice(0, 2)]),
    );
    const lines = chosen.map(({ itemId, plannedOn, stockQuantity, quantity, dueOn, offers }) => {
      const { supplierId, unit, price, taxRate } = offers[0]!;
      const warehouseId = this.loaded.warehouses.get(storeOf.get(itemId)!)!;
      return {
        itemId,
        plannedOn,
        suggested: stockQuantity,
        warehouseId,
        supplierId,
        unit,
        quantity,
        price,
        taxRate,
        dueOn,
      };
    });
    const { purchaseOrders: made } = await makeOrders(tx, by, registry, { ...asked, lines });
    this.toApprove.push(...made);
    this.documents += made.length;
    for (const order of made) this.plan(order, day);
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
