/** Loads customers and the standard price list. */
import type { Actor } from "../src/documents/actor.ts";
import { create } from "../src/documents/verbs.ts";
import type { Day } from "../src/kernel/dates.ts";
import type { Id } from "../src/kernel/ids.ts";
import { customerActions, customerCategoryActions } from "../src/modules/parties/customer/customer.actions.ts";
import { priceListActions } from "../src/modules/sales/price-list/price-list.actions.ts";
import type { Tx } from "../src/platform/server/db/database.ts";
import { CUSTOMER_CATEGORIES } from "./customers.ts";
import type { Masters } from "./masters.ts";

/** @param employees by login */
export async function makeCustomers(
  tx: Tx,
  by: Actor,
  { customers }: Masters,
  employees: ReadonlyMap<string, Id>,
): Promise<void> {
  const made = await create(
    tx,
    by,
    customerCategoryActions,
    CUSTOMER_CATEGORIES.map(({ code, name, nameEn }) => ({ code, name, nameEn, lines: [] })),
  );
  const categories = new Map(made.map((it) => [it.code, it.id]));
  await create(
    tx,
    by,
    customerActions,
    customers.map(({ categoryCode, salesperson, lines, ...it }) => ({
      ...it,
      categoryId: categories.get(categoryCode)!,
      salespersonId: employees.get(salesperson)!,
      lines: lines.map((line) => ({ ...line })),
    })),
  );
}

/** Prices without tax, as the suppliers' are, in force from the first day. */
export async function makeStandardPrices(
  tx: Tx,
  by: Actor,
  { salesPrices }: Masters,
  items: ReadonlyMap<string, Id>,
  validFrom: Day,
): Promise<void> {
  if (salesPrices.length === 0) return;
  const lines = salesPrices.map(({ itemId, price }) => ({ itemId: items.get(itemId)!, price }));
  const list = { code: "STD", name: "标准价格表", nameEn: "Standard prices", isStandard: true, validFrom };
  await create(tx, by, priceListActions, [{ ...list, lines }]);
}
