/** What requirements are planned from, and what comes of it. Items are known by their place in `items`, days are counted from today. */
import type { Quantity } from "../../../kernel/decimal.ts";
import type { ComponentShare } from "../../items/bill-of-material/component-need.ts";
import type { Levels, LotQuantity, LotRule } from "./lot.rules.ts";

export interface PlannedItem extends Levels, LotRule {
  readonly leadTimeDays: number;
  /** Free: on hand, and not kept for anybody. */
  readonly stock: Quantity;
}

export interface PlannedBill {
  readonly item: number;
  readonly validFrom: number;
  readonly lines: readonly BillLine[];
}

export interface BillLine extends ComponentShare {
  readonly component: number;
}

/** A line of an open order: what will come in, or go out. */
export interface Move {
  readonly item: number;
  readonly day: number;
  /** In stock units. */
  readonly quantity: Quantity;
  readonly document: { readonly type: string; readonly id: string };
}

export interface PlanInput {
  readonly items: readonly PlannedItem[];
  /** All versions that are valid today or later. */
  readonly bills: readonly PlannedBill[];
  readonly supply: readonly Move[];
  readonly demand: readonly Move[];
  /** The needs of so many days become one lot. */
  readonly daysPerLot: number;
}

/** An order, a lot that is to be made, or the stock that is to be kept. */
export type NeededFor = Move | PlannedLot | "stock";

export interface Need {
  readonly day: number;
  readonly units: bigint;
  readonly of: NeededFor;
}

export interface Peg {
  readonly need: Need;
  readonly units: bigint;
}

export interface Supply {
  /** When it is there. */
  day: number;
  readonly units: bigint;
  /** Whom it serves. */
  readonly pegs: Peg[];
  /** The open order; null: stock, or a lot. */
  readonly of: Move | null;
}

/** A suggestion. */
export interface PlannedLot extends Supply, LotQuantity {
  readonly item: number;
  /** It has a bill of material; else it is bought. */
  readonly isMade: boolean;
  /** The version by which it is made; null: it is bought, or none is valid on the day it starts. */
  readonly bill: PlannedBill | null;
  /** The day it was planned for; with the item it names the lot. */
  readonly plannedDay: number;
  /** When it must be ordered or begun, and its components be there. */
  startDay: number;
  /** When the first of those it serves needs it. */
  neededDay: number;
  /** Nobody waits for it. */
  isForStock: boolean;
}

export interface ItemPlan {
  stock: Supply;
  /** By day. */
  readonly open: Supply[];
  readonly lots: PlannedLot[];
  readonly needs: Need[];
}

export interface Plan {
  readonly input: PlanInput;
  /** The items, parents first. */
  readonly order: readonly number[];
  readonly items: readonly ItemPlan[];
}
