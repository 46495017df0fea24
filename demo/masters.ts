/** Everything that must be there before the first document: items, suppliers, stores, people, opening stock. Plain values. */
import { type CustomerMaster, customersOf } from "./customers.ts";
import type { SourceData, SourceEdge } from "./data.ts";
import type { Demand } from "./demand.ts";
import { type CategoryMaster, categoriesOf, type ItemMaster, itemsOf, type OpeningLine, openingOf } from "./items.ts";
import { COMPANY, type DemoPerson, PEOPLE } from "./people.ts";
import { type SupplierMaster, suppliersOf, type UnitsOf } from "./suppliers.ts";
import { LOCATIONS, type LocationMaster, WAREHOUSES, type WarehouseMaster } from "./warehouses.ts";

export interface Masters {
  readonly company: typeof COMPANY;
  readonly people: readonly DemoPerson[];
  readonly categories: readonly CategoryMaster[];
  readonly items: readonly ItemMaster[];
  readonly suppliers: readonly SupplierMaster[];
  readonly warehouses: readonly WarehouseMaster[];
  readonly locations: readonly LocationMaster[];
  /** Bills of material in force: the quantity of a component in one assembly. */
  readonly billsOfMaterial: readonly SourceEdge[];
  /** Empty in the suppliers' units, as are the sales prices: the real orders are of buying alone. */
  readonly customers: readonly CustomerMaster[];
  /** The standard list: one of each item that is sold, in base currency and without tax. */
  readonly salesPrices: readonly { readonly itemId: string; readonly price: string }[];
  /** Empty in the suppliers' units: the real orders need no stock to start from. */
  readonly opening: readonly OpeningLine[];
}

export function mastersOf(data: SourceData, demand: Demand, units: UnitsOf = "stock"): Masters {
  return {
    company: COMPANY,
    people: PEOPLE,
    categories: categoriesOf(data),
    items: itemsOf(data, demand, units),
    suppliers: suppliersOf(data, units),
    warehouses: WAREHOUSES,
    locations: LOCATIONS,
    billsOfMaterial: data.edges,
    customers: units === "stock" ? customersOf(data) : [],
    salesPrices: units === "stock" ? salesPricesOf(data) : [],
    opening: units === "stock" ? openingOf(data, demand) : [],
  };
}

function salesPricesOf({ items }: SourceData): Masters["salesPrices"] {
  const sold = items.filter((it) => it.isSold && it.listPrice.isPositive());
  return sold.map((it) => ({ itemId: it.id, price: it.listPrice.toString() }));
}
