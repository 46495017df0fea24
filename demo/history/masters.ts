/** The factory as the history has it: suppliers sell in their own units, customers order over the network too, nothing is planned. */
import { groupBy, type SourceData } from "../data.ts";
import type { Demand } from "../demand.ts";
import { type ItemMaster, NO_LEVELS, unitLines } from "../items.ts";
import { type Masters, mastersOf } from "../masters.ts";
import { priceLine } from "../suppliers.ts";
import { openingOf } from "./opening.ts";
import { packsOf } from "./purchases.ts";
import { ONLINE, onlineCustomers } from "./sales.ts";
import type { Week } from "./weeks.ts";

export function historyMastersOf(data: SourceData, demand: Demand, weeks: readonly Week[]): Masters {
  const year = mastersOf(data, demand);
  const packs = packsOf(data);
  const offers = groupBy(data.prices, (it) => it.supplierId);
  return {
    ...year,
    items: year.items.map((it) => ({ ...it, ...NO_LEVELS, ...withoutLots(it), lines: unitLines(packs.get(it.id)) })),
    suppliers: year.suppliers.map((it) => ({
      ...it,
      prices: (offers.get(it.id) ?? []).map((offer) => priceLine(offer, packs.get(offer.itemId))),
    })),
    customerCategories: [...year.customerCategories, ONLINE],
    customers: [...year.customers, ...onlineCustomers(weeks.flatMap((it) => it.sales))],
    salesPrices: [],
    resellerPrices: [],
    opening: openingOf(data, demand, weeks),
  };
}

/** Components leave the store with each completion, so nobody says from which lot. */
const withoutLots = ({ costing }: ItemMaster) => ({
  costing: costing === "specific_lot" ? ("fifo" as const) : costing,
  isLotTracked: false,
});
