/**
 * The year played in memory, in whole pieces: proves that what is used never exceeds what is there, and shows how many documents a
 * load of the demo will make. What to order is asked of the same rule as in the program.
 *
 * A day: what arrived yesterday is inspected and comes into stock → production and sales take what is there, the rest waits → goods
 * arrive → yesterday's orders are approved → what fell to its reorder point is ordered.
 */
import { addDays, type Day } from "../src/kernel/dates.ts";
import { Quantity } from "../src/kernel/decimal.ts";
import { lotCovering, missingAt } from "../src/modules/planning/requirements/lot.rules.ts";
import { groupBy, type SourceData } from "./data.ts";
import { type Demand, datesUntil } from "./demand.ts";
import { openingOf, type Sourcing, sourcingOf } from "./items.ts";
import { soldBy } from "./packs.ts";
import {
  APPROVED_AFTER_DAYS,
  type BillPlan,
  INSPECTED_AFTER_DAYS,
  type RejectReason,
  type Supply,
  supplyOf,
} from "./supply.ts";

interface RehearsedLine {
  readonly itemId: string;
  readonly supplierId: string;
  /** Day of the demo's year, from 0. */
  readonly day: number;
  readonly orderedOn: Day;
  readonly requiredOn: Day;
  readonly quantity: number;
  received: number;
  rejected: number;
  state: "submitted" | "approved" | "closed";
}
interface Arrival {
  readonly of: RehearsedLine;
  readonly arrived: number;
  readonly rejected: number;
  readonly reason: RejectReason | null;
  /** Nothing more comes for the line. */
  readonly isLast: boolean;
}
interface RehearsedReceipt {
  readonly supplierId: string;
  readonly day: number;
  readonly arrivedOn: Day;
  state: "arrived" | "posted";
  readonly lines: readonly Arrival[];
}
interface RehearsedBill {
  readonly receipt: RehearsedReceipt;
  readonly billedOn: Day;
  readonly difference: BillPlan["difference"];
  readonly state: "draft" | "posted";
}
export interface Rehearsal {
  readonly orderLines: readonly RehearsedLine[];
  /** Lines of one supplier and day are one order. */
  readonly orders: number;
  readonly receipts: readonly RehearsedReceipt[];
  readonly bills: readonly RehearsedBill[];
  readonly issueLines: number;
  /** Pieces that waited because stock did not suffice, summed over the days, by item. */
  readonly waited: ReadonlyMap<string, number>;
  /** Pieces that still wait when the year ends. */
  readonly waiting: ReadonlyMap<string, number>;
  /** The least that any item ever had. */
  readonly lowest: number;
  readonly onHand: ReadonlyMap<string, number>;
}

export function rehearse(data: SourceData, demand: Demand, until: Day): Rehearsal {
  const play = new Play(data, demand, datesUntil(until, demand.days.length));
  for (let day = 0; day < demand.days.length; day++) {
    play.inspect(day);
    play.use(day);
    play.arrive(day);
    play.approve(day);
    play.order(day);
  }
  return play.result();
}

class Play {
  private readonly data: SourceData;
  private readonly demand: Demand;
  private readonly dates: readonly Day[];
  private readonly supply: Supply;
  private readonly sourcing: ReadonlyMap<string, Sourcing>;
  private readonly onHand: Map<string, number>;
  private readonly onOrder = new Map<string, number>();
  private readonly waiting = new Map<string, number>();
  private readonly waited = new Map<string, number>();
  private readonly arrivals = new Map<number, Arrival[]>();
  private readonly orderLines: RehearsedLine[] = [];
  private readonly receipts: RehearsedReceipt[] = [];
  private issueLines = 0;
  private lowest = Number.POSITIVE_INFINITY;

  constructor(data: SourceData, demand: Demand, dates: readonly Day[]) {
    this.data = data;
    this.demand = demand;
    this.dates = dates;
    this.supply = supplyOf(data);
    this.sourcing = sourcingOf(data, demand);
    this.onHand = new Map(openingOf(data, demand).map((line) => [line.itemId, Number.parseInt(line.quantity, 10)]));
  }

  inspect(day: number): void {
    for (const receipt of this.receipts) {
      if (receipt.state === "posted" || receipt.day + INSPECTED_AFTER_DAYS > day) continue;
      receipt.state = "posted";
      for (const line of receipt.lines) {
        const accepted = line.arrived - line.rejected;
        line.of.received += accepted;
        line.of.rejected += line.rejected;
        add(this.onHand, line.of.itemId, accepted);
        add(this.onOrder, line.of.itemId, -accepted);
      }
    }
  }

  use(day: number): void {
    const { used, sold } = this.demand.days[day]!;
    for (const itemId of new Set([...used.keys(), ...sold.keys(), ...this.waiting.keys()])) {
      const wanted = (used.get(itemId) ?? 0) + (sold.get(itemId) ?? 0) + (this.waiting.get(itemId) ?? 0);
      const taken = Math.min(wanted, this.onHand.get(itemId) ?? 0);
      add(this.onHand, itemId, -taken);
      this.lowest = Math.min(this.lowest, this.onHand.get(itemId)!);
      if (taken > 0) this.issueLines++;
      this.waiting.delete(itemId);
      if (wanted === taken) continue;
      this.waiting.set(itemId, wanted - taken);
      add(this.waited, itemId, wanted - taken);
    }
  }

  arrive(day: number): void {
    for (const [supplierId, lines] of groupBy(this.arrivals.get(day) ?? [], (it) => it.of.supplierId)) {
      this.receipts.push({ supplierId, day, arrivedOn: this.dates[day]!, state: "arrived", lines });
      for (const { of: line, arrived, rejected, isLast } of lines) {
        if (!isLast) continue;
        line.state = "closed";
        add(this.onOrder, line.itemId, -(line.quantity - line.received - (arrived - rejected)));
      }
    }
  }

  approve(day: number): void {
    for (const line of this.orderLines)
      if (line.state === "submitted" && line.day + APPROVED_AFTER_DAYS <= day) line.state = "approved";
  }

  order(day: number): void {
    const ratings = new Map(this.data.suppliers.map((it) => [it.id, it.rating]));
    for (const [itemId, { offer, levels, minimumQuantity }] of this.sourcing) {
      const per = soldBy(itemId, offer.unit)?.holds ?? 1;
      const missing = missingAt(pieces((this.onHand.get(itemId) ?? 0) + (this.onOrder.get(itemId) ?? 0)), {
        minimumStock: pieces(levels.reorderPoint),
        maximumStock: pieces(levels.maximumStock),
      });
      if (missing.isZero()) continue;
      const lot = lotCovering(missing, {
        sold: per === 1 ? null : { unitQuantity: pieces(1), unitStockQuantity: pieces(per) },
        minimum: pieces(minimumQuantity / per),
        lotSize: pieces(levels.lotSize),
      });
      const quantity = Number.parseInt(lot.stockQuantity.toString(), 10);
      const { supplierId, leadTimeDays } = offer;
      const orderedOn = this.dates[day]!;
      const requiredOn = addDays(orderedOn, leadTimeDays);
      const line: RehearsedLine = {
        itemId,
        supplierId,
        day,
        orderedOn,
        requiredOn,
        quantity,
        received: 0,
        rejected: 0,
        state: "submitted",
      };
      this.orderLines.push(line);
      add(this.onOrder, itemId, quantity);
      const { deliveries } = this.supply.planLine(line, quantity / per, leadTimeDays, ratings.get(supplierId)!);
      this.expect(
        line,
        deliveries.map((it) => ({ ...it, arrived: it.arrived * per, rejected: it.rejected * per })),
      );
    }
  }

  private expect(line: RehearsedLine, deliveries: ReturnType<Supply["planLine"]>["deliveries"]): void {
    deliveries.forEach(({ afterDays, ...goods }, i) => {
      const coming = this.arrivals.get(line.day + afterDays) ?? [];
      coming.push({ of: line, ...goods, isLast: i === deliveries.length - 1 });
      this.arrivals.set(line.day + afterDays, coming);
    });
  }

  private bills(): RehearsedBill[] {
    const until = this.dates.at(-1)!;
    return this.receipts.flatMap((receipt): RehearsedBill[] => {
      const plan = this.supply.planBill(
        receipt,
        receipt.lines.some((line) => line.rejected > 0),
      );
      const billedOn = addDays(receipt.arrivedOn, INSPECTED_AFTER_DAYS + plan.afterDays);
      const settledOn = addDays(billedOn, plan.difference === "none" ? 0 : plan.settledAfterDays);
      return billedOn > until
        ? []
        : [{ receipt, billedOn, difference: plan.difference, state: settledOn > until ? "draft" : "posted" }];
    });
  }

  result(): Rehearsal {
    const { orderLines, receipts, issueLines, waited, waiting, lowest, onHand } = this;
    const orders = new Set(orderLines.map((line) => `${line.supplierId} ${line.day}`)).size;
    return { orderLines, orders, receipts, bills: this.bills(), issueLines, waited, waiting, lowest, onHand };
  }
}

function add(sums: Map<string, number>, key: string, quantity: number): void {
  sums.set(key, (sums.get(key) ?? 0) + quantity);
}

const pieces = (count: number): Quantity => Quantity.of(String(count));
