/**
 * The one read of the books before a posting: locks in key order what the postings will change, and returns the facts.
 * One statement, whatever the number of items. README.md says why the pools carry a version.
 */
import { type Day, type Month, monthOf } from "../kernel/dates.ts";
import { Amount, Quantity, UnitPrice } from "../kernel/decimal.ts";
import type { Id } from "../kernel/ids.ts";
import type { Tx } from "../platform/server/db/database.ts";
import { Book } from "./book.ts";
import type { OpenItem } from "./book-facts.ts";
import type { CostingMethod, Layer, Pool } from "./valuation.ts";

export interface Needs {
  /** The days on which something will be posted. */
  readonly dates: readonly Day[];
  /** Items whose stock or cost changes. */
  readonly items?: readonly Id[];
  /** Those of them that leave or are revalued: their open layers and balances are read too. */
  readonly leaving?: readonly Id[];
  /** Layers that are named, and so read even if nothing is left of them, and with what of them went back. */
  readonly layers?: readonly Id[];
  readonly openItems?: readonly Id[];
  /** Order and receipt lines whose progress a rule asks for. */
  readonly progressOf?: readonly Id[];
  /** What goods were used for, whose cost so far is asked for. */
  readonly usesOf?: readonly Id[];
}

type Need = keyof Needs;

/** A part is left out where nothing is asked of it: one that reads nothing still costs its start. `{need}` holds the values of a need. */
interface Part {
  /** Left out where none of these needs names anything; always there without them. */
  readonly of?: readonly Need[];
  /** What it locks or gathers first. */
  readonly first?: (has: (need: Need) => boolean) => string;
  readonly read: (has: (need: Need) => boolean) => string;
}

// In the order of the locks: README.md.
const PARTS: readonly Part[] = [
  {
    first: () => `period_lock as materialized (
  select month, state from period where org_id = $1 and month = any({dates}::text[]) order by month for share)`,
    read: () => "(select json_object_agg(month, state) from period_lock) as periods",
  },
  {
    of: ["items"],
    first: () => `pool_lock as materialized (
  select pool_id, item_id, method, account, standard_cost, quantity, value, version, last_cost, is_lot_tracked
  from cost_pool where org_id = $1 and item_id = any({items}::uuid[]) order by pool_id for update)`,
    read: () => `
  (select json_agg(json_build_array(pool_id, item_id, method, account, standard_cost::text, quantity::text, value::text, version, last_cost::text,
     is_lot_tracked)) from pool_lock) as pools,
  (select json_object_agg(pool_id, version) from cost_pool where org_id = $1 and item_id = any({items}::uuid[])) as seen`,
  },
  {
    of: ["layers"],
    first: () => `went as materialized (
  select u.layer_id, s.used_for, sum(u.quantity) as quantity
  from layer_use u join stock_line s on s.org_id = $1 and s.posting_id = u.posting_id and s.line_no = u.line_no and s.used_for is not null
  where u.org_id = $1 and u.layer_id = any({layers}::uuid[]) group by u.layer_id, s.used_for having sum(u.quantity) > 0)`,
    read: () => "(select json_agg(json_build_array(layer_id, used_for, quantity::text)) from went) as went",
  },
  {
    of: ["openItems", "layers"],
    first: (has) => `open_item_lock as materialized (
  select open_item_id, account, party_id, balance, currency, currency_balance from open_item
  where org_id = $1 and open_item_id = any({openItems}::uuid[]${has("layers") ? " || array(select used_for from went)" : ""})
  order by open_item_id for update)`,
    read: () => `
  (select json_agg(json_build_array(open_item_id, account, party_id, balance::text, currency, currency_balance::text)) from open_item_lock) as open_items`,
  },
  { of: ["leaving", "layers"], read: layersText },
  {
    of: ["leaving"],
    read: () => `
  (select json_agg(json_build_array(item_id, location_id, lot_id, is_owned, quantity::text))
     from stock_balance where org_id = $1 and item_id = any({leaving}::uuid[]) and quantity > 0) as balances`,
  },
  {
    of: ["progressOf"],
    read: () => `
  (select json_agg(json_build_array(target_id, measure, quantity::text))
     from progress where org_id = $1 and target_id = any({progressOf}::uuid[])) as progress`,
  },
  {
    of: ["usesOf"],
    read: () => `
  (select json_agg(json_build_array(used_for, item_id, lot_id, quantity::text, value::text)) from (
     select used_for, item_id, lot_id, -sum(quantity) as quantity, -sum(value) as value
     from stock_line where org_id = $1 and used_for = any({usesOf}::uuid[]) group by used_for, item_id, lot_id) u) as uses`,
  },
  { read: () => "(select json_object_agg(role, account) from account_role where org_id = $1) as roles" },
];

/** What is open of the items that leave, and what is named; of what is named, how much went back. */
function layersText(has: (need: Need) => boolean): string {
  const open = has("leaving") ? ["l.pool_id = any({leaving}::uuid[]) and l.left_quantity > 0"] : [];
  const named = has("layers") ? ["l.layer_id = any({layers}::uuid[])"] : [];
  const returned = named.map(
    (it) => `case when ${it} then (select sum(u.quantity)::text from layer_use u
         where u.org_id = $1 and u.layer_id = l.layer_id and u.kind = 'return') end`,
  );
  return `
  (select json_agg(json_build_array(l.layer_id, l.pool_id, l.lot_id, l.quantity::text, l.value::text, l.left_quantity::text, l.left_value::text,
       ${returned[0] ?? "null"}) order by l.seq, l.line_no)
     from cost_layer l where l.org_id = $1 and (${[...open, ...named].join(" or ")})) as layers`;
}

const texts = new Map<string, string>();

/** The statement for needs that name something, whose values follow the company in this order; a server keeps each text prepared. */
function factsText(needs: readonly Need[]): string {
  const key = needs.join(" ");
  const known = texts.get(key) ?? assemble(needs);
  texts.set(key, known);
  return known;
}

function assemble(needs: readonly Need[]): string {
  const has = (need: Need) => needs.includes(need);
  const parts = PARTS.filter((part) => !part.of || part.of.some(has));
  const first = parts.flatMap((part) => part.first?.(has) ?? []);
  const text = `with ${first.join(",\n")}\nselect ${parts.map((part) => part.read(has)).join(",\n  ")}`;
  return text.replace(/\{(\w+)\}/g, (_, need: Need) => (has(need) ? `$${needs.indexOf(need) + 2}` : "'{}'"));
}

/** What was not asked for is left out. */
interface Answer {
  periods: Record<string, "open" | "closed"> | null;
  pools?: [Id, Id, CostingMethod, string, string | null, string, string, number, string | null, boolean][] | null;
  open_items?: [Id, string, Id, string, string | null, string | null][] | null;
  seen?: Record<string, number> | null;
  layers?: [Id, Id, Id, string, string, string, string | null, string | null][] | null;
  balances?: [Id, Id, Id, boolean, string][] | null;
  progress?: [Id, string, string][] | null;
  uses?: [Id, Id, Id, string, string][] | null;
  went?: [Id, Id, string][] | null;
  roles: Record<string, string> | null;
}

/** Locks and reads. The locks last until the transaction ends, so a book serves one commit. */
export async function openBook(tx: Tx, orgId: Id, needs: Needs): Promise<Book> {
  const unique = (ids: readonly string[] = []) => [...new Set(ids)];
  const wanted: Record<Need, string[]> = {
    dates: unique(needs.dates.map(monthOf)),
    items: unique([...(needs.items ?? []), ...(needs.leaving ?? [])]),
    leaving: unique(needs.leaving),
    layers: unique(needs.layers),
    openItems: unique(needs.openItems),
    progressOf: unique(needs.progressOf),
    usesOf: unique(needs.usesOf),
  };
  const asked = (Object.keys(wanted) as Need[]).filter((need) => need === "dates" || wanted[need].length > 0);
  const text = factsText(asked);
  const values = [orgId, ...asked.map((need) => wanted[need])];
  const read = async () => (await tx.query<Answer>(text, values))[0]!;
  let answer = await read();
  const stale = answer.pools?.some(([poolId, , , , , , , version]) => answer.seen?.[poolId] !== version);
  if (stale) answer = await read();
  return toBook(answer);
}

function toBook(answer: Answer): Book {
  const pools = new Map<Id, Pool>();
  const byPool = new Map<Id, Layer[]>();
  for (const [id, itemId, method, account, standard, quantity, value, , lastCost, isLotTracked] of answer.pools ?? []) {
    const layers: Layer[] = [];
    byPool.set(id, layers);
    pools.set(itemId, {
      id,
      itemId,
      method,
      account,
      standardCost: standard === null ? null : UnitPrice.of(standard),
      lastCost: lastCost === null ? null : UnitPrice.of(lastCost),
      isLotTracked,
      quantity: Quantity.of(quantity),
      value: Amount.of(value),
      layers,
    });
  }
  for (const [id, poolId, lotId, quantity, value, leftQuantity, leftValue, returned] of answer.layers ?? [])
    byPool.get(poolId)?.push({
      id,
      lotId,
      quantity: Quantity.of(quantity),
      value: Amount.of(value),
      leftQuantity: Quantity.of(leftQuantity),
      leftValue: leftValue === null ? null : Amount.of(leftValue),
      returned: Quantity.of(returned ?? "0"),
    });
  return new Book({
    periods: new Map(Object.entries(answer.periods ?? {}) as [Month, "open" | "closed"][]),
    roles: new Map(Object.entries(answer.roles ?? {})),
    pools,
    balances: new Map(
      (answer.balances ?? []).map(([item, location, lot, owned, quantity]) => [
        `${item} ${location} ${lot} ${owned}`,
        Quantity.of(quantity),
      ]),
    ),
    openItems: new Map(
      (answer.open_items ?? []).map(([id, account, partyId, balance, currency, currencyBalance]): [Id, OpenItem] => [
        id,
        {
          id,
          account,
          partyId,
          balance: Amount.of(balance),
          currency,
          currencyBalance: Amount.of(currencyBalance ?? "0"),
        },
      ]),
    ),
    progress: new Map(
      (answer.progress ?? []).map(([target, measure, quantity]) => [`${target} ${measure}`, Quantity.of(quantity)]),
    ),
    went: (answer.went ?? []).map(([layerId, usedFor, quantity]) => ({
      layerId,
      usedFor,
      quantity: Quantity.of(quantity),
    })),
    uses: new Map(
      (answer.uses ?? []).map(([usedFor, item, lot, quantity, value]) => [
        `${usedFor} ${item} ${lot}`,
        { quantity: Quantity.of(quantity), value: Amount.of(value) },
      ]),
    ),
  });
}
