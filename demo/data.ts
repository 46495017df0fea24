/**
 * Reads `demo/data` (a real-looking bicycle factory: its README says whence and under which licence) into plain values under
 * our own names. Nothing here knows of a server. Identifiers are the data's own numbers, as texts.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { addDays, type Day, dayOf } from "../src/kernel/dates.ts";
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
  /** Who ordered: a store, or somebody over the network. */
  readonly channel: "reseller" | "online";
  /** The customer's account, of a store its code. */
  readonly customer: string;
  readonly orderedOn: Day;
  readonly dueOn: Day;
  readonly shippedOn: Day;
  readonly lines: readonly SourceSaleLine[];
}
export interface SourceWorkOrder {
  readonly id: string;
  readonly itemId: string;
  /** Pieces, the scrapped among them. */
  readonly ordered: number;
  readonly scrapped: number;
  readonly startOn: Day;
  readonly endOn: Day;
  readonly dueOn: Day;
  /** The name of a reason; null: nothing was scrapped. */
  readonly reason: string | null;
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
  /** Of four years, to stores and over the network. */
  readonly sales: readonly SourceSale[];
  readonly stores: readonly SourceStore[];
}

/** Beside this module, or beside the program where it is bundled. */
const HERE = new URL("./data/", import.meta.url);

export function readData(): SourceData {
  return {
    items: rowsOf("product.csv").map(toItem),
    categories: [
      ...rowsOf("product_category.csv").map((it) => ({
        id: `c${field(it, "product_category_id")}`,
        name: field(it, "name"),
        parentId: "",
      })),
      ...rowsOf("product_subcategory.csv").map((it) => ({
        id: field(it, "product_subcategory_id"),
        name: field(it, "name"),
        parentId: `c${field(it, "product_category_id")}`,
      })),
    ],
    edges: rowsOf("bill_of_materials.csv").map((it) => ({
      assemblyId: field(it, "product_assembly_id"),
      componentId: field(it, "component_id"),
      quantity: whole(it, "per_assembly_qty"),
      unit: field(it, "unit_measure_code"),
    })),
    locations: rowsOf("location.csv").map((it) => ({ id: field(it, "location_id"), name: field(it, "name") })),
    scrapReasons: rowsOf("scrap_reason.csv").map((it) => ({
      name: field(it, "name"),
      pieces: whole(it, "scrapped_qty"),
    })),
    suppliers: rowsOf("vendor.csv").map(toSupplier),
    prices: rowsOf("product_vendor.csv").map(toPrice),
    orders: toOrders(rowsOf("purchase_order_header.csv.gz"), rowsOf("purchase_order_detail.csv.gz")),
    sales: toSales(rowsOf("sales_order_header.csv.gz"), rowsOf("sales_order_detail.csv.gz")),
    stores: toStores(rowsOf("store.csv"), rowsOf("store_address.csv")),
  };
}

/** The work orders of three years. 7,056 have no dates: they are taken to be of the day after the last of the others, and not late. */
export function readWorkOrders(): SourceWorkOrder[] {
  const reasons = new Map(rowsOf("scrap_reason.csv").map((it) => [field(it, "scrap_reason_id"), field(it, "name")]));
  const rows = rowsOf("work_order.csv.gz");
  const last = rows.reduce((latest, it) => (field(it, "end_date") > latest ? field(it, "end_date") : latest), "");
  const after = addDays(dayOf(last), 1);
  const date = (it: Row, column: string) => (field(it, column) === "" ? after : dayOf(field(it, column)));
  return rows.map((it) => ({
    id: field(it, "work_order_id"),
    itemId: field(it, "product_id"),
    ordered: whole(it, "order_qty"),
    scrapped: whole(it, "scrapped_qty"),
    startOn: date(it, "start_date"),
    endOn: date(it, "end_date"),
    dueOn: date(it, "due_date"),
    reason: reasons.get(field(it, "scrap_reason_id")) ?? null,
  }));
}

function rowsOf(file: string): Row[] {
  const bytes = readFileSync(new URL(file, HERE));
  return readCsv((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
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

function toSales(headers: readonly Row[], details: readonly Row[]): SourceSale[] {
  const lines = groupBy(details, (it) => field(it, "sales_order_id"));
  return headers.map((it) => ({
    id: field(it, "sales_order_id"),
    channel: field(it, "channel") === "online" ? "online" : "reseller",
    customer: field(it, "account_number"),
    orderedOn: dayOf(field(it, "order_date")),
    dueOn: dayOf(field(it, "due_date")),
    shippedOn: dayOf(field(it, "ship_date")),
    lines: (lines.get(field(it, "sales_order_id")) ?? []).map((line) => ({
      itemId: field(line, "product_id"),
      quantity: whole(line, "order_qty"),
      price: discounted(UnitPrice.of(field(line, "unit_price")), field(line, "unit_price_discount_pct")),
    })),
  }));
}

/** @param share the discount as a part of one, `0.15` */
function discounted(price: UnitPrice, share: string): UnitPrice {
  if (share === "0") return price;
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
