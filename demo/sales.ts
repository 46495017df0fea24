/** Loads customers and the price lists. */
import type { Actor } from "../src/documents/actor.ts";
import { create } from "../src/documents/verbs.ts";
import type { Day } from "../src/kernel/dates.ts";
import type { Id } from "../src/kernel/ids.ts";
import { customerActions, customerCategoryActions } from "../src/modules/parties/customer/customer.actions.ts";
import { priceListActions } from "../src/modules/sales/price-list/price-list.actions.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import type { CustomerMaster } from "./customers.ts";
import type { Masters } from "./masters.ts";

export interface LoadedCustomer extends CustomerMaster {
  readonly id: Id;
  readonly salespersonId: Id | null;
}

/** @param employees by login @returns the customers by code, with the place where goods go */
export async function makeCustomers(
  tx: Tx,
  by: Actor,
  { customers, customerCategories }: Masters,
  employees: ReadonlyMap<string, Id>,
  priceListId: Id | null,
): Promise<Map<string, LoadedCustomer>> {
  const made = await create(
    tx,
    by,
    customerCategoryActions,
    customerCategories.map(({ code, name, nameEn }) => ({ code, name, nameEn, lines: [] })),
  );
  const categories = new Map(made.map((it) => [it.code, it.id]));
  const loaded = await create(
    tx,
    by,
    customerActions,
    customers.map(({ categoryCode, salesperson, lines, ...it }) => ({
      ...it,
      categoryId: categories.get(categoryCode)!,
      salespersonId: employees.get(salesperson)!,
      priceListId,
      lines: lines.map((line) => ({ ...line })),
    })),
  );
  return new Map(
    customers.map((it, i) => [it.code, { ...it, id: loaded[i]!.id, salespersonId: loaded[i]!.salespersonId }]),
  );
}

/** Prices without tax, as the suppliers' are, in force from the first day. @returns the list of the resellers */
export async function makeSalesPrices(
  tx: Tx,
  by: Actor,
  { salesPrices, resellerPrices }: Masters,
  items: ReadonlyMap<string, Id>,
  validFrom: Day,
): Promise<Id | null> {
  if (salesPrices.length === 0) return null;
  const lines = (prices: readonly { itemId: string; price: string }[]) =>
    prices.map((it) => ({ ...it, itemId: items.get(it.itemId)! }));
  const standard = { code: "STD", name: "标准价格表", nameEn: "Standard prices", isStandard: true, validFrom };
  const resellers = { code: "RS", name: "经销商价格表", nameEn: "Resellers", isStandard: false, validFrom };
  const made = await create(tx, by, priceListActions, [
    { ...standard, lines: lines(salesPrices) },
    { ...resellers, lines: lines(resellerPrices) },
  ]);
  return made[1]!.id;
}
