/** Plans of a few items that are known by a letter, for tests a planner can check by hand. Days are counted from today. */
import { Quantity } from "../../../../kernel/decimal.ts";
import { shareOf } from "../../../items/bill-of-material/component-need.ts";
import type { Plan, PlanInput } from "../plan.ts";
import { planOf } from "../requirements.rules.ts";

export interface SmallItem {
  readonly lead?: number;
  readonly stock?: string;
  readonly keep?: string;
  readonly upTo?: string;
  readonly lotSize?: string;
  readonly minimum?: string;
}
/** `["A", 20, "8"]`: 8 of A on day 20, by the order of this name. */
export type SmallMove = readonly [item: string, day: number, quantity: string, order?: string];
export interface SmallBill {
  readonly of: string;
  readonly from?: number;
  readonly quantity?: string;
  /** Component → quantity, or quantity and scrap in percent. */
  readonly parts: Readonly<Record<string, string | readonly [quantity: string, scrap: string]>>;
}
export interface SmallFactory {
  readonly items: Readonly<Record<string, SmallItem>>;
  readonly bills?: readonly SmallBill[];
  readonly demand?: readonly SmallMove[];
  readonly supply?: readonly SmallMove[];
  readonly daysPerLot?: number;
}

const orNull = (text: string | undefined) => (text === undefined ? null : Quantity.of(text));

function inputOf({ items, bills = [], demand = [], supply = [], daysPerLot = 1 }: SmallFactory): PlanInput {
  const names = Object.keys(items);
  const place = (name: string) => names.indexOf(name);
  const move = ([item, day, quantity, order = "?"]: SmallMove) => ({
    item: place(item),
    day,
    quantity: Quantity.of(quantity),
    document: { type: "order", id: order },
  });
  return {
    items: Object.values(items).map((it) => ({
      leadTimeDays: it.lead ?? 0,
      stock: Quantity.of(it.stock ?? "0"),
      minimumStock: Quantity.of(it.keep ?? "0"),
      maximumStock: orNull(it.upTo),
      sold: null,
      minimum: orNull(it.minimum),
      lotSize: orNull(it.lotSize),
    })),
    bills: bills.map(({ of, from = -1, quantity = "1", parts }) => ({
      item: place(of),
      validFrom: from,
      lines: Object.entries(parts).map(([name, part]) => {
        const [each, scrapPercent] = typeof part === "string" ? [part, "0"] : part;
        return {
          component: place(name),
          ...shareOf(Quantity.of(quantity), { quantity: Quantity.of(each), scrapPercent }),
        };
      }),
    })),
    demand: demand.map(move),
    supply: supply.map(move),
    daysPerLot,
  };
}

/** The names of the items, and the plan. @throws Error where an item is in itself */
export function planned(factory: SmallFactory): { readonly names: readonly string[]; readonly plan: Plan } {
  const names = Object.keys(factory.items);
  const plan = planOf(inputOf(factory));
  if ("ring" in plan) throw new Error(`in itself: ${plan.ring.map((it) => names[it]).join(" → ")}`);
  return { names, plan };
}

/** Each lot in a line: `make 10 A, start 15, there 20`, and `for SO-1: 8, stock: 2` behind it. */
export function toldLots(factory: SmallFactory): string[] {
  const { names, plan } = planned(factory);
  return plan.order.flatMap((item) =>
    plan.items[item]!.lots.map((lot) => {
      const late = lot.isForStock ? 0 : Math.max(0, lot.day - lot.neededDay);
      const served = lot.pegs.map(({ need: { of }, units }) => {
        const whom = of === "stock" ? of : "isMade" in of ? names[of.item] : of.document.id;
        return `${whom}: ${new Quantity(units)}`;
      });
      const what = `${lot.isMade ? "make" : "buy"} ${lot.stockQuantity} ${names[item]}`;
      return `${what}, start ${lot.startDay}, there ${lot.day}${late ? `, ${late} late` : ""}; for ${served.join(", ")}`;
    }),
  );
}
