/**
 * What to buy, by reorder point (the (s, S) policy; Silver, Pyke & Thomas, Inventory and Production Management in Supply
 * Chains, ch. 7). An item whose available stock (on hand + to inspect + on order − promised to customers) is at or below its reorder point is bought
 * up to its target. Orders under way count, so running it twice proposes nothing twice.
 *
 *   on hand 40, on order 0, reorder point 120, target 300, minimum 100, lot size 50  →  260 missing → 300
 *   the same without a lot size, sold by the box of 24, minimum 4 boxes             →  260 missing → 11 boxes, 264
 */
import { Quantity } from "../../../kernel/decimal.ts";
import { type Counted, exactStep, inStock, unitsCovering } from "../../../kernel/unit.ts";

export interface ItemFacts {
  readonly onHand: Quantity;
  readonly toInspect: Quantity;
  readonly onOrder: Quantity;
  /** Ordered by customers and not shipped. */
  readonly promised: Quantity;
  readonly reorderPoint: Quantity;
  readonly safetyStock: Quantity;
  readonly maximumStock: Quantity | null;
  /** What the supplier sells it by; null: the stock unit. */
  readonly sold: Counted | null;
  /** The supplier's, in what he sells it by. */
  readonly minimum: Quantity | null;
  readonly lotSize: Quantity | null;
}

export interface Proposed {
  readonly available: Quantity;
  readonly target: Quantity;
  /** In stock units. */
  readonly stockQuantity: Quantity;
  /** In what the supplier sells it by. */
  readonly quantity: Quantity;
}

/** Undefined where nothing is to be bought. */
export function proposeFor(it: ItemFacts): Proposed | undefined {
  const available = it.onHand.plus(it.toInspect).plus(it.onOrder).minus(it.promised);
  if (it.reorderPoint.lessThan(available) || it.reorderPoint.isZero()) return undefined;
  const minimum = it.minimum && (it.sold ? leastSold(it.minimum, it.sold) : it.minimum);
  const lot = it.lotSize ?? minimum ?? Quantity.zero;
  const target = it.maximumStock ?? it.reorderPoint.plus(lot);
  const missing = target.minus(available);
  if (!missing.isPositive()) return undefined;
  const least = minimum && missing.lessThan(minimum) ? minimum : missing;
  const wanted = wholeLots(least, it.lotSize);
  if (!it.sold) return { available, target, quantity: wanted, stockQuantity: wanted };
  const quantity = unitsCovering(wanted, it.sold);
  return { available, target, quantity, stockQuantity: inStock(quantity, it.sold) };
}

/** A minimum as stock: in steps that convert exactly, not below it. */
function leastSold(minimum: Quantity, sold: Counted): Quantity {
  return inStock(wholeLots(minimum, exactStep(sold)), sold);
}

/** The next whole number of lots. */
export function wholeLots(quantity: Quantity, lotSize: Quantity | null): Quantity {
  if (!lotSize?.isPositive()) return quantity;
  const lots = (quantity.units + lotSize.units - 1n) / lotSize.units;
  return new Quantity(lots * lotSize.units);
}
