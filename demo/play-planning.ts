/** Planning of the demo: on Mondays and Thursdays Millstock's own suggestions become purchase orders and work orders. */
import { registry } from "../src/app/modules.ts";
import type { Actor } from "../src/documents/actor.ts";
import { addDays, type Day } from "../src/kernel/dates.ts";
import type { Suggestion } from "../src/modules/planning/contract.ts";
import { makeOrders, planFor } from "../src/modules/planning/requirements/requirements.actions.ts";
import { suggestionsOf } from "../src/modules/planning/requirements/suggestions.actions.ts";
import type { PurchaseOrder } from "../src/modules/procurement/purchase-order/purchase-order.rules.ts";
import type { WorkOrder } from "../src/modules/production/work-order/work-order.rules.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import type { Loaded } from "./load.ts";
import type { Masters } from "./masters.ts";

/** The needs of two weeks are one lot. */
const ASKED = { daysPerLot: 14 };
const MOST = 5_000;
/** What need not be begun before the next planning waits for it. */
const AHEAD_DAYS = 4;
const PLANNING_DAYS: readonly number[] = [1, 4];
const MAKES_IN = "RM";

export const isPlanningDay = (date: Day): boolean => PLANNING_DAYS.includes(new Date(date).getUTCDay());

export class Planning {
  private readonly loaded: Loaded;
  private readonly stores: ReadonlyMap<string, string>;

  constructor(masters: Masters, loaded: Loaded) {
    this.loaded = loaded;
    this.stores = new Map(masters.items.map((it) => [loaded.items.get(it.id) as string, it.locationCode.slice(0, 2)]));
  }

  /** @param share takes one in so many, so that suggestions are left */
  async plan(
    tx: Tx,
    by: Actor,
    date: Day,
    share: number,
  ): Promise<{ purchaseOrders: PurchaseOrder[]; workOrders: WorkOrder[] }> {
    const planned = await planFor(tx, by, registry, ASKED);
    const until = addDays(date, AHEAD_DAYS);
    const chosen = suggestionsOf(planned, { search: "", first: MOST }).suggestions.filter(
      (it, i) => !it.lacks && it.startOn <= until && i % share === 0,
    );
    return await makeOrders(tx, by, registry, { ...ASKED, lines: chosen.map((it) => this.lineOf(it)) });
  }

  private lineOf({ kind, itemId, plannedOn, stockQuantity, quantity, dueOn, offers }: Suggestion) {
    const { supplierId = null, unit = null, price = "0", taxRate = "0" } = offers[0] ?? {};
    const store = kind === "make" ? MAKES_IN : this.stores.get(itemId)!;
    const warehouseId = this.loaded.warehouses.get(store)!;
    return {
      itemId,
      plannedOn,
      suggested: stockQuantity,
      warehouseId,
      supplierId,
      unit,
      quantity,
      price,
      taxRate,
      dueOn,
    };
  }
}
