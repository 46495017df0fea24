/** Whom a lot serves in the end, which open orders do not fit what is needed, and the account of an item's days to come. */

import type { Move, NeededFor, Peg, Plan, PlannedLot, Supply } from "./plan.ts";
import { isForStock } from "./requirements.rules.ts";

export const isLot = (of: NeededFor): of is PlannedLot => of !== "stock" && "isMade" in of;
export const isMove = (of: NeededFor): of is Move => of !== "stock" && "document" in of;

/** What an open order brings, by document: a work order's need of components goes on to whom the work order serves. */
export function suppliesByDocument({ items }: Plan): ReadonlyMap<string, readonly Supply[]> {
  const found = new Map<string, Supply[]>();
  for (const { open } of items)
    for (const supply of open) {
      const { id } = supply.of!.document;
      found.set(id, [...(found.get(id) ?? []), supply]);
    }
  return found;
}

const SERVED_AT_MOST = 100;

/** The orders that a lot serves in the end, each once, the first to need it first. */
export function servedBy(lot: Supply, byDocument: ReadonlyMap<string, readonly Supply[]>): Move["document"][] {
  const found = new Map<string, Move>();
  const seen = new Set<Supply>();
  const look = ({ pegs }: Supply) => {
    for (const { need } of pegs) {
      if (found.size >= SERVED_AT_MOST) return;
      if (isMove(need.of)) {
        const next = byDocument.get(need.of.document.id);
        if (!next) found.set(need.of.document.id, need.of);
        else for (const supply of next) lookOnce(supply);
      } else if (isLot(need.of)) lookOnce(need.of);
    }
  };
  const lookOnce = (supply: Supply) => {
    if (seen.has(supply)) return;
    seen.add(supply);
    look(supply);
  };
  lookOnce(lot);
  return [...found.values()].sort((a, b) => a.day - b.day).map((it) => it.document);
}

/** An open order that comes so many days before it is needed may be put off. */
const EARLY_DAYS = 7;

export interface Misfit {
  readonly what: "late" | "early" | "not_needed";
  readonly supply: Supply;
  readonly neededDay: number | null;
}

/** Open orders that come too late, long before they are needed, or that nobody needs. */
export function misfitsOf({ items }: Plan): Misfit[] {
  return items.flatMap(({ open }) =>
    open.flatMap((supply): Misfit[] => {
      if (supply.pegs.length === 0) return [{ what: "not_needed", supply, neededDay: null }];
      const real = supply.pegs.filter(({ need }) => !isForStock(need));
      const neededDay = real.reduce((least, { need }) => Math.min(least, need.day), Number.POSITIVE_INFINITY);
      if (neededDay < supply.day) return [{ what: "late", supply, neededDay }];
      const isKept = real.length < supply.pegs.length;
      return !isKept && neededDay - supply.day >= EARLY_DAYS ? [{ what: "early", supply, neededDay }] : [];
    }),
  );
}

export interface Account {
  readonly day: number;
  readonly supply: Supply | null;
  readonly need: Peg["need"] | null;
  /** Below zero: it goes out. */
  readonly units: bigint;
  readonly balance: bigint;
}

/** Day by day what comes and what goes; what comes on a day comes first. */
export function accountOf(plan: Plan, item: number): Account[] {
  const { stock, open, lots, needs } = plan.items[item]!;
  const moves = [
    ...[...open, ...lots].map((supply) => ({ day: supply.day, supply, need: null, units: supply.units })),
    ...needs.map((need) => ({ day: need.day, supply: null, need, units: -need.units })),
  ].sort((a, b) => a.day - b.day);
  let balance = stock.units;
  return moves.map((move) => {
    balance += move.units;
    return { ...move, balance };
  });
}
