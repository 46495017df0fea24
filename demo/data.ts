/**
 * Reads `demo/data` (a real-looking bicycle factory: its README says whence and under which licence) into plain values under
 * our own names. Nothing here knows of a server. Identifiers are the data's own numbers, as texts.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Day, dayOf } from "../src/kernel/dates.ts";
import { divideRounded, UnitPrice } from "../src/kernel/decimal.ts";
import { type Row, readCsv } from "./csv.ts";

export interface SourceItem {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly isMade: boolean;
  readonly isSold: boolean;
  readonly color: string;
  readonly size: string;
  readonly sizeUnit: string;
  readonly safetyStock: number;
  readonly standardCost: UnitPrice;
  /** Of one piece; zero for what is not sold. */
  readonly listPrice: UnitPrice;
  /** Zero for what is bought. */
  readonly daysToMake: number;
  readonly subcategoryId: string;
  /** Pieces counted on all places. */
  readonly stock: number;
}
interface SourceCategory {
  readonly id: string;
  readonly name: string;
  /** Empty for a top category. */
  readonly parentId: string;
}
export interface SourceEdge {
  readonly assemblyId: string;
  readonly componentId: string;
  readonly quantity: number;
  /** EA pieces, OZ ounces, IN inches. */
  readonly unit: string;
}
export interface SourceSupplier {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** 1 is the best, 5 the worst. */
  readonly rating: number;
  readonly isPreferred: boolean;
  readonly isActive: boolean;
}
export interface SourcePrice {
  readonly itemId: string;
  readonly supplierId: string;
  readonly leadTimeDays: number;
  /** For one unit as the supplier sells it. */
  readonly price: UnitPrice;
  readonly minimumQuantity: number;
  readonly unit: string;
}
export interface SourceOrderLine {
  readonly dueOn: Day;
  readonly itemId: string;
  readonly ordered: number;
  readonly price: UnitPrice;
  readonly received: number;
  readonly rejected: number;
}
export interface SourceOrder {
  readonly id: string;
  /** 1 pending, 2 approved, 3 rejected, 4 complete. */
  readonly status: string;
  readonly supplierId: string;
  readonly orderedOn: Day;
  readonly shippedOn: Day;
  readonly tax: UnitPrice;
  readonly freight: UnitPrice;
  readonly lines: readonly SourceOrderLine[];
}
export interface SourceSale {
  readonly id: string;
  readonly orderedOn: Day;
  /** Code of the store. */
  readonly customer: string;
  readonly lines: readonly SourceSaleLine[];
}
interface SourceSaleLine {
  readonly itemId: string;
  readonly quantity: number;
  /** For one piece, after the discount. */
  readonly price: UnitPrice;
}
export interface SourceStore {
  readonly code: string;
  readonly name: string;
  readonly salespersonId: string;
  /** The store's own, a year. */
  readonly annualSales: number;
  readonly specialty: string;
  /** How often it ordered in four years. */
  readonly orders: number;
  readonly addresses: readonly SourceAddress[];
}
interface SourceAddress {
  /** 3 main office, 5 shipping. */
  readonly type: string;
  readonly city: string;
  /** All of it on one line, with the country's code. */
  readonly text: string;
}
export interface SourceData {
  readonly items: readonly SourceItem[];
  readonly categories: readonly SourceCategory[];
  readonly edges: readonly SourceEdge[];
  readonly locations: readonly { readonly id: string; readonly name: string }[];
  readonly scrapReasons: readonly { readonly name: string; readonly pieces: number }[];
  readonly suppliers: readonly SourceSupplier[];
  readonly prices: readonly SourcePrice[];
  readonly orders: readonly SourceOrder[];
  readonly sales: readonly SourceSale[];
  readonly stores: readonly SourceStore[];
}

/** @param directory where the files are; beside this module unless the program was bundled elsewhere */
export function readData(directory: URL | string = new URL("./data/", import.meta.url)): SourceData {
  const rows = (file: string) => readCsv(textOf(directory, file));
  return {
    items: rows("product.csv").map(toItem),
    categories: [
      ...rows("product_category.csv").map((it) => ({
        id: `c${field(it, "product_category_id")}`,
        name: field(it, "name"),
        parentId: "",
      })),
      ...rows("product_subcategory.csv").map((it) => ({
        id: field(it, "product_subcategory_id"),
        name: field(it, "name"),
        parentId: `c${field(it, "product_category_id")}`,
      })),
    ],
    edges: rows("bill_of_materials.csv").map((it) => ({
      assemblyId: field(it, "product_assembly_id"),
      componentId: field(it, "component_id"),
      quantity: whole(it, "per_assembly_qty"),
      unit: field(it, "unit_measure_code"),
    })),
    locations: rows("location.csv").map((it) => ({ id: field(it, "location_id"), name: field(it, "name") })),
    scrapReasons: rows("scrap_reason.csv").map((it) => ({
      name: field(it, "name"),
      pieces: whole(it, "scrapped_qty"),
    })),
    suppliers: rows("vendor.csv").map(toSupplier),
    prices: rows("product_vendor.csv").map(toPrice),
    orders: toOrders(rows("purchase_order_header.csv.gz"), rows("purchase_order_detail.csv.gz")),
    sales: toSales(rows("reseller_order_line.csv.gz")),
    stores: toStores(rows("store.csv"), rows("store_address.csv")),
  };
}

function textOf(directory: URL | string, file: string): string {
  const bytes = readFileSync(typeof directory === "string" ? `${directory}/${file}` : new URL(file, directory));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

function field(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new RangeError(`column ${column} is missing`);
  return text;
}

function whole(row: Row, column: string): number {
  const text = field(row, column);
  if (!/^\d+$/.test(text)) throw new RangeError(`${column} is no whole number: ${text}`);
  return Number.parseInt(text, 10);
}

function toItem(it: Row): SourceItem {
  return {
    id: field(it, "product_id"),
    name: field(it, "name"),
    code: field(it, "product_number"),
    isMade: field(it, "make_flag") === "1",
    isSold: field(it, "finished_goods_flag") === "1",
    color: field(it, "color"),
    size: field(it, "size"),
    sizeUnit: field(it, "size_unit_measure_code"),
    safetyStock: whole(it, "safety_stock_level"),
    standardCost: UnitPrice.of(field(it, "standard_cost")),
    listPrice: UnitPrice.of(field(it, "list_price")),
    daysToMake: whole(it, "days_to_manufacture"),
    subcategoryId: field(it, "product_subcategory_id"),
    stock: whole(it, "stock_quantity"),
  };
}

function toSupplier(it: Row): SourceSupplier {
  return {
    id: field(it, "business_entity_id"),
    code: field(it, "account_number"),
    name: field(it, "name"),
    rating: whole(it, "credit_rating"),
    isPreferred: field(it, "preferred_vendor_status") === "1",
    isActive: field(it, "active_flag") === "1",
  };
}

function toPrice(it: Row): SourcePrice {
  return {
    itemId: field(it, "product_id"),
    supplierId: field(it, "business_entity_id"),
    leadTimeDays: whole(it, "average_lead_time"),
    price: UnitPrice.of(field(it, "standard_price")),
    minimumQuantity: whole(it, "min_order_qty"),
    unit: field(it, "unit_measure_code"),
  };
}

function toOrders(headers: readonly Row[], details: readonly Row[]): SourceOrder[] {
  const lines = groupBy(details, (it) => field(it, "purchase_order_id"));
  return headers.map((it) => ({
    id: field(it, "purchase_order_id"),
    status: field(it, "status"),
    supplierId: field(it, "vendor_id"),
    orderedOn: dayOf(field(it, "order_date")),
    shippedOn: dayOf(field(it, "ship_date")),
    tax: UnitPrice.of(field(it, "tax_amt")),
    freight: UnitPrice.of(field(it, "freight")),
    lines: (lines.get(field(it, "purchase_order_id")) ?? []).map((line) => ({
      dueOn: dayOf(field(line, "due_date")),
      itemId: field(line, "product_id"),
      ordered: whole(line, "order_qty"),
      price: UnitPrice.of(field(line, "unit_price")),
      received: whole(line, "received_qty"),
      rejected: whole(line, "rejected_qty"),
    })),
  }));
}

function toSales(rows: readonly Row[]): SourceSale[] {
  return [...groupBy(rows, (it) => field(it, "sales_order_id"))].map(([id, lines]) => ({
    id,
    orderedOn: dayOf(field(lines[0]!, "order_date")),
    customer: field(lines[0]!, "account_number"),
    lines: lines.map((it) => ({
      itemId: field(it, "product_id"),
      quantity: whole(it, "order_qty"),
      price: discounted(UnitPrice.of(field(it, "unit_price")), field(it, "unit_price_discount_pct")),
    })),
  }));
}

/** @param share the discount as a part of one, `0.15` */
function discounted(price: UnitPrice, share: string): UnitPrice {
  const one = UnitPrice.of("1").units;
  return new UnitPrice(divideRounded(price.units * (one - UnitPrice.of(share).units), one));
}

function toStores(rows: readonly Row[], addresses: readonly Row[]): SourceStore[] {
  const places = groupBy(addresses, (it) => field(it, "business_entity_id"));
  return rows.map((it) => ({
    code: field(it, "account_number"),
    name: field(it, "name"),
    salespersonId: field(it, "sales_person_id"),
    annualSales: whole(it, "annual_sales"),
    specialty: field(it, "specialty"),
    orders: whole(it, "order_count"),
    addresses: (places.get(field(it, "business_entity_id")) ?? []).map(toAddress),
  }));
}

function toAddress(it: Row): SourceAddress {
  const city = field(it, "city");
  const state = `${field(it, "state_province")} ${field(it, "postal_code")}`;
  const parts = [field(it, "address_line1"), field(it, "address_line2"), city, state, field(it, "country_region_code")];
  return { type: field(it, "address_type_id"), city, text: parts.filter((part) => part !== "").join(", ") };
}

export function groupBy<T, K>(all: Iterable<T>, keyOf: (it: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const it of all) {
    const key = keyOf(it);
    const group = groups.get(key);
    if (group) group.push(it);
    else groups.set(key, [it]);
  }
  return groups;
}
