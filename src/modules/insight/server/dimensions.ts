/**
 * The dimensions of the data warehouse: what facts are grouped by. A record may change, so each has a signature over all its records and their
 * versions (`$1` is the company); when that differs from the one kept, the dimension is replaced whole.
 */
import type { Star } from "./facts.ts";

export interface Dimension extends Star {
  /** The tables it is read from, each with its key and a `version`. */
  readonly versions: readonly (readonly [table: string, key: string])[];
}

const NAMED = { code: "VARCHAR", name: "VARCHAR", name_en: "VARCHAR" } as const;

const item: Dimension = {
  name: "item",
  columns: { item_id: "UUID", ...NAMED, kind: "VARCHAR", category_id: "UUID", unit: "VARCHAR" },
  source: "select item_id, code, name, name_en, kind, category_id, unit from item where org_id = $1",
  versions: [["item", "item_id"]],
};

const category: Dimension = {
  name: "category",
  columns: { category_id: "UUID", ...NAMED, parent_id: "UUID" },
  source: "select item_category_id as category_id, code, name, name_en, parent_id from item_category where org_id = $1",
  versions: [["item_category", "item_category_id"]],
};

const party: Dimension = {
  name: "party",
  columns: { party_id: "UUID", ...NAMED, kind: "VARCHAR", category_id: "UUID" },
  source: `select supplier_id as party_id, code, name, name_en, 'supplier' as kind, null::uuid as category_id from supplier where org_id = $1
    union all select customer_id, code, name, name_en, 'customer', category_id from customer where org_id = $1`,
  versions: [
    ["supplier", "supplier_id"],
    ["customer", "customer_id"],
  ],
};

const warehouse: Dimension = {
  name: "warehouse",
  columns: { location_id: "UUID", location_code: "VARCHAR", kind: "VARCHAR", warehouse_id: "UUID", ...NAMED },
  source: `select l.location_id, l.code as location_code, l.kind, w.warehouse_id, w.code, w.name, w.name_en
    from location l join warehouse w on w.org_id = l.org_id and w.warehouse_id = l.warehouse_id where l.org_id = $1`,
  versions: [
    ["location", "location_id"],
    ["warehouse", "warehouse_id"],
  ],
};

const account: Dimension = {
  name: "account",
  columns: { account: "VARCHAR", name: "VARCHAR", name_en: "VARCHAR", class: "VARCHAR" },
  source: "select code as account, name, name_en, class from account where org_id = $1",
  versions: [["account", "account_id"]],
};

/** What was ordered, and for when, as the order stands now. */
const purchaseLine: Dimension = {
  name: "purchase_line",
  columns: {
    order_line_id: "UUID",
    number: "VARCHAR",
    supplier_id: "UUID",
    item_id: "UUID",
    ordered: "DECIMAL(38, 6)",
    promised_on: "DATE",
  },
  source: `select l.purchase_order_line_id as order_line_id, o.number, o.supplier_id, l.item_id,
      round(l.quantity * l.unit_stock_quantity / l.unit_quantity, 6) as ordered, l.required_on as promised_on
    from purchase_order_line l join purchase_order o on o.org_id = l.org_id and o.purchase_order_id = l.purchase_order_id
    where l.org_id = $1 and o.state in ('approved', 'closed')`,
  versions: [["purchase_order", "purchase_order_id"]],
};

export const DIMENSIONS: readonly Dimension[] = [item, category, party, warehouse, account, purchaseLine];

/** One row each: its name and its signature. */
export const SIGNATURES = DIMENSIONS.map(({ name, versions }) => {
  const parts = versions.map(
    ([table, key]) =>
      `(select count(*) || '/' || coalesce(sum(hashtextextended(${key}::text, version)), 0) from ${table} where org_id = $1)`,
  );
  return `select '${name}' as name, ${parts.join(" || ' ' || ")} as signature`;
}).join("\nunion all ");
