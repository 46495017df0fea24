/** What follows in an order's line from its item: what was agreed with the supplier, and the units the item is counted in. */
import { addDays, type Day } from "../../../kernel/dates.ts";
import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import type { MemoryOf } from "../../../kernel/field.ts";
import { type Counted, exactlyInStock, priceIn, STOCK_UNIT } from "../../../kernel/unit.ts";
import { askedFor } from "../../../platform/web/data/client.ts";
import type { FormState } from "../../../platform/web/form/form-state.ts";
import { isValueValid } from "../../../platform/web/format/parse.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";
import { items } from "../../items/client.ts";
import { parties } from "../../parties/client.ts";
import type { purchaseOrder } from "./purchase-order.ts";

type Item = Awaited<ReturnType<typeof items.item.get>>;
type Line = Partial<MemoryOf<(typeof purchaseOrder)["lines"]>>;

/** What the supplier agreed to for an item: its unit, its price and how long it takes; without that what the item itself says. */
export async function termsOf(itemId: string, { header }: FormState): Promise<Values> {
  const [item, supplier] = await Promise.all([
    askedFor("item", itemId, items.item.get),
    askedFor("supplier", header["supplierId"], parties.supplier.get),
  ]);
  const agreed = supplier?.document.lines.find((line) => line.itemId === itemId);
  const days = agreed?.leadTimeDays ?? item?.document.leadTimeDays ?? 0;
  const taxRate = supplier?.document.taxRate ?? item?.document.taxRate;
  const orderedOn = header["orderedOn"];
  const unit = agreed?.unit ?? null;
  return {
    unit,
    ...fractionOf(item, unit),
    ...(agreed ? { price: agreed.price } : {}),
    ...(taxRate === undefined ? {} : { taxRate }),
    ...(isValueValid({ kind: "date" }, orderedOn) && orderedOn ? { requiredOn: addDays(orderedOn as Day, days) } : {}),
  };
}

/** Another unit was picked: the price is the same for as much, and the agreed price itself where it came from that. */
export async function inOtherUnit(line: Values, { header }: FormState): Promise<Values | undefined> {
  const [item, supplier] = await Promise.all([
    askedFor("item", line["itemId"], items.item.get),
    askedFor("supplier", header["supplierId"], parties.supplier.get),
  ]);
  const unit = line["unit"] ?? null;
  const values = fractionOf(item, unit);
  const before = countedIn(line);
  const now = countedIn(values);
  if (!before || !now || !line["price"] || !isValueValid({ kind: "price" }, line["price"])) return values;
  const price = UnitPrice.of(String(line["price"]));
  const agreed = supplier?.document.lines.find((it) => it.itemId === line["itemId"] && it.unit === unit);
  const isAgreed = agreed && priceIn(UnitPrice.of(agreed.price), now, before).equals(price);
  return { ...values, price: isAgreed ? agreed.price : priceIn(price, before, now).toString() };
}

function fractionOf(item: Item | undefined, unit: unknown): Values {
  const other = item?.document.lines.find((line) => line.unit === unit);
  return other
    ? { unitQuantity: other.quantity, unitStockQuantity: other.stockQuantity }
    : { unitQuantity: STOCK_UNIT.unitQuantity.toString(), unitStockQuantity: STOCK_UNIT.unitStockQuantity.toString() };
}

function countedIn({ unitQuantity, unitStockQuantity }: Values): Counted | undefined {
  if (!unitQuantity || !unitStockQuantity) return undefined;
  return {
    unitQuantity: Quantity.of(String(unitQuantity)),
    unitStockQuantity: Quantity.of(String(unitStockQuantity)),
  };
}

/** What a line in another unit comes to in stock. */
export function stockQuantity({ unit, quantity, unitQuantity, unitStockQuantity }: Line): Quantity | undefined {
  if (!unit || !quantity || !unitQuantity || !unitStockQuantity) return undefined;
  return exactlyInStock(quantity, { unitQuantity, unitStockQuantity });
}
