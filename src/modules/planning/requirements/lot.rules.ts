/**
 * How much one lot brings. Lot-for-lot: what is missing, at least the supplier's minimum, in whole lots and in whole units of his.
 *
 *   position 40, minimum stock 120, maximum 300, supplier's minimum 100, lot size 50  →  260 missing → 300
 *   the same without a lot size, sold by the box of 24, minimum 4 boxes               →  260 missing → 11 boxes, 264
 *   position −8, minimum stock 2, nothing else                                        →  10
 */
import { Quantity } from "../../../kernel/decimal.ts";
import { type Counted, exactStep, inStock, unitsCovering } from "../../../kernel/unit.ts";

export interface Levels {
  /** Kept at all times: the reorder point, else the safety stock; zero: none. */
  readonly minimumStock: Quantity;
  /** What is filled up to once something must be made or bought; null: only what is missing. */
  readonly maximumStock: Quantity | null;
}

export interface LotRule {
  /** What the supplier sells it by; null: the stock unit. */
  readonly sold: Counted | null;
  /** The supplier's, in what he sells it by. */
  readonly minimum: Quantity | null;
  /** In stock units; only whole lots are made or bought. */
  readonly lotSize: Quantity | null;
}

export interface LotQuantity {
  /** In what the supplier sells it by. */
  readonly quantity: Quantity;
  readonly stockQuantity: Quantity;
}

/** What is missing where the position (stock and open orders less needs) falls below the minimum stock; zero: nothing. */
export function missingAt(position: Quantity, { minimumStock, maximumStock }: Levels): Quantity {
  const isAtMinimum = maximumStock !== null && minimumStock.isPositive() && position.equals(minimumStock);
  if (!isAtMinimum && !position.lessThan(minimumStock)) return Quantity.zero;
  const target = maximumStock && minimumStock.lessThan(maximumStock) ? maximumStock : minimumStock;
  return target.minus(position);
}

export function lotCovering(missing: Quantity, { sold, minimum, lotSize }: LotRule): LotQuantity {
  const atLeast = minimum && (sold ? leastSold(minimum, sold) : minimum);
  const wanted = wholeLots(atLeast && missing.lessThan(atLeast) ? atLeast : missing, lotSize);
  if (!sold) return { quantity: wanted, stockQuantity: wanted };
  const quantity = unitsCovering(wanted, sold);
  return { quantity, stockQuantity: inStock(quantity, sold) };
}

/** A minimum as stock: in steps that convert exactly, not below it. */
function leastSold(minimum: Quantity, sold: Counted): Quantity {
  return inStock(wholeLots(minimum, exactStep(sold)), sold);
}

/** The next whole number of lots. */
function wholeLots(quantity: Quantity, lotSize: Quantity | null): Quantity {
  if (!lotSize?.isPositive()) return quantity;
  const lots = (quantity.units + lotSize.units - 1n) / lotSize.units;
  return new Quantity(lots * lotSize.units);
}
