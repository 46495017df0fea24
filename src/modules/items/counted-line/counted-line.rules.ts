/** In what the lines of an order are counted. The item says so when a line is saved; from then on the line does, whatever becomes of the item. */
import type { Quantity } from "../../../kernel/decimal.ts";
import type { Id } from "../../../kernel/ids.ts";
import { error, type Issue } from "../../../kernel/refusal.ts";
import { type Counted, checkSize, STOCK_UNIT } from "../../../kernel/unit.ts";

export interface CountedLine extends Counted {
  readonly unit: string | null;
}

export interface LineOfItem extends CountedLine {
  readonly id: Id;
  readonly lineNo: number;
  readonly itemId: Id;
  readonly quantity: Quantity;
}

/** What is known of a line's unit before it is saved. */
export interface UnitFacts {
  readonly stockUnit: string | null;
  /** All the item has besides, as a sentence lists them. */
  readonly units: string;
  /** The line's unit as the item has it now. */
  readonly now: Counted | null;
  readonly saved: (CountedLine & { readonly itemId: Id; readonly isFixed: boolean }) | null;
}

/**
 * The fraction to keep with a line. What was sent back as it was read stays; anything else takes the item's of now. Once goods
 * moved that are counted in the line's unit, nothing can change it.
 */
export function countedIn(line: LineOfItem, { stockUnit, now, saved }: UnitFacts): CountedLine | undefined {
  const unit = line.unit === stockUnit ? null : line.unit;
  const isSame = saved !== null && saved.unit === unit && saved.itemId === line.itemId;
  if (isSame && (saved.isFixed || equal(saved, line))) return saved;
  if (unit === null) return { unit, ...STOCK_UNIT };
  return now ? { unit, ...now } : undefined;
}

function equal(a: Counted, b: Counted): boolean {
  const same = (one: Quantity, other: Quantity) => one.equals(other);
  return same(a.unitQuantity, b.unitQuantity) && same(a.unitStockQuantity, b.unitStockQuantity);
}

/** The item has the unit, goods that moved are not counted anew, and what is ordered can be told in stock units. */
export function checkUnit(line: LineOfItem, facts: UnitFacts, at: string): Issue[] {
  const path = `${at}.unit`;
  const { saved, stockUnit, units } = facts;
  const counted = countedIn(line, facts);
  if (saved?.isFixed && counted !== saved)
    return [error("items.unit_fixed", { line: line.lineNo, unit: saved.unit ?? stockUnit ?? "" }, path)];
  if (counted) return checkSize(line.quantity, counted, `${at}.quantity`);
  const known = [stockUnit, units].filter(Boolean).join(", ");
  return [error("items.unit_unknown", { line: line.lineNo, unit: line.unit ?? "", units: known }, path)];
}
