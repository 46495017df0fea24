/** A company with just what the books need: accounts and their roles, months, and one item for each costing method. */
import type { Month } from "../../kernel/dates.ts";
import { UnitPrice } from "../../kernel/decimal.ts";
import { type Id, newId } from "../../kernel/ids.ts";
import type { Database, Tx } from "../../platform/server/db/database.ts";
import type { AccountRole } from "../book-facts.ts";
import type { Committer } from "../commit.store.ts";
import { openPools } from "../pools.store.ts";
import type { CostingMethod } from "../valuation.ts";

export const METHODS = ["fifo", "moving_average", "month_average", "specific_lot", "standard"] as const;

/** Code, class and control as in the chart of 小企业会计准则. */
const ACCOUNTS: readonly (readonly [code: string, kind: string, control: string | null])[] = [
  ["100201", "asset", "bank"],
  ["112201", "asset", "receivable"],
  ["112202", "asset", "receivable_accrued"],
  ["1123", "asset", "supplier_advance"],
  ["140301", "asset", "inventory"],
  ["140303", "asset", "inventory"],
  ["1404", "asset", "inventory_variance"],
  ["190101", "asset", "suspense"],
  ["2203", "liability", "customer_advance"],
  ["220201", "liability", "payable"],
  ["220202", "liability", "payable_accrued"],
  ["22210101", "liability", "tax_input"],
  ["22210107", "liability", "tax_output"],
  ["22210109", "liability", "tax_input_out"],
  ["222106", "liability", "tax_output_deferred"],
  ["224105", "liability", "other_payable"],
  ["3001", "equity", null],
  ["400102", "cost", "wip"],
  ["40010101", "cost", "work_order"],
  ["40010102", "cost", "work_order"],
  ["40010103", "cost", "work_order"],
  ["221101", "liability", "payroll"],
  ["410190", "cost", "overhead"],
  ["500101", "revenue", null],
  ["540101", "expense", "cogs"],
  ["560303", "expense", null],
  ["560304", "expense", null],
];

const ROLES: Readonly<Record<AccountRole | "inventory_material" | "inventory_component", string>> = {
  inventory_material: "140301",
  inventory_component: "140303",
  received_not_billed: "220202",
  payable: "220201",
  supplier_advance: "1123",
  input_vat: "22210101",
  input_vat_out: "22210109",
  receivable: "112201",
  delivered_not_invoiced: "112202",
  customer_advance: "2203",
  sales: "500101",
  output_vat: "22210107",
  output_vat_later: "222106",
  cost_of_sales: "540101",
  price_variance: "1404",
  suspense: "190101",
  work_in_process: "40010101",
  labour: "40010102",
  overhead: "40010103",
  labour_absorbed: "221101",
  overhead_absorbed: "410190",
  exchange_difference: "560303",
  freight_payable: "224105",
  financial_discount: "560304",
};

/** What names a factory in another process. */
export interface FactoryIds {
  readonly orgId: Id;
  readonly memberId: Id;
  readonly supplierId: Id;
  readonly items: Readonly<Record<CostingMethod, Id>>;
  readonly places: { readonly main: Id; readonly second: Id; readonly rejected: Id };
}

export interface Factory extends FactoryIds {
  readonly database: Database;
  readonly ids: FactoryIds;
  /** In the company's scope, as requests have it. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  committer(at?: Date): Committer;
}

export const NOW = new Date("2026-11-15T02:00:00Z");

export function factoryOf(database: Database, ids: FactoryIds): Factory {
  const { orgId, memberId } = ids;
  return {
    ...ids,
    ids,
    database,
    write: (work) => database.transaction({ as: "company", orgId }, work),
    committer: (at = NOW) => ({ orgId, memberId, at }),
  };
}

export async function aFactory(
  database: Database,
  { open = ["2026-09", "2026-10", "2026-11"] as Month[], closed = ["2026-08"] as Month[] } = {},
): Promise<Factory> {
  const items = Object.fromEntries(METHODS.map((method) => [method, newId()])) as Record<CostingMethod, Id>;
  const places = { main: newId(), second: newId(), rejected: newId() };
  const factory = factoryOf(database, { orgId: newId(), memberId: newId(), supplierId: newId(), items, places });
  const { orgId, memberId } = factory;
  await factory.write(async (tx) => {
    await insertAccounts(tx, orgId);
    await insertMonths(tx, orgId, memberId, open, closed);
    await openPools(
      tx,
      orgId,
      METHODS.map((method) => ({
        itemId: items[method],
        method,
        accountRole: method === "fifo" ? "inventory_material" : "inventory_component",
        // No price divides it, so that every rounding is met.
        standardCost: method === "standard" ? UnitPrice.of("9.333333") : null,
        isLotTracked: method === "specific_lot",
      })),
    );
  });
  return factory;
}

async function insertAccounts(tx: Tx, orgId: Id): Promise<void> {
  const accounts = ACCOUNTS.map(([code, kind, control]) => ({ id: newId(), code, kind, control }));
  await tx.query(
    `insert into account (org_id, account_id, state, version, code, name, class, normal_balance, control, needs_party, is_leaf)
     select $1, a.id, 'active', 1, a.code, a.code, a.kind, case when a.kind in ('liability', 'equity') then 'credit' else 'debit' end, a.control,
       coalesce(a.control in ('supplier_advance', 'payable', 'payable_accrued', 'other_payable'), false), true
     from json_to_recordset($2::json) as a(id uuid, code text, kind text, control text)`,
    [orgId, JSON.stringify(accounts)],
  );
  await tx.query(
    "insert into account_role (org_id, role, account) select $1, r.key, r.value from json_each_text($2::json) as r",
    [orgId, JSON.stringify(ROLES)],
  );
}

async function insertMonths(
  tx: Tx,
  orgId: Id,
  memberId: Id,
  open: readonly Month[],
  closed: readonly Month[],
): Promise<void> {
  await tx.query(
    `insert into period (org_id, month, state)
     select $1, m.month, m.state from json_to_recordset($2::json) as m(month text, state text)`,
    [
      orgId,
      JSON.stringify([
        ...open.map((month) => ({ month, state: "open" })),
        ...closed.map((month) => ({ month, state: "closed" })),
      ]),
    ],
  );
  await tx.query(
    `insert into period_event (org_id, event_id, month, number, verb, happened_at, member_id, after_seq)
     select $1, e.id, e.month, 1, 'close', $3::timestamptz, $4, 0 from json_to_recordset($2::json) as e(id uuid, month text)`,
    [orgId, JSON.stringify(closed.map((month) => ({ id: newId(), month }))), "2026-09-03T02:00:00Z", memberId],
  );
  await tx.query("insert into ledger_counter (org_id, seq) values ($1, 0)", [orgId]);
}
