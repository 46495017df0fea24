/** What must hold for a price list. */
import type { DocumentOf } from "../../../kernel/document.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import type { priceList } from "./price-list.ts";

export type PriceList = DocumentOf<typeof priceList>;

/** The units of an item: its stock unit, and those besides. */
export interface ItemUnits {
  readonly stockUnit: string;
  readonly units: readonly string[];
}

export function checkPriceList(it: PriceList, items: ReadonlyMap<Id, ItemUnits>): Issue[] {
  const issues: Issue[] = [];
  const { customerId, isStandard, validFrom, validTo } = it;
  if (customerId !== null && isStandard) issues.push(error("sales.own_is_standard", {}, "isStandard"));
  if (validTo !== null && validTo < validFrom)
    issues.push(error("sales.valid_to_before", { from: validFrom, to: validTo }, "validTo"));
  return [...issues, ...it.lines.flatMap((line, i) => checkLine(line, i, items)), ...checkTwice(it)];
}

function checkLine(it: PriceList["lines"][number], at: number, items: ReadonlyMap<Id, ItemUnits>): Issue[] {
  const { lineNo: line, itemId, unit, fromQuantity, price } = it;
  const issues: Issue[] = [];
  const known = items.get(itemId);
  if (known && unit !== null && !known.units.includes(unit))
    issues.push(
      error(
        "sales.unit_unknown",
        { line, unit, units: [known.stockUnit, ...known.units].join(", ") },
        `lines.${at}.unit`,
      ),
    );
  if (fromQuantity.isNegative())
    issues.push(error("sales.from_negative", { line, quantity: fromQuantity }, `lines.${at}.fromQuantity`));
  if (price.isNegative()) issues.push(error("sales.price_negative", { line, price }, `lines.${at}.price`));
  return issues;
}

/** Two prices of one item, in one unit, from one quantity on: nobody could say which counts. */
function checkTwice({ lines }: PriceList): Issue[] {
  const seen = new Map<string, number>();
  return lines.flatMap(({ itemId, unit, fromQuantity, lineNo }, i) => {
    const key = `${itemId} ${fromQuantity} ${unit ?? ""}`;
    const first = seen.get(key);
    if (first !== undefined)
      return [error("sales.price_twice", { first, line: lineNo, quantity: fromQuantity }, `lines.${i}.fromQuantity`)];
    seen.set(key, lineNo);
    return [];
  });
}

/** The stock unit by its name is the stock unit, which is null. */
export function withStockUnits<L extends { readonly itemId: Id; readonly unit: string | null }>(
  lines: readonly L[],
  items: ReadonlyMap<Id, ItemUnits>,
): L[] {
  return lines.map((line) => (line.unit === items.get(line.itemId)?.stockUnit ? { ...line, unit: null } : line));
}
