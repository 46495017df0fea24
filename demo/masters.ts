/** Everything that must be there before the first document: items, suppliers, stores, people, opening stock. Plain values. */
import { divideRounded, UnitPrice } from "../src/kernel/decimal.ts";
import { CUSTOMER_CATEGORIES, type CustomerCategory, type CustomerMaster, customersOf } from "./customers.ts";
import type { SourceData, SourceEdge } from "./data.ts";
import type { Demand } from "./demand.ts";
import { type CategoryMaster, categoriesOf, type ItemMaster, itemsOf, type OpeningLine, openingOf } from "./items.ts";
import { makingOf } from "./making.ts";
import { COMPANY, type DemoPerson, PEOPLE } from "./people.ts";
import { type SupplierMaster, suppliersOf } from "./suppliers.ts";
import { LOCATIONS, type LocationMaster, WAREHOUSES, type WarehouseMaster } from "./warehouses.ts";

interface SalesPrice {
  readonly itemId: string;
  readonly price: string;
}
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
  /** Base currency for one piece of an assembly, at set rates. */
  readonly rates: ReadonlyMap<string, { readonly labourCost: string; readonly overheadCost: string }>;
  readonly customerCategories: readonly CustomerCategory[];
  readonly customers: readonly CustomerMaster[];
  /** One of each item that is sold, in base currency and without tax: to anybody, and to resellers by how many they take. */
  readonly salesPrices: readonly SalesPrice[];
  readonly resellerPrices: readonly (SalesPrice & { readonly fromQuantity: string })[];
  readonly opening: readonly OpeningLine[];
}

export function mastersOf(data: SourceData, demand: Demand): Masters {
  return {
    company: COMPANY,
    people: PEOPLE,
    categories: categoriesOf(data),
    items: itemsOf(data, demand),
    suppliers: suppliersOf(data),
    warehouses: WAREHOUSES,
    locations: LOCATIONS,
    billsOfMaterial: data.edges,
    rates: new Map([...makingOf(data, demand)].map(([itemId, it]) => [itemId, ratesOf(it)])),
    customerCategories: CUSTOMER_CATEGORIES,
    customers: customersOf(data),
    salesPrices: salesPricesOf(data),
    resellerPrices: resellerPricesOf(data),
    opening: openingOf(data, demand),
  };
}

const ratesOf = ({ labourCost, overheadCost }: Record<"labourCost" | "overheadCost", UnitPrice>) => ({
  labourCost: labourCost.toString(),
  overheadCost: overheadCost.toString(),
});

const soldItems = ({ items }: SourceData) => items.filter((it) => it.isSold && it.listPrice.isPositive());

const salesPricesOf = (data: SourceData): SalesPrice[] =>
  soldItems(data).map((it) => ({ itemId: it.id, price: it.listPrice.toString() }));

/** What the real orders paid: six tenths of the list price, and less from 11, 15 and 25 pieces on. */
const RESELLER_PERCENT = [
  { fromQuantity: "0", percent: 6000n },
  { fromQuantity: "11", percent: 5880n },
  { fromQuantity: "15", percent: 5700n },
  { fromQuantity: "25", percent: 5400n },
] as const;

const resellerPricesOf = (data: SourceData): Masters["resellerPrices"] =>
  soldItems(data).flatMap((it) =>
    RESELLER_PERCENT.map(({ fromQuantity, percent }) => ({
      itemId: it.id,
      fromQuantity,
      price: new UnitPrice(divideRounded(it.listPrice.units * percent, 10_000n)).toString(),
    })),
  );
