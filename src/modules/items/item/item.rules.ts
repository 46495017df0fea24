/** What must hold for an item. */
import type { DocumentOf } from "../../../kernel/document.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { item } from "./item.ts";

export type Item = DocumentOf<typeof item>;

export function checkItem(it: Item): Issue[] {
  const issues: Issue[] = [];
  if (it.costing === "standard" && !it.standardCost)
    issues.push(error("items.standard_cost_missing", { code: it.code }, "standardCost"));
  if (it.costing === "specific_lot" && !it.isLotTracked)
    issues.push(error("items.lot_needed", { code: it.code }, "isLotTracked"));
  const { safetyStock, maximumStock, reorderPoint } = it;
  if (safetyStock && reorderPoint?.lessThan(safetyStock))
    issues.push(error("items.reorder_below_safety", { reorder: reorderPoint, safety: safetyStock }, "reorderPoint"));
  if (maximumStock && reorderPoint && maximumStock.lessThan(reorderPoint))
    issues.push(error("items.maximum_below_reorder", { maximum: maximumStock, reorder: reorderPoint }, "maximumStock"));
  return issues;
}

/** Every other unit is named once, is not the stock unit, and says how much it is. */
export function checkUnits(it: Item): Issue[] {
  const named = new Set<string>();
  return it.lines.flatMap(({ unit, quantity, stockQuantity }, i) => {
    const issues: Issue[] = [];
    if (unit === it.unit) issues.push(error("items.unit_is_stock", { unit }, `lines.${i}.unit`));
    if (named.has(unit)) issues.push(error("items.unit_twice", { unit }, `lines.${i}.unit`));
    named.add(unit);
    if (!quantity.isPositive()) issues.push(error("items.unit_nothing", { unit }, `lines.${i}.quantity`));
    if (!stockQuantity.isPositive()) issues.push(error("items.unit_nothing", { unit }, `lines.${i}.stockQuantity`));
    return issues;
  });
}

/** Services are bought but never stocked, so they have no cost pool. */
export function isStocked(it: Item): boolean {
  return it.kind !== "service";
}
