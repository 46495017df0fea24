/**
 * The customers: the data's 701 stores, which have English names and foreign addresses as in life, and no contact or tax number. What
 * the data does not say follows from it by rule:
 *   credit limit   a tenth of the store's own sales a year; nothing on credit for the 66 that never ordered
 *   terms          from 1,500,000 a year 60 days from the month's end, from 800,000 45 days and else 30 days from the invoice
 *   category       the store's specialty
 *   salesperson    the data's 13 sales people have no names: our two share them in turn
 *   address        that of delivery is the default, where there is one beside the office
 */
import type { SourceData, SourceStore } from "./data.ts";
import { PEOPLE } from "./people.ts";

interface Place {
  readonly name: string;
  readonly address: string;
  readonly isDefault: boolean;
}
export interface CustomerMaster {
  readonly code: string;
  readonly name: string;
  readonly categoryCode: string;
  /** A login of `PEOPLE`. */
  readonly salesperson: string;
  readonly currency: "CNY";
  readonly termStart: "invoice" | "month_end";
  readonly termDays: number;
  /** Null: no limit. */
  readonly creditLimit: string | null;
  readonly lines: readonly Place[];
}

export interface CustomerCategory {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

export const CUSTOMER_CATEGORIES = [
  { code: "MB", name: "山地车店", nameEn: "Mountain bike shops", specialty: "Mountain" },
  { code: "RB", name: "公路车店", nameEn: "Road bike shops", specialty: "Road" },
  { code: "TB", name: "旅行车店", nameEn: "Touring bike shops", specialty: "Touring" },
] as const;

const SHIPPING = "5";

export function customersOf({ stores }: SourceData): CustomerMaster[] {
  const sellers = PEOPLE.filter((it) => it.role === "salesperson");
  const real = [...new Set(stores.map((it) => it.salespersonId))].sort();
  return stores.map((it) => ({
    code: it.code,
    name: it.name,
    categoryCode: CUSTOMER_CATEGORIES.find(({ specialty }) => specialty === it.specialty)!.code,
    salesperson: sellers[real.indexOf(it.salespersonId) % sellers.length]!.login,
    currency: "CNY",
    ...termsOf(it.annualSales),
    creditLimit: it.orders === 0 ? "0" : String(Math.trunc(it.annualSales / 10)),
    lines: placesOf(it),
  }));
}

function termsOf(annualSales: number): Pick<CustomerMaster, "termStart" | "termDays"> {
  if (annualSales >= 1_500_000) return { termStart: "month_end", termDays: 60 };
  return { termStart: "invoice", termDays: annualSales >= 800_000 ? 45 : 30 };
}

function placesOf({ addresses }: SourceStore): Place[] {
  const isOneCity = new Set(addresses.map((it) => it.city)).size < addresses.length;
  const shipping = addresses.findIndex((it) => it.type === SHIPPING);
  return addresses.map(({ city, text }, i) => ({
    name: isOneCity ? `${city} ${i + 1}` : city,
    address: text,
    isDefault: i === Math.max(shipping, 0),
  }));
}
