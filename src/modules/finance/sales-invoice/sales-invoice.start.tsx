/** An invoice made from deliveries: what went out, did not come back and is not invoiced yet, at the order's price. */
import { addDays, type Day, lastDay, monthOf } from "../../../kernel/dates.ts";
import { type Amount, Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { MemoryOf } from "../../../kernel/field.ts";
import { type Decimals, extend, percentOf } from "../../../kernel/money.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import type { Around, Facts } from "../../../platform/web/lines/columns.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { decimalsOf, rateOn } from "../../accounting/client.ts";
import { parties } from "../../parties/client.ts";
import { deliveryLabels, sales } from "../../sales/client.ts";
import type { salesInvoice } from "./sales-invoice.ts";

type Delivery = Awaited<ReturnType<typeof sales.delivery.get>>;
type Order = Awaited<ReturnType<typeof sales.salesOrder.get>>;
type Line = Partial<MemoryOf<(typeof salesInvoice)["lines"]>>;

interface Delivered {
  readonly delivery: Delivery;
  readonly order: Order | undefined;
  readonly decimals: Decimals;
}

async function deliveredIn(id: unknown): Promise<Delivered | undefined> {
  const delivery = await askedFor("delivery", id, sales.delivery.get);
  if (!delivery) return undefined;
  const order = await askedFor("sales_order", delivery.document.orderId, sales.salesOrder.get);
  return { delivery, order, decimals: await decimalsOf(order?.document.currency) };
}

function done(delivery: Delivery, lineId: string, measure: string): Quantity {
  return Quantity.of(delivery.progress[lineId]?.find((it) => it.measure === measure)?.done ?? "0");
}

function linesFrom({ delivery, order, decimals }: Delivered): Values[] {
  return delivery.document.lines.flatMap(({ id, itemId, orderLineId, quantity: delivered }) => {
    const ordered = order?.document.lines.find((it) => it.id === orderLineId);
    const quantity = Quantity.of(delivered)
      .minus(done(delivery, id, "invoiced"))
      .minus(done(delivery, id, "returned"));
    if (!ordered || !quantity.isPositive()) return [];
    const { price, taxRate } = ordered;
    const net = extend(quantity, UnitPrice.of(price), decimals);
    const amounts = { amountNet: net.toString(), amountTax: percentOf(net, taxRate, decimals).toString() };
    return [{ deliveryLineId: id, itemId, quantity: quantity.toString(), price, taxRate, ...amounts }];
  });
}

/** The invoice of one delivery, to begin with. */
export async function fromDelivery(id: unknown, today: string): Promise<Start | undefined> {
  const delivered = await deliveredIn(id);
  if (!delivered) return undefined;
  const { customerId, deliveredOn } = delivered.delivery.document;
  const ordered = delivered.order?.document;
  const money = ordered ? { currency: ordered.currency, rate: ordered.rate } : {};
  const terms = await termsOf(customerId, today, ordered?.currency, deliveredOn);
  return {
    header: { customerId, ...money, ...terms },
    lines: linesFrom(delivered),
    refs: { ...delivered.order?.refs, ...deliveryLabels(delivered.delivery) },
    sources: [delivered.delivery.document.id],
    lineKey: "deliveryLineId",
  };
}

/** When an invoice to the customer is due, by the terms agreed, and what its currency is worth that day. */
export async function termsOf(
  customerId: unknown,
  invoicedOn: unknown,
  currency: unknown,
  deliveredOn?: string,
): Promise<Values> {
  const [customer, rate] = await Promise.all([
    askedFor("customer", customerId, parties.customer.get),
    rateOn(currency, invoicedOn),
  ]);
  const terms: Values = rate ? { rate } : {};
  if (!customer || typeof invoicedOn !== "string" || invoicedOn === "") return terms;
  const { termStart, termDays } = customer.document;
  const from = {
    delivery: (deliveredOn ?? invoicedOn) as Day,
    invoice: invoicedOn as Day,
    month_end: lastDay(monthOf(invoicedOn as Day)),
  }[termStart];
  return { ...terms, dueOn: addDays(from, termDays) };
}

/** A delivery line that was picked by hand, by the code it is shown under: `DN-202611-0001 / 2`. */
export async function fromDeliveryLine(lineId: string, { refs }: FormState): Promise<Values | undefined> {
  const [number] = refs[lineId]?.code.split(" / ") ?? [];
  if (!number) return undefined;
  const { rows } = await sales.delivery.list({ search: number, limit: 5 });
  const delivered = await deliveredIn(rows.find((row) => row.number === number)?.id);
  return delivered && linesFrom(delivered).find((line) => line["deliveryLineId"] === lineId);
}

/** What delivery and order say of a delivery's lines. */
export async function deliveryFacts(id: string): Promise<Facts> {
  const found = await deliveredIn(id);
  if (!found) return {};
  const { delivery, order } = found;
  return Object.fromEntries(
    delivery.document.lines.map(({ id: key, orderLineId, quantity: delivered }) => {
      const price = order?.document.lines.find((it) => it.id === orderLineId)?.price ?? null;
      return [key, { delivered, invoiced: done(delivery, key, "invoiced").toString(), price }];
    }),
  );
}

/** What other invoices have taken of the delivery line; the books count a posted invoice itself too, and what was credited since not any more. */
export function invoicedBefore({ deliveryLineId, quantity }: Line, { facts, state }: Around): Quantity | undefined {
  const invoiced = facts[deliveryLineId ?? ""]?.["invoiced"];
  if (invoiced === undefined) return undefined;
  const total = Quantity.of(String(invoiced));
  const others = state === "posted" && quantity ? total.minus(quantity) : total;
  return others.isNegative() ? Quantity.zero : others;
}

/** How much more it says than the order. */
export function difference({ deliveryLineId, quantity, amountNet }: Line, { facts }: Around): Amount | undefined {
  const price = facts[deliveryLineId ?? ""]?.["price"];
  if (!price || !quantity || !amountNet) return undefined;
  return amountNet.minus(extend(quantity, UnitPrice.of(String(price))));
}
