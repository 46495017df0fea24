/**
 * What is scrapped in the making, as often and as much as in the data's work orders: 729 of 72,591 have scrap, 10,651 pieces of the
 * 399,984 that these made, for their reasons.
 */
import type { SourceData } from "./data.ts";
import type { Chance } from "./random.ts";

export type ScrapReason = "drill_size" | "drill_pattern" | "trim_length" | "paint" | "handling" | "material" | "other";
interface Scrap {
  readonly pieces: number;
  readonly reason: ScrapReason | null;
}

const ORDERS = 72_591;
const WITH_SCRAP = 729;
const PIECES = 399_984;
const SCRAPPED = 10_651;

/** The data's reasons that have one of ours. */
const REASONS: Readonly<Record<string, ScrapReason>> = {
  "Color incorrect": "paint",
  "Drill pattern incorrect": "drill_pattern",
  "Drill size too large": "drill_size",
  "Drill size too small": "drill_size",
  "Gouge in metal": "handling",
  "Handling damage": "handling",
  "Paint process failed": "paint",
  "Primer process failed": "paint",
  "Stress test failed": "material",
  "Trim length too long": "trim_length",
  "Trim length too short": "trim_length",
};

export const scrapReasonOf = (name: string): ScrapReason => REASONS[name] ?? "other";

/** @returns what of so many pieces is scrapped; of a single one nothing is */
export function scrapOf({ scrapReasons }: SourceData): (chance: Chance, made: number) => Scrap {
  const all = scrapReasons.reduce((sum, it) => sum + it.pieces, 0);
  const draw = (at: number): ScrapReason => {
    let upTo = 0;
    const found = scrapReasons.find((it) => {
      upTo += it.pieces;
      return at < upTo;
    });
    return scrapReasonOf(found!.name);
  };
  return (chance, made) => {
    if (made < 2 || chance.below(ORDERS) >= WITH_SCRAP) return { pieces: 0, reason: null };
    return { pieces: Math.max(1, Math.trunc((made * SCRAPPED) / PIECES)), reason: draw(chance.below(all)) };
  };
}
