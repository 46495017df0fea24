/** A receipt made from an order: what is still to come, at the places the warehouse names. */
import { type Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { MemoryOf } from "../../../kernel/field.ts";
import type { Id } from "../../../kernel/ids.ts";
import { convert, extend } from "../../../kernel/money.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import type { Around, Facts } from "../../../platform/web/lines/columns.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { inventory } from "../../inventory/client.ts";
import { procurement } from "../client.ts";
import type { goodsReceipt } from "./goods-receipt.ts";

type Order = Awaited<ReturnType<typeof procurement.purchaseOrder.get>>;
type OrderLine = Order["document"]["lines"][number];

function orderOf(id: unknown): Promise<Order | undefined> {
  return askedFor("purchase_order", id, procurement.purchaseOrder.get);
}

function receivedOf(order: Order, line: OrderLine): Quantity {
  const received = order.progress[line.id]?.find((it) => it.measure === "received");
  return Quantity.of(received?.done ?? "0");
}

function openOf(order: Order, line: OrderLine): Quantity {
  return Quantity.of(line.quantity).minus(receivedOf(order, line));
}

export async function fromOrder(id: unknown): Promise<Start | undefined> {
  const order = await orderOf(id);
  if (!order) return undefined;
  const { supplierId, warehouseId, lines } = order.document;
  const warehouse = await askedFor("warehouse", warehouseId, inventory.warehouse.get);
  const locationId = warehouse?.document.usableLocationId ?? null;
  const open = lines.filter((line) => openOf(order, line).isPositive());
  return {
    header: { orderId: order.document.id, supplierId, warehouseId },
    lines: open.map((line) => lineFrom(line, openOf(order, line).toString(), locationId)),
    refs: { ...order.refs, ...warehouse?.refs, [order.document.id]: labelOf(order) },
    sources: [order.document.id],
    replaces: true,
  };
}

function lineFrom(line: OrderLine, quantity: string, locationId: string | null): Values {
  const { id, itemId } = line;
  return { orderLineId: id, itemId, quantityArrived: quantity, quantityAccepted: quantity, locationId };
}

/** The order itself is not among its own references. */
function labelOf(order: Order) {
  const { id, number, supplierId } = order.document;
  const supplier = order.refs[supplierId];
  const names = { name: supplier?.name ?? "", nameEn: supplier?.nameEn ?? null };
  return { id, code: number ?? "", ...names, spec: null, unit: null };
}

/** The line of the order that an item typed by hand belongs to: the first that is open, else the first of it. */
export async function orderLineOf(orderId: unknown, itemId: string): Promise<Values | undefined> {
  const order = await orderOf(orderId);
  if (!order) return undefined;
  const lines = order.document.lines.filter((line) => line.itemId === itemId);
  const line = lines.find((it) => openOf(order, it).isPositive()) ?? lines[0];
  return line && { orderLineId: line.id };
}

/** What the order says of its lines. */
export async function orderFacts(id: string): Promise<Facts> {
  const order = await procurement.purchaseOrder.get({ id });
  const { lines, rate } = order.document;
  return Object.fromEntries(
    lines.map((line) => {
      const { id: key, quantity: ordered, price, itemId } = line;
      const unit = line.unit ?? order.refs[itemId]?.unit ?? null;
      return [key, { ordered, received: receivedOf(order, line).toString(), price, rate, unit }];
    }),
  );
}

type Line = Partial<MemoryOf<(typeof goodsReceipt)["lines"]>>;

/** The unit of the order's line, in which everything of this one is counted. */
export function unitOf({ orderLineId = "" as Id }: Line, { facts, refs }: Around) {
  return refs[orderLineId]?.unit ?? facts[orderLineId]?.["unit"];
}

/** What came before this receipt: once it is posted, the books count it too. */
export function receivedBefore(
  { orderLineId, quantityAccepted }: Line,
  { facts, state }: Around,
): Quantity | undefined {
  const received = facts[orderLineId ?? ""]?.["received"];
  if (received === undefined) return undefined;
  const total = Quantity.of(String(received));
  return state === "posted" && quantityAccepted ? total.minus(quantityAccepted) : total;
}

/** What the accepted are worth until the bill comes, in the company's currency. */
export function estimate({ orderLineId, quantityAccepted }: Line, { facts }: Around): Amount | undefined {
  const { price, rate } = facts[orderLineId ?? ""] ?? {};
  if (!price || !rate || !quantityAccepted) return undefined;
  return convert(extend(quantityAccepted, UnitPrice.of(String(price))), UnitPrice.of(String(rate)));
}

/** Accepted and rejected are what arrived: whichever is typed, the other follows. */
export function inspected(line: Values, changed: Values): Values | undefined {
  const arrived = quantityOf(line["quantityArrived"]);
  if (!arrived) return undefined;
  if ("quantityArrived" in changed || "quantityRejected" in changed) {
    const rest = arrived.minus(quantityOf(line["quantityRejected"]) ?? Quantity.zero);
    return rest.isNegative() ? undefined : { quantityAccepted: rest.toString() };
  }
  const accepted = "quantityAccepted" in changed ? quantityOf(line["quantityAccepted"]) : undefined;
  const rest = accepted && arrived.minus(accepted);
  return rest && !rest.isNegative() ? { quantityRejected: rest.toString() } : undefined;
}

function quantityOf(value: Values[string] | undefined): Quantity | undefined {
  try {
    return value ? Quantity.of(String(value)) : undefined;
  } catch {
    return undefined;
  }
}
