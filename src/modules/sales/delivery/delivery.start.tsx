/** A delivery made from an order: what is still to go out, from the warehouse that keeps it. */
import { Quantity } from "../../../kernel/decimal.ts";
import type { MemoryOf } from "../../../kernel/field.ts";
import type { Id } from "../../../kernel/ids.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { Start } from "../../../platform/web/form/form-state.ts";
import type { Around, Facts } from "../../../platform/web/lines/columns.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { inventory } from "../../inventory/client.ts";
import { sales } from "../client.ts";
import type { delivery } from "./delivery.ts";

type Order = Awaited<ReturnType<typeof sales.salesOrder.get>>;
type OrderLine = Order["document"]["lines"][number];
type Line = Partial<MemoryOf<(typeof delivery)["lines"]>>;

const orderOf = (id: unknown): Promise<Order | undefined> => askedFor("sales_order", id, sales.salesOrder.get);

function shippedOf(order: Order, line: OrderLine): Quantity {
  return Quantity.of(order.progress[line.id]?.find((it) => it.measure === "shipped")?.done ?? "0");
}

const openOf = (order: Order, line: OrderLine): Quantity => Quantity.of(line.quantity).minus(shippedOf(order, line));

export async function fromOrder(id: unknown): Promise<Start | undefined> {
  const order = await orderOf(id);
  if (!order) return undefined;
  const { customerId, warehouseId, shipTo, lines, number } = order.document;
  const warehouse = await askedFor("warehouse", warehouseId, inventory.warehouse.get);
  const locationId = warehouse?.document.usableLocationId ?? null;
  const open = lines.filter((line) => openOf(order, line).isPositive());
  const customer = order.refs[customerId];
  const label = { code: number ?? "", name: customer?.name ?? "", nameEn: customer?.nameEn ?? null };
  return {
    header: { orderId: order.document.id, customerId, shipTo },
    lines: open.map((line) => lineFrom(line, openOf(order, line).toString(), locationId)),
    refs: {
      ...order.refs,
      ...warehouse?.refs,
      [order.document.id]: { id: order.document.id, ...label, spec: null, unit: null },
    },
    sources: [order.document.id],
    replaces: true,
  };
}

const lineFrom = ({ id, itemId }: OrderLine, quantity: string, locationId: string | null): Values => ({
  orderLineId: id,
  itemId,
  quantity,
  locationId,
});

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
  const order = await sales.salesOrder.get({ id });
  return Object.fromEntries(
    order.document.lines.map((line) => {
      const unit = line.unit ?? order.refs[line.itemId]?.unit ?? null;
      return [line.id, { ordered: line.quantity, shipped: shippedOf(order, line).toString(), unit }];
    }),
  );
}

/** The unit of the order's line, in which everything of this one is counted. */
export function unitOf({ orderLineId = "" as Id }: Line, { facts, refs }: Around) {
  return refs[orderLineId]?.unit ?? facts[orderLineId]?.["unit"];
}

/** What went out before this delivery: once it is posted, the books count it too. */
export function shippedBefore({ orderLineId, quantity }: Line, { facts, state }: Around): Quantity | undefined {
  const shipped = facts[orderLineId ?? ""]?.["shipped"];
  if (shipped === undefined) return undefined;
  const total = Quantity.of(String(shipped));
  return state === "posted" && quantity ? total.minus(quantity) : total;
}
