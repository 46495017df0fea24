/** What follows in an order from its customer and in its lines from their items: price, tax, and the day that can be promised. */
import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { MemoryOf } from "../../../kernel/field.ts";
import { convert, extend, shareOf, withoutTax } from "../../../kernel/money.ts";
import { exactlyInStock } from "../../../kernel/unit.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState, Start } from "../../../platform/web/form/form-state.ts";
import { isValueValid } from "../../../platform/web/format/parse.ts";
import type { Around, Facts } from "../../../platform/web/lines/columns.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { rateOn } from "../../accounting/client.ts";
import { fractionOf, inOtherUnit, items } from "../../items/client.ts";
import { parties } from "../../parties/client.ts";
import { sales } from "../client.ts";
import type { salesOrder } from "./sales-order.ts";

type Line = Partial<MemoryOf<(typeof salesOrder)["lines"]>>;

export async function withRate({ currency, orderedOn }: Values): Promise<Start> {
  const rate = await rateOn(currency, orderedOn);
  return rate ? { header: { rate } } : {};
}

/** Currency, salesperson and the place where the goods go. */
export async function fromCustomer(id: unknown, orderedOn: unknown): Promise<Start | undefined> {
  const found = await askedFor("customer", id, parties.customer.get);
  if (!found) return undefined;
  const { id: customerId, currency, salespersonId, code, name, nameEn, lines } = found.document;
  const label = { id: customerId, code, name, nameEn, spec: null, unit: null };
  const place = lines.find((line) => line.isDefault);
  const shipTo = place ? [place.address, place.contact, place.phone].filter(Boolean).join(" ") : null;
  const rate = await rateOn(currency, orderedOn);
  return {
    header: { customerId, currency, salespersonId, shipTo, ...(rate ? { rate } : {}) },
    refs: { ...found.refs, [customerId]: label },
  };
}

/** An item was picked: its units, its tax, its price for this customer. */
export async function termsOf(line: Values, form: FormState): Promise<Values> {
  const [item, customer] = await Promise.all([
    askedFor("item", line["itemId"], items.item.get),
    askedFor("customer", form.header["customerId"], parties.customer.get),
  ]);
  const taxRate = item?.document.taxRate ?? customer?.document.taxRate;
  const values = { unit: null, ...fractionOf(item, null), ...(taxRate === undefined ? {} : { taxRate }) };
  return { ...values, ...(await afterQuantity({ ...line, ...values }, form)) };
}

/** Another unit was picked: as much costs the same, unless a list has a price for the unit itself. */
export async function afterUnit(line: Values, form: FormState): Promise<Values> {
  const item = await askedFor("item", line["itemId"], items.item.get);
  const values = inOtherUnit(line, item, undefined);
  return { ...values, ...(await afterQuantity({ ...line, ...values }, form)) };
}

/** The price of so many, and when there are enough. A price that no list knows stays as it is. */
export async function afterQuantity(line: Values, form: FormState): Promise<Values> {
  const [price, promisedOn] = await Promise.all([listPrice(line, form), promisedDay(line, form)]);
  return { ...(price === undefined ? {} : { price }), ...(promisedOn === undefined ? {} : { promisedOn }) };
}

async function listPrice(line: Values, { header }: FormState): Promise<string | undefined> {
  const { customerId, orderedOn, currency } = header;
  const { itemId, unit, taxRate } = line;
  if (!isRef(customerId) || !isRef(itemId) || !isValueValid({ kind: "date" }, orderedOn)) return undefined;
  const quantity = quantityOf(line["quantity"]) ?? Quantity.of("1");
  const asked = {
    customerId,
    day: String(orderedOn),
    ...(typeof currency === "string" && currency.length === 3 ? { currency } : {}),
    lines: [{ itemId, unit: unit ? String(unit) : null, quantity: quantity.toString() }],
  };
  const found = (await sales.prices(asked).catch(() => undefined))?.prices[0];
  if (!found) return undefined;
  return found.isTaxIncluded ? withoutTax(UnitPrice.of(found.price), String(taxRate ?? "0")).toString() : found.price;
}

async function promisedDay(line: Values, form: FormState): Promise<string | undefined> {
  const { warehouseId } = form.header;
  const { itemId } = line;
  const quantity = inStock(line);
  if (!isRef(warehouseId) || !isRef(itemId) || !quantity?.isPositive()) return undefined;
  const asked = { warehouseId, lines: [{ itemId, quantity: quantity.toString() }] };
  return (await sales.promises(asked).catch(() => undefined))?.promises[0]?.promisedOn;
}

const isRef = (value: unknown): value is string => typeof value === "string" && isValueValid({ kind: "ref" }, value);

function quantityOf(value: Values[string] | undefined): Quantity | undefined {
  return value && isValueValid({ kind: "quantity" }, value) ? Quantity.of(String(value)) : undefined;
}

function inStock({ quantity, unitQuantity, unitStockQuantity }: Values): Quantity | undefined {
  const [much, one, stock] = [quantityOf(quantity), quantityOf(unitQuantity), quantityOf(unitStockQuantity)];
  return much && one && stock ? exactlyInStock(much, { unitQuantity: one, unitStockQuantity: stock }) : undefined;
}

/** One question for all items of the order: `warehouse|rate|item,item`. */
export function outlookAsked({ header, lines }: FormState): string[] {
  const { warehouseId, rate } = header;
  const asked = [...new Set(lines.map((line) => line.values["itemId"]).filter(isRef))].sort();
  const isAsked = isRef(warehouseId) && asked.length > 0 && isValueValid({ kind: "price" }, rate ?? null);
  return isAsked ? [`${warehouseId}|${rate}|${asked.join(",")}`] : [];
}

/** What is free of each item, and what one of it costs, where that may be seen. */
export async function outlook(key: string): Promise<Facts> {
  const [warehouseId = "", rate = "", list = ""] = key.split("|");
  const itemIds = list.split(",");
  const { promises } = await sales.promises({
    warehouseId,
    lines: itemIds.map((itemId) => ({ itemId, quantity: "0" })),
  });
  return Object.fromEntries(
    itemIds.map((id, i) => [id, { free: promises[i]!.free, unitCost: promises[i]!.unitCost, rate }]),
  );
}

/** What is free, in stock units. */
export function freeOf({ itemId }: Line, { facts }: Around): Quantity | undefined {
  const free = facts[itemId ?? ""]?.["free"];
  return free ? Quantity.of(String(free)) : undefined;
}

/** Price less cost in base currency, in percent of the price; blank where the cost may not be seen or is not known. */
export function marginOf(line: Line, { facts }: Around): string | undefined {
  const { itemId, quantity, price, unitQuantity, unitStockQuantity } = line;
  const { unitCost, rate } = facts[itemId ?? ""] ?? {};
  if (!unitCost || !rate || !quantity || !price || !unitQuantity || !unitStockQuantity) return undefined;
  const stock = exactlyInStock(quantity, { unitQuantity, unitStockQuantity });
  const net = convert(extend(quantity, price), UnitPrice.of(String(rate)));
  if (!stock || !net.isPositive()) return undefined;
  return shareOf(net.minus(extend(stock, UnitPrice.of(String(unitCost)))), net);
}
