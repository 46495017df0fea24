/**
 * What lies in the stores while the year is played, in whole pieces, so that nobody takes what is not there or is kept for another. It
 * follows the same rules as the program: what is ordered is kept where it is free, first come first served.
 */
import type { Id } from "../src/kernel/ids.ts";
import type { Loaded } from "./load.ts";
import type { Masters } from "./masters.ts";

interface Place {
  readonly itemId: Id;
  readonly locationId: Id;
  readonly lotCode: string | null;
}
interface Taken extends Place {
  readonly quantity: string;
}
export interface Lying extends Place {
  readonly quantity: number;
}

/** Orders keep stock of the finished goods store alone. */
const KEPT_IN = "FG";

export class Stock {
  private readonly onHand = new Map<Id, number>();
  private readonly lots = new Map<Id, { lotCode: string; left: number }[]>();
  /** By item, then by order line. */
  private readonly kept = new Map<Id, Map<Id, number>>();
  private readonly homes: ReadonlyMap<Id, { readonly locationId: Id; readonly isKept: boolean }>;

  constructor(masters: Masters, loaded: Loaded) {
    this.homes = new Map(
      masters.items.map((it) => [
        loaded.items.get(it.id)!,
        { locationId: loaded.locations.get(it.locationCode)!, isKept: it.locationCode.startsWith(KEPT_IN) },
      ]),
    );
    for (const it of masters.opening)
      this.put(loaded.items.get(it.itemId)!, Number.parseInt(it.quantity, 10), it.lotCode);
  }

  homeOf(itemId: Id): Id {
    return this.homes.get(itemId)!.locationId;
  }

  put(itemId: Id, quantity: number, lotCode: string | null): void {
    this.onHand.set(itemId, (this.onHand.get(itemId) ?? 0) + quantity);
    if (lotCode) this.lots.set(itemId, [...(this.lots.get(itemId) ?? []), { lotCode, left: quantity }]);
  }

  /** Keeps for an order line what is free. */
  keep(orderLineId: Id, itemId: Id, wanted: number): void {
    if (!this.homes.get(itemId)!.isKept) return;
    const part = Math.min(wanted, this.free(itemId));
    if (part <= 0) return;
    const kept = this.kept.get(itemId) ?? new Map<Id, number>();
    this.kept.set(itemId, kept.set(orderLineId, part));
  }

  /** What may be taken: what is free, and what is kept for the order line. */
  free(itemId: Id, orderLineId?: Id): number {
    const kept = this.kept.get(itemId);
    const others = kept ? [...kept].reduce((sum, [line, part]) => (line === orderLineId ? sum : sum + part), 0) : 0;
    return Math.max(0, (this.onHand.get(itemId) ?? 0) - others);
  }

  /** Goods leave from where they are kept, lot by lot where they have lots, the oldest first. */
  take(itemId: Id, quantity: number, orderLineId?: Id): Taken[] {
    this.onHand.set(itemId, (this.onHand.get(itemId) ?? 0) - quantity);
    if (orderLineId) this.release(itemId, orderLineId, quantity);
    const locationId = this.homeOf(itemId);
    const lots = this.lots.get(itemId);
    if (!lots) return [{ itemId, locationId, lotCode: null, quantity: String(quantity) }];
    let rest = quantity;
    return lots.flatMap((lot) => {
      const part = Math.min(rest, lot.left);
      if (part === 0) return [];
      lot.left -= part;
      rest -= part;
      return [{ itemId, locationId, lotCode: lot.lotCode, quantity: String(part) }];
    });
  }

  /** What a count finds where the books are right: lot by lot, and nothing of what is not there. */
  lying(itemId: Id): Lying[] {
    const locationId = this.homeOf(itemId);
    const lots = this.lots.get(itemId) ?? [{ lotCode: null, left: this.onHand.get(itemId) ?? 0 }];
    return lots
      .filter((it) => it.left > 0)
      .map(({ lotCode, left }) => ({ itemId, locationId, lotCode, quantity: left }));
  }

  /** A count found more or less. */
  correct(itemId: Id, difference: number, lotCode: string | null): void {
    this.onHand.set(itemId, (this.onHand.get(itemId) ?? 0) + difference);
    const lot = this.lots.get(itemId)?.find((it) => it.lotCode === lotCode);
    if (lot) lot.left += difference;
  }

  private release(itemId: Id, orderLineId: Id, quantity: number): void {
    const kept = this.kept.get(itemId);
    const left = (kept?.get(orderLineId) ?? 0) - quantity;
    if (left > 0) kept!.set(orderLineId, left);
    else kept?.delete(orderLineId);
  }
}
