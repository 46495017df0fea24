/**
 * The real purchase orders as they were: 4,012 orders, 8,845 lines, in the suppliers' units and at the real prices (four decimals, so
 * nothing is rounded), each with the one receipt that the data tells of. Plain values.
 *
 * Receipts are facts and are entered whatever the order's status; the status says what the order is today.
 */
import type { Day } from "../../src/kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../../src/kernel/decimal.ts";
import { extend } from "../../src/kernel/money.ts";
import type { SourceData, SourceOrder, SourceOrderLine } from "../data.ts";
import { type Pack, packOf } from "../packs.ts";
import type { Sums } from "./sums.ts";

interface HistoryLine {
  readonly itemId: string;
  /** What the supplier sells it by; null: by the piece. Quantities and the price are in it. */
  readonly unit: string | null;
  readonly quantity: string;
  readonly price: string;
  readonly taxRate: string;
  readonly requiredOn: Day;
  readonly arrived: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly reason: "other" | null;
}
export interface HistoryPurchase {
  /** The data's number of the order. */
  readonly id: string;
  readonly supplierId: string;
  readonly orderedOn: Day;
  readonly receivedOn: Day;
  readonly lines: readonly HistoryLine[];
  /** What the order is in the end: the verbs are submit, approve, the receipt, then close or cancel. */
  readonly state: "approved" | "closed" | "cancelled";
  /** Freight of the order, four decimals: no document of ours yet. */
  readonly freight: string;
}

/** 1 pending and 2 approved are open, 3 was rejected, 4 is complete. */
const STATES: Readonly<Record<string, HistoryPurchase["state"]>> = {
  1: "approved",
  2: "approved",
  3: "cancelled",
  4: "closed",
};
/** The tax of every real order is 8 % of its lines. */
const TAX_RATE = "8";

export function purchasesOf(data: SourceData): HistoryPurchase[] {
  const units = packsOf(data);
  return data.orders.map((order) => ({
    id: order.id,
    supplierId: order.supplierId,
    orderedOn: order.orderedOn,
    receivedOn: order.shippedOn,
    lines: order.lines.map((line) => toLine(line, order, units.get(line.itemId)?.name ?? null)),
    state: STATES[order.status]!,
    freight: order.freight.toString(),
  }));
}

function toLine(line: SourceOrderLine, order: SourceOrder, unit: string | null): HistoryLine {
  return {
    itemId: line.itemId,
    unit,
    quantity: String(line.ordered),
    price: line.price.toString(),
    taxRate: TAX_RATE,
    // Seven real lines are due before they were ordered: a slip of the pen.
    requiredOn: line.dueOn < order.orderedOn ? order.orderedOn : line.dueOn,
    arrived: String(line.received),
    accepted: String(line.received - line.rejected),
    rejected: String(line.rejected),
    reason: line.rejected > 0 ? "other" : null,
  };
}

/** What each item is sold by; those sold by the piece are left out. The suppliers of an item all sell it by one unit. */
export const packsOf = ({ prices }: SourceData): Map<string, Pack> =>
  new Map(prices.filter((it) => it.unit !== "EA").map((it) => [it.itemId, packOf(it.unit)]));

/** What the system must show once they are in it. */
export function purchaseSums(orders: readonly HistoryPurchase[]): Sums {
  const lines = orders.flatMap((order) => order.lines);
  const sum = (pick: (line: HistoryLine) => string) =>
    String(lines.reduce((total, line) => total + Number.parseInt(pick(line), 10), 0));
  return {
    orders: String(orders.length),
    lines: String(lines.length),
    ordered: sum((line) => line.quantity),
    received: sum((line) => line.arrived),
    rejected: sum((line) => line.rejected),
    stocked: sum((line) => line.accepted),
    amount: exactTotal(lines),
    amountInCents: Amount.sum(
      lines.map((line) => extend(Quantity.of(line.quantity), UnitPrice.of(line.price))),
    ).toString(),
    short: String(lines.filter((line) => line.arrived !== line.quantity).length),
    withRejects: String(lines.filter((line) => line.reason !== null).length),
  };
}

/** Quantity × price without rounding; whole pieces, so six decimals hold it. */
export function exactTotal(lines: readonly Pick<HistoryLine, "quantity" | "price">[]): string {
  const units = lines.reduce((total, line) => total + BigInt(line.quantity) * UnitPrice.of(line.price).units, 0n);
  return new UnitPrice(units).toString();
}

export const PURCHASE_SQL = `
with line as (
  select o.quantity as ordered, o.price, g.quantity_arrived as arrived, g.quantity_rejected as rejected, g.quantity_accepted as accepted
  from purchase_order_line o join goods_receipt_line g on g.org_id = o.org_id and g.order_line_id = o.purchase_order_line_id),
figure(name, figure) as (
  select 'orders', count(*)::text from purchase_order
  union all select 'lines', count(*)::text from line
  union all select 'ordered', trim_scale(sum(ordered))::text from line
  union all select 'received', trim_scale(sum(arrived))::text from line
  union all select 'rejected', trim_scale(sum(rejected))::text from line
  union all select 'stocked', trim_scale(sum(accepted))::text from line
  union all select 'amount', trim_scale(sum(ordered * price))::text from line
  union all select 'amountInCents', sum(round(ordered * price, 2))::text from line
  union all select 'short', (count(*) filter (where arrived < ordered))::text from line
  union all select 'withRejects', (count(*) filter (where rejected > 0))::text from line)
select name, figure from figure`;
