/**
 * What to buy, by reorder point (the (s, S) policy; Silver, Pyke & Thomas, Inventory and Production Management in Supply
 * Chains, ch. 7). An item whose available stock (on hand + to inspect + on order) is at or below its reorder point is bought
 * up to its target. Orders under way count, so running it twice proposes nothing twice.
 *
 *   on hand 40, on order 0, reorder point 120, target 300, minimum 100, lot size 50  →  260 missing → 300
 */
import { Quantity } from "../../../kernel/decimal.ts";

export interface ItemFacts {
  readonly onHand: Quantity;
  readonly toInspect: Quantity;
  readonly onOrder: Quantity;
  readonly reorderPoint: Quantity;
  readonly safetyStock: Quantity;
  readonly maximumStock: Quantity | null;
  readonly minimum: Quantity | null;
  readonly lotSize: Quantity | null;
}

export interface Proposed {
  readonly available: Quantity;
  readonly target: Quantity;
  readonly quantity: Quantity;
}

/** Undefined where nothing is to be bought. */
export function proposeFor(it: ItemFacts): Proposed | undefined {
  const available = it.onHand.plus(it.toInspect).plus(it.onOrder);
  if (it.reorderPoint.lessThan(available) || it.reorderPoint.isZero()) return undefined;
  const lot = it.lotSize ?? it.minimum ?? Quantity.zero;
  const target = it.maximumStock ?? it.reorderPoint.plus(lot);
  const missing = target.minus(available);
  if (!missing.isPositive()) return undefined;
  const least = it.minimum && missing.lessThan(it.minimum) ? it.minimum : missing;
  return { available, target, quantity: wholeLots(least, it.lotSize) };
}

/** The next whole number of lots. */
export function wholeLots(quantity: Quantity, lotSize: Quantity | null): Quantity {
  if (!lotSize?.isPositive()) return quantity;
  const lots = (quantity.units + lotSize.units - 1n) / lotSize.units;
  return new Quantity(lots * lotSize.units);
}
