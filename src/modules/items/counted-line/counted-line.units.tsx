/** What follows in an order's line from the unit it is counted in. */
import { Quantity, UnitPrice } from "../../../kernel/decimal.ts";
import { type Counted, exactlyInStock, priceIn, STOCK_UNIT } from "../../../kernel/unit.ts";
import { isValueValid } from "../../../platform/web/format/parse.ts";
import type { Values } from "../../../platform/web/lines/lines-state.ts";

interface ItemUnits {
  readonly document: { readonly lines: readonly { unit: string; quantity: string; stockQuantity: string }[] };
}

/** A price that was agreed for one unit of an item. */
export interface UnitAgreed {
  readonly unit: string | null;
  readonly price: string;
}

/** The fraction of one of the item's units; without one the stock unit's. */
export function fractionOf(item: ItemUnits | undefined, unit: unknown): Values {
  const other = item?.document.lines.find((line) => line.unit === unit);
  return other
    ? { unitQuantity: other.quantity, unitStockQuantity: other.stockQuantity }
    : { unitQuantity: STOCK_UNIT.unitQuantity.toString(), unitStockQuantity: STOCK_UNIT.unitStockQuantity.toString() };
}

/** Another unit was picked: the price is the same for as much, and the agreed price itself where it came from that. */
export function inOtherUnit(line: Values, item: ItemUnits | undefined, agreed: UnitAgreed | undefined): Values {
  const values = fractionOf(item, line["unit"] ?? null);
  const before = countedIn(line);
  const now = countedIn(values);
  if (!before || !now || !line["price"] || !isValueValid({ kind: "price" }, line["price"])) return values;
  const price = UnitPrice.of(String(line["price"]));
  const isAgreed = agreed && priceIn(UnitPrice.of(agreed.price), now, before).equals(price);
  return { ...values, price: isAgreed ? agreed.price : priceIn(price, before, now).toString() };
}

function countedIn({ unitQuantity, unitStockQuantity }: Values): Counted | undefined {
  if (!unitQuantity || !unitStockQuantity) return undefined;
  return {
    unitQuantity: Quantity.of(String(unitQuantity)),
    unitStockQuantity: Quantity.of(String(unitStockQuantity)),
  };
}

/** What a line in another unit comes to in stock. */
export function stockQuantity(
  line: Partial<Counted & { unit: string | null; quantity: Quantity }>,
): Quantity | undefined {
  const { unit, quantity, unitQuantity, unitStockQuantity } = line;
  if (!unit || !quantity || !unitQuantity || !unitStockQuantity) return undefined;
  return exactlyInStock(quantity, { unitQuantity, unitStockQuantity });
}
